#include "clients/cpp/delegation_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/delegation_service.grpc.pb.h"

namespace duban::client {

struct DelegationClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::DelegationService::Stub rpc;
};

DelegationClient::DelegationClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

DelegationClient::~DelegationClient() = default;

Result<v1::Delegation> DelegationClient::CreateDelegation(
    v1::CreateDelegationRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DelegationService::Stub::CreateDelegation,
              std::move(request));
}

Result<v1::Delegation> DelegationClient::EndDelegation(v1::EndDelegationRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DelegationService::Stub::EndDelegation,
              std::move(request));
}

Result<v1::ListDelegationsResponse> DelegationClient::ListDelegations(
    v1::ListDelegationsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DelegationService::Stub::ListDelegations,
              std::move(request));
}

Pager<v1::Delegation> DelegationClient::EachDelegation(v1::ListDelegationsRequest request) const {
  return MakePager<v1::Delegation>(
      std::move(request),
      [this](const v1::ListDelegationsRequest& page) { return ListDelegations(page); },
      [](v1::ListDelegationsResponse& response) { return response.mutable_delegations(); });
}

}  // namespace duban::client
