// Signing in and out. One method an rpc; what each means and its errors stand in
// duban/v1/session_service.proto.
#ifndef DUBAN_CLIENTS_CPP_SESSION_CLIENT_H_
#define DUBAN_CLIENTS_CPP_SESSION_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "duban/v1/session_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class SessionClient {
 public:
  explicit SessionClient(std::shared_ptr<Connection> connection);
  ~SessionClient();
  SessionClient(const SessionClient&) = delete;
  SessionClient& operator=(const SessionClient&) = delete;

  // Signs in. The token is not kept; Client::SignIn does that.
  Result<v1::SignInResponse> SignIn(v1::SignInRequest request) const;
  // Ends the session of the connection's token.
  Result<v1::SignOutResponse> SignOut(v1::SignOutRequest request) const;
  // Who is signed in and in which roles.
  Result<v1::Session> GetSession(v1::GetSessionRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_SESSION_CLIENT_H_
