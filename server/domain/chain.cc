#include "server/domain/chain.h"

#include <algorithm>

#include "server/domain/evolving_rows.h"

namespace duban::domain {
namespace {

// For const and non-const rows alike.
template <class Rows, class Id>
auto FindRow(Rows& rows, Id id) -> decltype(rows.data()) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; });
  return it == rows.end() ? nullptr : &*it;
}

}  // namespace

Assignment* Chain::Find(AssignmentId id) { return FindRow(assignments, id); }
Submission* Chain::Find(SubmissionId id) { return FindRow(submissions, id); }
CoordinationRequest* Chain::Find(RequestId id) { return FindRow(requests, id); }
Instruction* Chain::Find(InstructionId id) { return FindRow(instructions, id); }
const Assignment* Chain::Find(AssignmentId id) const { return FindRow(assignments, id); }
const Submission* Chain::Find(SubmissionId id) const { return FindRow(submissions, id); }
const CoordinationRequest* Chain::Find(RequestId id) const { return FindRow(requests, id); }
const Instruction* Chain::Find(InstructionId id) const { return FindRow(instructions, id); }

std::vector<const Assignment*> Chain::LiveChildrenOf(AssignmentId id) const {
  std::vector<const Assignment*> children;
  for (const Assignment& a : assignments) {
    if (a.parent == id && IsLive(a)) children.push_back(&a);
  }
  return children;
}

std::vector<const Assignment*> Chain::ChildrenOf(AssignmentId id) const {
  std::vector<const Assignment*> children;
  for (const Assignment& a : assignments) {
    if (a.parent == id && (IsLive(a) || a.state == AssignmentState::kDone)) children.push_back(&a);
  }
  return children;
}

TaskState TaskStateUnder(AssignmentState root) {
  switch (root) {
    case AssignmentState::kPending:
    case AssignmentState::kDeclined:
    case AssignmentState::kReassigned:  // until the new root is created, in the same command
      return TaskState::kIssued;
    case AssignmentState::kInProgress:
      return TaskState::kInProgress;
    case AssignmentState::kUnderReview:
      return TaskState::kUnderReview;
    case AssignmentState::kDone:
      return TaskState::kCompleted;
    case AssignmentState::kWithdrawn:
      return TaskState::kCancelled;
  }
  return TaskState::kIssued;
}

const ReviewStep* OpenStep(const Submission& submission) {
  const auto it =
      std::find_if(submission.steps.begin(), submission.steps.end(),
                   [](const ReviewStep& step) { return step.state == ReviewStepState::kOpen; });
  return it == submission.steps.end() ? nullptr : &*it;
}

void Evolve(Chain& chain, const EventBody& body, const Recorded& recorded) {
  EvolveCourse(chain, body, recorded);
  EvolveReview(chain, body, recorded);
  ++chain.task.version;
}

void Evolve(Plan& plan, const EventBody& body, const Recorded& recorded) {
  if (const auto* drafted = std::get_if<PlanDrafted>(&body)) {
    plan.issuing_unit = drafted->issuing_unit;
    plan.content = drafted->content;
    plan.state = PlanState::kDraft;
    plan.create_time = recorded.at;
  } else if (const auto* changed = std::get_if<PlanChanged>(&body)) {
    plan.content = changed->content;
  } else if (std::holds_alternative<PlanIssued>(body)) {
    plan.state = PlanState::kIssued;
    plan.issue_time = recorded.at;
  }
  ++plan.version;
}

}  // namespace duban::domain
