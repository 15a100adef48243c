// The chain: sign for it, hand it up, approve or return it. One method an rpc; what each means and
// its errors stand in duban/v1/assignment_service.proto.
#ifndef DUBAN_CLIENTS_CPP_ASSIGNMENT_CLIENT_H_
#define DUBAN_CLIENTS_CPP_ASSIGNMENT_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/assignment_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class AssignmentClient {
 public:
  explicit AssignmentClient(std::shared_ptr<Connection> connection);
  ~AssignmentClient();
  AssignmentClient(const AssignmentClient&) = delete;
  AssignmentClient& operator=(const AssignmentClient&) = delete;

  Result<v1::Assignment> GetAssignment(v1::GetAssignmentRequest request) const;
  Result<v1::Assignment> AcceptAssignment(v1::AcceptAssignmentRequest request) const;
  Result<v1::Assignment> SubmitAssignment(v1::SubmitAssignmentRequest request) const;
  Result<v1::Assignment> ApproveSubmission(v1::ApproveSubmissionRequest request) const;
  Result<v1::Assignment> ReturnSubmission(v1::ReturnSubmissionRequest request) const;
  Result<v1::ListSubmissionsResponse> ListSubmissions(v1::ListSubmissionsRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::Submission> EachSubmission(v1::ListSubmissionsRequest request) const;
  Result<v1::Assignment> DeclineAssignment(v1::DeclineAssignmentRequest request) const;
  Result<v1::Assignment> AssignHandler(v1::AssignHandlerRequest request) const;
  Result<v1::SplitAssignmentResponse> SplitAssignment(v1::SplitAssignmentRequest request) const;
  Result<v1::Assignment> ChangeShare(v1::ChangeShareRequest request) const;
  Result<v1::Assignment> UrgeAssignment(v1::UrgeAssignmentRequest request) const;
  Result<v1::Assignment> RecallSubmission(v1::RecallSubmissionRequest request) const;
  Result<v1::Assignment> RevokeApproval(v1::RevokeApprovalRequest request) const;
  Result<v1::Assignment> ReopenAssignment(v1::ReopenAssignmentRequest request) const;
  Result<v1::BatchApproveSubmissionsResponse> BatchApproveSubmissions(
      v1::BatchApproveSubmissionsRequest request) const;
  Result<v1::BatchUrgeAssignmentsResponse> BatchUrgeAssignments(
      v1::BatchUrgeAssignmentsRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_ASSIGNMENT_CLIENT_H_
