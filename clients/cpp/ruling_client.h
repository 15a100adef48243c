// What the assigner and the office rule. One method an rpc; what each means and its
// errors stand in duban/v1/ruling_service.proto.
#ifndef DUBAN_CLIENTS_CPP_RULING_CLIENT_H_
#define DUBAN_CLIENTS_CPP_RULING_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "duban/v1/ruling_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class RulingClient {
 public:
  explicit RulingClient(std::shared_ptr<Connection> connection);
  ~RulingClient();
  RulingClient(const RulingClient&) = delete;
  RulingClient& operator=(const RulingClient&) = delete;

  Result<v1::Assignment> RuleDecline(v1::RuleDeclineRequest request) const;
  Result<v1::ReassignAssignmentResponse> ReassignAssignment(
      v1::ReassignAssignmentRequest request) const;
  Result<v1::BatchReassignAssignmentsResponse> BatchReassignAssignments(
      v1::BatchReassignAssignmentsRequest request) const;
  Result<v1::Assignment> WaiveAssignment(v1::WaiveAssignmentRequest request) const;
  Result<v1::Assignment> WithdrawAssignment(v1::WithdrawAssignmentRequest request) const;
  Result<v1::Assignment> SuspendAssignment(v1::SuspendAssignmentRequest request) const;
  Result<v1::Assignment> ResumeAssignment(v1::ResumeAssignmentRequest request) const;
  Result<v1::Assignment> RedateAssignmentSuspension(
      v1::RedateAssignmentSuspensionRequest request) const;
  Result<v1::Assignment> NameSubstitute(v1::NameSubstituteRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_RULING_CLIENT_H_
