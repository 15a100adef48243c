#include "clients/cpp/assignment_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/assignment_service.grpc.pb.h"

namespace duban::client {

struct AssignmentClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::AssignmentService::Stub rpc;
};

AssignmentClient::AssignmentClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

AssignmentClient::~AssignmentClient() = default;

Result<v1::Assignment> AssignmentClient::GetAssignment(v1::GetAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::GetAssignment,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::AcceptAssignment(
    v1::AcceptAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::AcceptAssignment,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::SubmitAssignment(
    v1::SubmitAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::SubmitAssignment,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::ApproveSubmission(
    v1::ApproveSubmissionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::ApproveSubmission,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::ReturnSubmission(
    v1::ReturnSubmissionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::ReturnSubmission,
              std::move(request));
}

Result<v1::ListSubmissionsResponse> AssignmentClient::ListSubmissions(
    v1::ListSubmissionsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::ListSubmissions,
              std::move(request));
}

Pager<v1::Submission> AssignmentClient::EachSubmission(v1::ListSubmissionsRequest request) const {
  return MakePager<v1::Submission>(
      std::move(request),
      [this](const v1::ListSubmissionsRequest& page) { return ListSubmissions(page); },
      [](v1::ListSubmissionsResponse& response) { return response.mutable_submissions(); });
}

Result<v1::Assignment> AssignmentClient::DeclineAssignment(
    v1::DeclineAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::DeclineAssignment,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::AssignHandler(v1::AssignHandlerRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::AssignHandler,
              std::move(request));
}

Result<v1::SplitAssignmentResponse> AssignmentClient::SplitAssignment(
    v1::SplitAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::SplitAssignment,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::ChangeShare(v1::ChangeShareRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::ChangeShare,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::UrgeAssignment(v1::UrgeAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::UrgeAssignment,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::RecallSubmission(
    v1::RecallSubmissionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::RecallSubmission,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::RevokeApproval(v1::RevokeApprovalRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::RevokeApproval,
              std::move(request));
}

Result<v1::Assignment> AssignmentClient::ReopenAssignment(
    v1::ReopenAssignmentRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::ReopenAssignment,
              std::move(request));
}

Result<v1::BatchApproveSubmissionsResponse> AssignmentClient::BatchApproveSubmissions(
    v1::BatchApproveSubmissionsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::BatchApproveSubmissions,
              std::move(request));
}

Result<v1::BatchUrgeAssignmentsResponse> AssignmentClient::BatchUrgeAssignments(
    v1::BatchUrgeAssignmentsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AssignmentService::Stub::BatchUrgeAssignments,
              std::move(request));
}

}  // namespace duban::client
