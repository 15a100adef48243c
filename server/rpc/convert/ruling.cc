#include "server/rpc/convert/ruling.h"

#include <string>
#include <utility>

#include "server/rpc/convert/assignment_request.h"
#include "server/rpc/convert/batch.h"
#include "server/rpc/convert/suspension.h"
#include "server/rpc/convert/time.h"

namespace duban::rpc {
namespace {

// The new one, what became of the old one, and what stands below the new one.
std::string EncodeReassigned(const domain::Chain& chain, const domain::Assignment& old,
                             const domain::Directory& directory) {
  v1::ReassignAssignmentResponse out;
  *out.mutable_reassigned() = ToProto(old, directory);
  for (const domain::Assignment& assignment : chain.assignments) {
    if (assignment.id == old.replaced_by)
      *out.mutable_assignment() = ToProto(assignment, directory);
    if (assignment.parent == old.replaced_by) *out.add_children() = ToProto(assignment, directory);
  }
  return out.SerializeAsString();
}

}  // namespace

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RuleDeclineRequest& request) {
  AssignmentRequest read(write, request);
  const bool release = request.ruling() == v1::DECLINE_RULING_RELEASE;
  if (!release && request.ruling() != v1::DECLINE_RULING_INSIST) {
    read.checks().Fail("ruling", "RULING_REQUIRED", "须裁定维持交办还是准予退回");
  }
  std::string reason = read.checks().Reason(request.reason());
  if (release) return std::move(read).Make(domain::Release{std::move(reason)});
  return std::move(read).Make(domain::Insist{std::move(reason)});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReassignAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  FieldChecks& checks = read.checks();
  domain::Reassign reassign;
  reassign.unit = checks.Unit("unit", request.unit());
  reassign.reason = checks.Reason(request.reason());
  reassign.due_date =
      ReadOptionalDate("due_date", request.has_due_date(), request.due_date(), checks);
  reassign.leader_consent = checks.Comment("leader_consent", request.leader_consent());
  reassign.superior_consent = checks.Comment("superior_consent", request.superior_consent());
  reassign.old_becomes_support = request.old_becomes_support();
  return std::move(read).Make(std::move(reassign), EncodeReassigned);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::BatchReassignAssignmentsRequest& request) {
  using Response = v1::BatchReassignAssignmentsResponse;
  return ToBatchCommand<Response>(
      write, request, [](const auto& w, const auto& part) { return ToCommand(w, part); },
      [](Response& out, const std::string& answer) {
        out.add_responses()->ParseFromString(answer);
      });
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::WaiveAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  std::string reason = read.checks().Reason(request.reason());
  return std::move(read).Make(domain::Waive{std::move(reason)});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::WithdrawAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  std::string reason = read.checks().Reason(request.reason());
  return std::move(read).Make(domain::Withdraw{std::move(reason)});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SuspendAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  domain::Suspend suspend = ReadSuspend(request, read.checks());
  return std::move(read).Make(std::move(suspend));
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ResumeAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  domain::Resume resume = ReadResume(request, read.checks());
  return std::move(read).Make(std::move(resume));
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RedateAssignmentSuspensionRequest& request) {
  AssignmentRequest read(write, request);
  domain::RedateSuspension redate = ReadRedate(request, read.checks());
  return std::move(read).Make(std::move(redate));
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::NameSubstituteRequest& request) {
  AssignmentRequest read(write, request);
  domain::NameSubstitute name;
  if (request.substitute().empty()) {
    read.checks().Fail("substitute", "SUBSTITUTE_REQUIRED", "须指定代行人");
  } else {
    name.substitute = read.checks().User("substitute", request.substitute());
  }
  if (!request.request().empty()) {
    name.request = read.checks().Request("request", request.request()).request;
    if (!request.request().starts_with(request.name() + "/")) {
      read.checks().Add({{"request", "NAME_INVALID", "该协调请求不属于这个承办件"}});
    }
  }
  return std::move(read).Make(name);
}

}  // namespace duban::rpc
