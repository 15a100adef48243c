#include "server/domain/unfolding.h"

#include "server/domain/deciders.h"

namespace duban::domain {

void Unfolding::Supersede(AssignmentId id) {
  const Assignment& a = Find(id);
  if (!a.open_submission) return;
  Add(SubmissionSuperseded{.assignment = id, .unit = a.unit, .submission = a.open_submission});
}

void Unfolding::OpenStepOf(AssignmentId id) {
  for (;;) {
    const Assignment& a = Find(id);
    const Submission& submission = *chain_.Find(a.open_submission);
    const ReviewStep* open = OpenStep(submission);
    const bool in_the_middle =
        open != &submission.steps.front() && open != &submission.steps.back();
    if (!in_the_middle || !IsMerged(open->kind, submission, chain_, a, facts_)) break;
    Add(StepMerged{
        .assignment = id, .unit = a.unit, .submission = submission.id, .step = open->kind});
  }
  LookForDeciders(id);
}

void Unfolding::LookForDeciders(AssignmentId id) {
  const Assignment& a = Find(id);
  const Submission* submission = chain_.Find(a.open_submission);
  if (submission != nullptr) {
    Note({.assignment = id,
          .unit = a.unit,
          .submission = submission->id,
          .step = *a.open_step,
          .decision = DecisionKind::kStep},
         a.no_decider, HasEligibleDecider(chain_, a, *submission, facts_));
  } else if (a.state == AssignmentState::kDeclined) {
    Note({.assignment = id, .unit = a.unit, .decision = DecisionKind::kDecline}, a.no_decider,
         HasEligibleRuler(AssignerOf(chain_, a, facts_), a.substitute, facts_));
  }
  for (const CoordinationRequest& r : chain_.requests) {
    if (r.assignment != id || r.state != RequestState::kOpen) continue;
    Note({.assignment = id,
          .unit = Find(id).unit,
          .decision = DecisionKind::kRequest,
          .request = r.id},
         r.no_decider, HasEligibleRuler(RulerOf(chain_, r, facts_), r.substitute, facts_));
  }
}

void Unfolding::Note(const NoDecider& waiting, bool flagged, bool decidable) {
  if (!decidable && !flagged) Add(waiting);
  if (decidable && flagged) {
    Add(DeciderFound{.assignment = waiting.assignment,
                     .unit = waiting.unit,
                     .submission = waiting.submission,
                     .step = waiting.step,
                     .decision = waiting.decision,
                     .request = waiting.request});
  }
}

}  // namespace duban::domain
