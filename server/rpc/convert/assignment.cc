#include "server/rpc/convert/assignment.h"

#include <string>

#include "server/domain/refusals.h"
#include "server/rpc/convert/actor.h"
#include "server/rpc/convert/time.h"

namespace duban::rpc {
namespace {

// With validate_only there is no id yet, or one that counts below zero, and so no name.
std::string NameIfAny(domain::TaskId task, domain::AssignmentId id) {
  return id.value > 0 ? domain::NameOf(task, id) : "";
}

v1::Suspension SuspensionToProto(const domain::Suspension& suspension,
                                 const domain::Directory& directory) {
  v1::Suspension out;
  out.set_reason(suspension.reason);
  *out.mutable_review_date() = ToProto(suspension.review_date);
  out.set_leader_consent(suspension.consent);
  out.set_suspender(domain::NameOf(suspension.by.user));
  out.set_suspender_display_name(ActorName(suspension.by, directory));
  *out.mutable_suspend_time() = ToProto(suspension.since);
  return out;
}

v1::Decline DeclineToProto(const domain::Assignment& assignment,
                           const domain::Directory& directory) {
  v1::Decline out;
  out.set_reason(assignment.decline_reason);
  if (assignment.suggested_unit) {
    out.set_suggested_unit(domain::NameOf(assignment.suggested_unit));
    out.set_suggested_unit_display_name(directory.UnitName(assignment.suggested_unit));
  }
  *out.mutable_decline_time() = ToProto(*assignment.decline_time);
  return out;
}

// Who handles it, decides it, waits with it.
void AddPeople(const domain::Assignment& assignment, const domain::Directory& directory,
               v1::Assignment& out) {
  if (assignment.handler) {
    out.set_handler(domain::NameOf(assignment.handler));
    out.set_handler_display_name(directory.UserName(assignment.handler));
  }
  out.set_no_decider(assignment.no_decider);
  if (assignment.substitute) {
    out.set_substitute(domain::NameOf(assignment.substitute));
    out.set_substitute_display_name(directory.UserName(assignment.substitute));
  }
}

// What became of it beyond the way up: declined, suspended, ended, replaced.
void AddCourse(const domain::Assignment& assignment, const domain::Directory& directory,
               v1::Assignment& out) {
  out.set_suspended(domain::IsSuspended(assignment));
  if (assignment.suspension) {
    *out.mutable_suspension() = SuspensionToProto(*assignment.suspension, directory);
  }
  if (assignment.decline_time) *out.mutable_decline() = DeclineToProto(assignment, directory);
  out.set_end_reason(static_cast<v1::EndReason>(assignment.end_reason));
  out.set_end_comment(assignment.end_text);
  if (assignment.end_time) *out.mutable_end_time() = ToProto(*assignment.end_time);
  out.set_replaced_by(NameIfAny(assignment.task, assignment.replaced_by));
  out.set_inherited_from(NameIfAny(assignment.task, assignment.inherited_from));
  out.set_open_request_count(assignment.open_requests);
  if (assignment.urge_date) *out.mutable_urge_date() = ToProto(*assignment.urge_date);
}

v1::ReviewStep StepToProto(const domain::ReviewStep& step, const domain::Directory& directory) {
  v1::ReviewStep out;
  out.set_kind(static_cast<v1::ReviewStepKind>(step.kind));
  out.set_state(static_cast<v1::ReviewStepState>(step.state));
  if (step.decider) {
    out.set_decider(domain::NameOf(step.decider));
    out.set_decider_display_name(directory.UserName(step.decider));
  }
  if (step.decided_for) {
    out.set_decided_for(domain::NameOf(step.decided_for));
    out.set_decided_for_display_name(directory.UserName(step.decided_for));
  }
  if (step.decide_time) *out.mutable_decide_time() = ToProto(*step.decide_time);
  out.set_comment(step.comment);
  return out;
}

}  // namespace

v1::Assignment ToProto(const domain::Assignment& assignment, const domain::Directory& directory) {
  v1::Assignment out;
  out.set_name(NameIfAny(assignment.task, assignment.id));
  out.set_unit(domain::NameOf(assignment.unit));
  out.set_unit_display_name(directory.UnitName(assignment.unit));
  out.set_parent(NameIfAny(assignment.task, assignment.parent));
  out.set_role(static_cast<v1::AssignmentRole>(assignment.role));
  out.set_origin(static_cast<v1::AssignmentOrigin>(assignment.origin));
  out.set_state(static_cast<v1::AssignmentState>(assignment.state));
  *out.mutable_due_date() = ToProto(assignment.due_date);
  out.set_share(assignment.share);
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
  AddPeople(assignment, directory, out);
  AddCourse(assignment, directory, out);
  out.set_etag(std::to_string(assignment.version));
  return out;
}

v1::Submission ToProto(const domain::Submission& submission, const domain::Directory& directory) {
  v1::Submission out;
  if (submission.id.value > 0) {
    out.set_name(domain::NameOf(submission.task, submission.assignment, submission.id));
  }
  out.set_summary(submission.summary);
  out.set_state(static_cast<v1::SubmissionState>(submission.state));
  out.set_submitter(domain::NameOf(submission.submitter));
  out.set_submitter_display_name(directory.UserName(submission.submitter));
  if (submission.submitted_for) {
    out.set_submitted_for(domain::NameOf(submission.submitted_for));
    out.set_submitted_for_display_name(directory.UserName(submission.submitted_for));
  }
  *out.mutable_submit_time() = ToProto(submission.submit_time);
  for (const domain::ReviewStep& step : submission.steps) {
    *out.add_steps() = StepToProto(step, directory);
  }
  return out;
}

}  // namespace duban::rpc
