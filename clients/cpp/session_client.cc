#include "clients/cpp/session_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/session_service.grpc.pb.h"

namespace duban::client {

struct SessionClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::SessionService::Stub rpc;
};

SessionClient::SessionClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

SessionClient::~SessionClient() = default;

Result<v1::SignInResponse> SessionClient::SignIn(v1::SignInRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::SessionService::Stub::SignIn, std::move(request));
}

Result<v1::SignOutResponse> SessionClient::SignOut(v1::SignOutRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::SessionService::Stub::SignOut, std::move(request));
}

Result<v1::Session> SessionClient::GetSession(v1::GetSessionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::SessionService::Stub::GetSession, std::move(request));
}

}  // namespace duban::client
