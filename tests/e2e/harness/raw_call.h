// Calls without a client library of ours: bytes out, bytes back, the error as it travels. For what
// a well-behaved client never sends, and for answers that are compared byte for byte.
#ifndef DUBAN_TESTS_E2E_HARNESS_RAW_CALL_H_
#define DUBAN_TESTS_E2E_HARNESS_RAW_CALL_H_

#include <memory>
#include <string>

#include <absl/time/time.h>

namespace grpc {
class Channel;
}

namespace duban::testing {

struct RawAnswer {
  int code = 0;  // canonical code; 0 is OK
  std::string message;
  std::string details;  // google.rpc.Status, serialized
  std::string bytes;    // the response
  bool ok() const { return code == 0; }
  bool operator==(const RawAnswer&) const = default;
};

// Thread-safe. Sends messages of any size; never retries.
class RawCaller {
 public:
  // TLS where `ca_file` is not empty.
  explicit RawCaller(const std::string& target, const std::string& ca_file = "");
  ~RawCaller();

  // `method` is "/package.Service/Method"; no authorization is sent where `token` is empty.
  RawAnswer Call(const std::string& method, const std::string& request,
                 const std::string& token = "", absl::Duration timeout = absl::Seconds(30)) const;

  // Sends one message on a stream and waits for one.
  RawAnswer CallStream(const std::string& method, const std::string& request) const;

  // Whether grpc.health.v1 says SERVING, asked once.
  bool Serving() const;

 private:
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_RAW_CALL_H_
