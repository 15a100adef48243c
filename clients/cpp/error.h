// What a failed call says: the canonical code, a reason a program can switch on, a sentence in
// Chinese for people, and everything that was wrong with the request or the state.
#ifndef DUBAN_CLIENTS_CPP_ERROR_H_
#define DUBAN_CLIENTS_CPP_ERROR_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <absl/status/status.h>
#include <absl/time/time.h>

namespace grpc {
class Status;
}

namespace duban::client {

// One field of the request that the server does not take.
struct FieldViolation {
  std::string field;   // path in the request, e.g. "task.due_date"
  std::string reason;  // UPPER_SNAKE
  std::string message_zh;
};

// One thing that is missing before the call can succeed.
struct Precondition {
  std::string type;     // UPPER_SNAKE
  std::string subject;  // resource name; "" for the one the call is about
  std::string message_zh;
};

struct Error {
  absl::StatusCode code = absl::StatusCode::kUnknown;
  std::string reason;      // UPPER_SNAKE; "" when the server gave none
  std::string message;     // English, for logs
  std::string message_zh;  // for people; never empty
  std::map<std::string, std::string> metadata;
  std::vector<FieldViolation> fields;         // INVALID_ARGUMENT: all of them
  std::vector<Precondition> preconditions;    // FAILED_PRECONDITION: all of them
  std::optional<absl::Duration> retry_after;  // the server's advice
  // Of a mutation: the id it was sent with. After UNAVAILABLE or DEADLINE_EXCEEDED the outcome is
  // unknown; the same request with the same id is answered with what the first one did.
  std::string request_id;
};

// The value of a call, or why there is none.
template <class T>
class Result {
 public:
  using value_type = T;

  // Implicit, so that functions return either.
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(state_); }

  // Precondition: ok().
  const T& operator*() const& { return std::get<T>(state_); }
  T& operator*() & { return std::get<T>(state_); }
  T&& operator*() && { return std::get<T>(std::move(state_)); }
  const T* operator->() const { return &std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }

  // Precondition: !ok().
  const Error& error() const& { return std::get<Error>(state_); }
  Error&& error() && { return std::get<Error>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

// An error found on this side of the wire, in the form the server would give it.
Error InvalidField(std::string field, std::string reason, std::string message_zh);

// An error without details. Precondition: code is not OK.
Error MakeError(absl::StatusCode code, std::string reason, std::string message,
                std::string message_zh);

// Reads google.rpc.Status from the trailing metadata; errors that gRPC made itself (unreachable,
// deadline, message too large) get a reason and a Chinese sentence here. Precondition: not OK.
Error FromGrpcStatus(const grpc::Status& status);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_ERROR_H_
