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

}  // namespace duban::client
