#include "clients/cpp/client.h"

#include <utility>

namespace duban::client {

Result<std::unique_ptr<Client>> Client::Open(ConnectOptions options) {
  Result<std::shared_ptr<Connection>> connection = Connection::Open(std::move(options));
  if (!connection.ok()) return connection.error();
  return std::make_unique<Client>(*std::move(connection));
}

Client::Client(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)),
      sessions_(connection_),
      directory_(connection_),
      plans_(connection_),
      tasks_(connection_),
      assignments_(connection_),
      attachments_(connection_),
      coordination_(connection_),
      delegations_(connection_),
      instructions_(connection_),
      rulings_(connection_),
      todos_(connection_),
      events_(connection_) {}

Result<v1::Session> Client::SignIn(const std::string& login, const std::string& password) {
  v1::SignInRequest request;
  request.set_login(login);
  request.set_password(password);
  Result<v1::SignInResponse> answer = sessions_.SignIn(std::move(request));
  if (!answer.ok()) return answer.error();
  connection_->SetToken(answer->token());
  return answer->session();
}

}  // namespace duban::client
