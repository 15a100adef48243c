// A connection to a Duban server: the channel, the session's token and how calls are made on it.
#ifndef DUBAN_CLIENTS_CPP_CONNECTION_H_
#define DUBAN_CLIENTS_CPP_CONNECTION_H_

#include <memory>
#include <mutex>
#include <string>

#include <absl/time/time.h>

#include "clients/cpp/error.h"
#include "clients/cpp/retry.h"

namespace grpc {
class Channel;
}

namespace duban::client {

struct ConnectOptions {
  std::string target;            // HOST:PORT
  std::string ca_file;           // PEM; set: TLS
  std::string certificate_file;  // PEM; with key_file, where the server asks for a client's
  std::string key_file;          // PEM
  bool insecure_remote = false;  // plaintext to another machine: passwords travel readable
  absl::Duration call_timeout = absl::Seconds(30);  // of one call with all its retries
  RetryPolicy retry;
};

// Thread-safe.
class Connection {
 public:
  // Does not wait for the server: an unreachable one is an error of the first call.
  //
  // Errors, INVALID_ARGUMENT: TARGET_INVALID; TLS_FILE_UNREADABLE; PLAINTEXT_REFUSED: without TLS
  // only a loopback address is taken, unless `insecure_remote`.
  static Result<std::shared_ptr<Connection>> Open(ConnectOptions options);

  // Over a channel made elsewhere, e.g. a server's InProcessChannel.
  Connection(std::shared_ptr<grpc::Channel> channel, ConnectOptions options);

  // The session that calls are made in; "" for none.
  void SetToken(std::string token);
  std::string token() const;

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  const ConnectOptions& options() const { return options_; }

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  const ConnectOptions options_;
  mutable std::mutex mutex_;
  std::string token_;
};

// Whether HOST:PORT is this machine: localhost, 127.0.0.0/8, [::1] or a unix: address.
bool IsLoopback(const std::string& target);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_CONNECTION_H_
