// Accept, submit, approve, return: the way of one assignment from hand to hand.
#include "server/domain/review.h"

#include "server/domain/lifecycle.h"
#include "server/domain/refusals.h"
#include "server/domain/review_authority.h"

namespace duban::domain {
namespace {

// Applies the events so far to a copy, so that the next one is decided on the state they lead to.
Chain After(const Chain& chain, const Events& events, UserId actor, const Facts& facts) {
  Chain next = chain;
  const Recorded recorded{.at = facts.now, .actor = actor};
  for (const EventBody& event : events) Evolve(next, event, recorded);
  return next;
}

// A step that opens without anybody to decide it goes into the office's to-do, never into silence
// (lifecycle.md, 5).
void ReportIfUndecidable(Events& events, const Chain& chain, AssignmentId id,
                         SubmissionId submission_id, UserId actor, const Facts& facts) {
  const Chain next = After(chain, events, actor, facts);
  const Assignment& a = *next.Find(id);
  const Submission& submission = *next.Find(submission_id);
  if (!a.open_step || HasEligibleDecider(next, a, submission, facts)) return;
  events.emplace_back(NoDecider{
      .assignment = id, .unit = a.unit, .submission = submission_id, .step = *a.open_step});
}

void AddOpenChildren(std::vector<base::Precondition>& failed, const Chain& chain,
                     const Assignment& a, const Facts& facts) {
  for (const Assignment* child : chain.LiveChildrenOf(a.id)) {
    failed.push_back(ChildOpen(*child, facts.directory));
  }
}

// The guards that approve and return share, or the submission they are about.
struct OpenReview {
  const Submission* submission = nullptr;
  const ReviewStep* step = nullptr;
  bool is_last = false;
};

OpenReview ReviewOf(const Chain& chain, const Assignment& a) {
  OpenReview review;
  review.submission = chain.Find(a.open_submission);
  if (review.submission == nullptr) return review;
  review.step = OpenStep(*review.submission);
  review.is_last = review.step == &review.submission->steps.back();
  return review;
}

}  // namespace

absl::StatusOr<Events> AcceptAssignment(const Assignment& a) {
  if (!Next(a.state, ChainCommand::kAccept)) {
    return base::FailedPreconditions({WrongState(a, TextOf(AssignmentState::kPending))});
  }
  return Events{Accepted{.assignment = a.id, .unit = a.unit}};
}

absl::StatusOr<Events> SubmitAssignment(const Chain& chain, const Assignment& a, UserId actor,
                                        SubmissionId id, const std::string& summary,
                                        const Facts& facts) {
  if (!Next(a.state, ChainCommand::kSubmit)) {
    return base::FailedPreconditions({WrongState(a, TextOf(AssignmentState::kInProgress))});
  }
  std::vector<base::Precondition> failed;
  AddOpenChildren(failed, chain, a, facts);
  if (!failed.empty()) return base::FailedPreconditions(std::move(failed));

  Events events;
  events.emplace_back(
      Submitted{.assignment = a.id,
                .unit = a.unit,
                .submission = id,
                .summary = summary,
                .steps = IsRoot(a) ? facts.policy.root_chain : facts.policy.child_chain});
  if (facts.directory.Holds(actor, Role::kHead, a.unit)) {
    events.emplace_back(StepAuto{
        .assignment = a.id, .unit = a.unit, .submission = id, .step = ReviewStepKind::kUnitHead});
    events.emplace_back(HandedIn{.assignment = a.id, .unit = a.unit, .submission = id});
  }
  ReportIfUndecidable(events, chain, a.id, id, actor, facts);
  return events;
}

absl::StatusOr<Events> ApproveSubmission(const Chain& chain, const Assignment& a, UserId actor,
                                         const std::string& comment, Assessment assessment,
                                         const Facts& facts) {
  const OpenReview review = ReviewOf(chain, a);
  const ChainCommand command =
      review.is_last ? ChainCommand::kApproveLast : ChainCommand::kApproveMiddle;
  if (review.submission == nullptr || !Next(a.state, command)) {
    return base::FailedPreconditions({WrongState(a, TextOf(AssignmentState::kUnderReview))});
  }
  const ReviewStepKind kind = review.step->kind;
  std::vector<base::Precondition> failed;
  if (auto bar = BarredFrom(kind, *review.submission, a, facts.directory, actor)) {
    failed.push_back(*std::move(bar));
  }
  if (assessment == Assessment::kUnqualified) {
    failed.push_back(UseReturn());
  } else if (review.is_last && IsRoot(a) && assessment == Assessment::kNone) {
    failed.push_back(AssessmentRequired());
  } else if (!review.is_last && assessment != Assessment::kNone) {
    failed.push_back(AssessmentNotTaken());
  }
  if (kind == ReviewStepKind::kUnitHead || review.is_last) AddOpenChildren(failed, chain, a, facts);
  if (!failed.empty()) return base::FailedPreconditions(std::move(failed));

  Events events;
  const SubmissionId id = review.submission->id;
  events.emplace_back(StepApproved{
      .assignment = a.id, .unit = a.unit, .submission = id, .step = kind, .comment = comment});
  if (kind == ReviewStepKind::kUnitHead) {
    events.emplace_back(HandedIn{.assignment = a.id, .unit = a.unit, .submission = id});
  }
  if (review.is_last) {
    events.emplace_back(Done{.assignment = a.id, .unit = a.unit, .assessment = assessment});
    if (IsRoot(a)) events.emplace_back(TaskCompleted{.assessment = assessment});
  } else {
    ReportIfUndecidable(events, chain, a.id, id, actor, facts);
  }
  return events;
}

absl::StatusOr<Events> ReturnSubmission(const Chain& chain, const Assignment& a, UserId actor,
                                        const std::string& comment, const Facts& facts) {
  const OpenReview review = ReviewOf(chain, a);
  if (review.submission == nullptr || !Next(a.state, ChainCommand::kReturn)) {
    return base::FailedPreconditions({WrongState(a, TextOf(AssignmentState::kUnderReview))});
  }
  const ReviewStepKind kind = review.step->kind;
  if (auto bar = BarredFrom(kind, *review.submission, a, facts.directory, actor)) {
    return base::FailedPreconditions({*std::move(bar)});
  }
  const SubmissionId id = review.submission->id;
  if (kind == ReviewStepKind::kUnitHead) {
    return Events{ReturnedInside{
        .assignment = a.id, .unit = a.unit, .submission = id, .step = kind, .comment = comment}};
  }
  return Events{Returned{
      .assignment = a.id, .unit = a.unit, .submission = id, .step = kind, .comment = comment}};
}

}  // namespace duban::domain
