#include "server/rpc/convert/assignment.h"

#include <string>
#include <utility>

#include "server/app/commands/chain_commands.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

constexpr char kComment[] = "comment";

// `name` and `etag`, which every command here has.
template <class Request>
app::AssignmentTarget ReadTarget(const Request& request, FieldChecks& checks) {
  const AssignmentName name = checks.Assignment("name", request.name());
  return {name.task, name.assignment, request.etag()};
}

app::EncodeAssignment Encode() {
  return [](const domain::Chain&, const domain::Assignment& assignment,
            const domain::Directory& directory) {
    return ToProto(assignment, directory).SerializeAsString();
  };
}

v1::ReviewStep StepToProto(const domain::ReviewStep& step, const domain::Directory& directory) {
  v1::ReviewStep out;
  out.set_kind(static_cast<v1::ReviewStepKind>(step.kind));
  out.set_state(static_cast<v1::ReviewStepState>(step.state));
  if (step.decider) {
    out.set_decider(domain::NameOf(step.decider));
    out.set_decider_display_name(directory.UserName(step.decider));
  }
  if (step.decide_time) *out.mutable_decide_time() = ToProto(*step.decide_time);
  out.set_comment(step.comment);
  return out;
}

}  // namespace

v1::Assignment ToProto(const domain::Assignment& assignment, const domain::Directory& directory) {
  v1::Assignment out;
  out.set_name(domain::NameOf(assignment.task, assignment.id));
  out.set_unit(domain::NameOf(assignment.unit));
  out.set_unit_display_name(directory.UnitName(assignment.unit));
  if (assignment.parent) out.set_parent(domain::NameOf(assignment.task, assignment.parent));
  out.set_role(static_cast<v1::AssignmentRole>(assignment.role));
  out.set_origin(static_cast<v1::AssignmentOrigin>(assignment.origin));
  out.set_state(static_cast<v1::AssignmentState>(assignment.state));
  *out.mutable_due_date() = ToProto(assignment.due_date);
  out.set_return_count(assignment.return_count);
  if (assignment.open_submission) {
    out.set_open_submission(
        domain::NameOf(assignment.task, assignment.id, assignment.open_submission));
  }
  if (assignment.open_step) {
    out.set_open_step(static_cast<v1::ReviewStepKind>(*assignment.open_step));
  }
  out.set_assessment(static_cast<v1::Assessment>(assignment.assessment));
  if (assignment.accept_time) *out.mutable_accept_time() = ToProto(*assignment.accept_time);
  if (assignment.hand_in_time) *out.mutable_hand_in_time() = ToProto(*assignment.hand_in_time);
  if (assignment.done_time) *out.mutable_done_time() = ToProto(*assignment.done_time);
  out.set_etag(std::to_string(assignment.version));
  return out;
}

v1::Submission ToProto(const domain::Submission& submission, const domain::Directory& directory) {
  v1::Submission out;
  out.set_name(domain::NameOf(submission.task, submission.assignment, submission.id));
  out.set_summary(submission.summary);
  out.set_state(static_cast<v1::SubmissionState>(submission.state));
  out.set_submitter(domain::NameOf(submission.submitter));
  out.set_submitter_display_name(directory.UserName(submission.submitter));
  *out.mutable_submit_time() = ToProto(submission.submit_time);
  for (const domain::ReviewStep& step : submission.steps) {
    *out.add_steps() = StepToProto(step, directory);
  }
  return out;
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::AcceptAssignmentRequest& request) {
  FieldChecks checks;
  app::AssignmentTarget target = ReadTarget(request, checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::OnAssignment(write, std::move(target), domain::Accept{}, Encode());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SubmitAssignmentRequest& request) {
  FieldChecks checks;
  app::AssignmentTarget target = ReadTarget(request, checks);
  std::string summary = checks.RequiredText("summary", request.summary(), limits::kCommentCharsMax,
                                            "TEXT_INVALID", "SUMMARY_REQUIRED");
  RETURN_IF_ERROR(checks.ToStatus());
  return app::OnAssignment(write, std::move(target), domain::Submit{std::move(summary)}, Encode());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ApproveSubmissionRequest& request) {
  FieldChecks checks;
  app::AssignmentTarget target = ReadTarget(request, checks);
  std::string comment =
      checks.Text(kComment, request.comment(), limits::kCommentCharsMax, "TEXT_INVALID");
  if (!v1::Assessment_IsValid(request.assessment())) {
    checks.Fail("assessment", "ASSESSMENT_INVALID", "没有这种评估意见");
  }
  RETURN_IF_ERROR(checks.ToStatus());
  return app::OnAssignment(
      write, std::move(target),
      domain::Approve{std::move(comment), static_cast<domain::Assessment>(request.assessment())},
      Encode());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReturnSubmissionRequest& request) {
  FieldChecks checks;
  app::AssignmentTarget target = ReadTarget(request, checks);
  std::string comment = checks.RequiredText(kComment, request.comment(), limits::kCommentCharsMax,
                                            "TEXT_INVALID", "COMMENT_REQUIRED");
  RETURN_IF_ERROR(checks.ToStatus());
  return app::OnAssignment(write, std::move(target), domain::Return{std::move(comment)}, Encode());
}

}  // namespace duban::rpc
