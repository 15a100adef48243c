// Accept, submit, approve, return: the way of one assignment from hand to hand.
#include <algorithm>

#include "server/domain/carry.h"
#include "server/domain/standing.h"

namespace duban::domain {
namespace {

void HandIn(const Course& on, SubmissionId submission) {
  const Assignment& a = on.assignment();
  on.out.Add(HandedIn{.assignment = a.id, .unit = a.unit, .submission = submission});
}

}  // namespace

void Carry(const Course& on, const Accept& /*c*/) {
  const Assignment& a = on.assignment();
  on.out.Add(Accepted{.assignment = a.id, .unit = a.unit});
}

void Carry(const Course& on, const Submit& c) {
  const Assignment& a = on.assignment();
  const SubmissionId id = on.ids.submission;
  const Policy& policy = on.facts().policy;
  on.out.Add(Submitted{.assignment = a.id,
                       .unit = a.unit,
                       .submission = id,
                       .summary = c.summary,
                       .steps = IsRoot(a) ? policy.root_chain : policy.child_chain});
  const Standing standing(on.facts(), on.asked.on.actor);
  // A delegate of the HEAD submits like a HANDLER: another HEAD looks at it.
  if (standing.in_own_right() && standing.IsHead(a.unit)) {
    on.out.Add(StepAuto{
        .assignment = a.id, .unit = a.unit, .submission = id, .step = ReviewStepKind::kUnitHead});
    HandIn(on, id);
  }
  on.out.OpenStepOf(a.id);
}

void Carry(const Course& on, const Approve& c) {
  const Assignment& a = on.assignment();
  const SubmissionId id = a.open_submission;
  on.out.Add(StepApproved{.assignment = a.id,
                          .unit = a.unit,
                          .submission = id,
                          .step = *a.open_step,
                          .comment = c.comment});
  if (on.asked.what == ChainCommand::kApproveUnitHead) HandIn(on, id);
  if (on.asked.what != ChainCommand::kApproveLast) return on.out.OpenStepOf(a.id);
  on.out.Add(Done{.assignment = a.id, .unit = a.unit, .assessment = c.assessment});
  if (IsRoot(a)) on.out.Add(TaskCompleted{.assessment = c.assessment});
}

void Carry(const Course& on, const Return& c) {
  const Assignment& a = on.assignment();
  const SubmissionId id = a.open_submission;
  if (on.asked.what == ChainCommand::kReturnInside) {
    on.out.Add(ReturnedInside{.assignment = a.id,
                              .unit = a.unit,
                              .submission = id,
                              .step = *a.open_step,
                              .comment = c.comment});
  } else {
    on.out.Add(Returned{.assignment = a.id,
                        .unit = a.unit,
                        .submission = id,
                        .step = *a.open_step,
                        .comment = c.comment});
  }
}

void Carry(const Course& on, const Recall& /*c*/) {
  const Assignment& a = on.assignment();
  const bool handed_in = a.open_step != ReviewStepKind::kUnitHead;
  const SubmissionId id = a.open_submission;
  on.out.Add(Recalled{.assignment = a.id, .unit = a.unit, .submission = id});
  if (handed_in) on.out.Add(StopUndone{.assignment = a.id, .unit = a.unit, .submission = id});
}

void Carry(const Course& on, const RevokeApproval& c) {
  const Assignment& a = on.assignment();
  const Submission& submission = *on.asked.open_submission();
  const auto last =
      std::find_if(submission.steps.rbegin(), submission.steps.rend(),
                   [](const ReviewStep& s) { return s.state == ReviewStepState::kApproved; });
  on.out.Add(ApprovalRevoked{.assignment = a.id,
                             .unit = a.unit,
                             .submission = submission.id,
                             .step = last->kind,
                             .reason = c.reason});
  if (last->kind == ReviewStepKind::kUnitHead) {
    on.out.Add(StopUndone{.assignment = a.id, .unit = a.unit, .submission = submission.id});
  }
  on.out.LookForDeciders(a.id);
}

void Carry(const Course& on, const NameSubstitute& c) {
  const Assignment& a = on.assignment();
  SubstituteNamed named{.assignment = a.id,
                        .unit = a.unit,
                        .decision = DecisionOf(on.asked),
                        .request = c.request,
                        .substitute = c.substitute};
  if (named.decision == DecisionKind::kStep) {
    named.submission = a.open_submission;
    named.step = *a.open_step;
  }
  on.out.Add(named);
}

}  // namespace duban::domain
