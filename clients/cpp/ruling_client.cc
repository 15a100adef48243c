#include "clients/cpp/ruling_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/ruling_service.grpc.pb.h"

namespace duban::client {

struct RulingClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::RulingService::Stub rpc;
};

RulingClient::RulingClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

RulingClient::~RulingClient() = default;

Result<v1::Assignment> RulingClient::RuleDecline(v1::RuleDeclineRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::RuleDecline, std::move(request));
}

Result<v1::ReassignAssignmentResponse> RulingClient::ReassignAssignment(
    v1::ReassignAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::ReassignAssignment,
              std::move(request));
}

Result<v1::BatchReassignAssignmentsResponse> RulingClient::BatchReassignAssignments(
    v1::BatchReassignAssignmentsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::BatchReassignAssignments,
              std::move(request));
}

Result<v1::Assignment> RulingClient::WaiveAssignment(v1::WaiveAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::WaiveAssignment,
              std::move(request));
}

Result<v1::Assignment> RulingClient::WithdrawAssignment(
    v1::WithdrawAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::WithdrawAssignment,
              std::move(request));
}

Result<v1::Assignment> RulingClient::SuspendAssignment(v1::SuspendAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::SuspendAssignment,
              std::move(request));
}

Result<v1::Assignment> RulingClient::ResumeAssignment(v1::ResumeAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::ResumeAssignment,
              std::move(request));
}

Result<v1::Assignment> RulingClient::RedateAssignmentSuspension(
    v1::RedateAssignmentSuspensionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::RedateAssignmentSuspension,
              std::move(request));
}

Result<v1::Assignment> RulingClient::NameSubstitute(v1::NameSubstituteRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::RulingService::Stub::NameSubstitute,
              std::move(request));
}

}  // namespace duban::client
