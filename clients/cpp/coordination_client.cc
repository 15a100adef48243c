#include "clients/cpp/coordination_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/coordination_service.grpc.pb.h"

namespace duban::client {

struct CoordinationClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::CoordinationService::Stub rpc;
};

CoordinationClient::CoordinationClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

CoordinationClient::~CoordinationClient() = default;

Result<v1::CoordinationRequest> CoordinationClient::RequestCoordination(
    v1::RequestCoordinationRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::CoordinationService::Stub::RequestCoordination,
              std::move(request));
}

Result<v1::CoordinationRequest> CoordinationClient::RuleCoordination(
    v1::RuleCoordinationRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::CoordinationService::Stub::RuleCoordination,
              std::move(request));
}

Result<v1::CoordinationRequest> CoordinationClient::WithdrawRequest(
    v1::WithdrawRequestRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::CoordinationService::Stub::WithdrawRequest,
              std::move(request));
}

Result<v1::ListCoordinationRequestsResponse> CoordinationClient::ListCoordinationRequests(
    v1::ListCoordinationRequestsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::CoordinationService::Stub::ListCoordinationRequests,
              std::move(request));
}

Pager<v1::CoordinationRequest> CoordinationClient::EachRequest(
    v1::ListCoordinationRequestsRequest request) const {
  return MakePager<v1::CoordinationRequest>(
      std::move(request),
      [this](const v1::ListCoordinationRequestsRequest& page) {
        return ListCoordinationRequests(page);
      },
      [](v1::ListCoordinationRequestsResponse& response) { return response.mutable_requests(); });
}

}  // namespace duban::client
