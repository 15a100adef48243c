#include "server/domain/chain.h"

#include <algorithm>

namespace duban::domain {
namespace {

// For const and non-const rows alike.
template <class Rows, class Id>
auto FindRow(Rows& rows, Id id) -> decltype(rows.data()) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; });
  return it == rows.end() ? nullptr : &*it;
}

TaskState StateUnder(AssignmentState root) {
  switch (root) {
    case AssignmentState::kPending:
      return TaskState::kIssued;
    case AssignmentState::kInProgress:
      return TaskState::kInProgress;
    case AssignmentState::kUnderReview:
      return TaskState::kUnderReview;
    case AssignmentState::kDone:
      return TaskState::kCompleted;
  }
  return TaskState::kIssued;
}

template <class Steps>
auto OpenStepOf(Steps& steps) -> decltype(steps.data()) {
  const auto it = std::find_if(steps.begin(), steps.end(), [](const ReviewStep& step) {
    return step.state == ReviewStepState::kOpen;
  });
  return it == steps.end() ? nullptr : &*it;
}

// Applies events to one chain; a class only so that every overload sees the same three things.
class Evolution {
 public:
  Evolution(Chain& chain, const Recorded& recorded) : chain_(chain), recorded_(recorded) {}

  void operator()(const TaskDrafted& e) {
    chain_.task.plan = e.plan;
    chain_.task.plan_ordinal = e.plan_ordinal;
    chain_.task.issuing_unit = e.issuing_unit;
    chain_.task.content = e.content;
    chain_.task.state = TaskState::kDraft;
    chain_.task.create_time = recorded_.at;
  }
  void operator()(const TaskChanged& e) { chain_.task.content = e.content; }
  void operator()(const TaskDeleted&) { chain_.task.state = TaskState::kDeleted; }
  void operator()(const TaskIssued& e) {
    chain_.task.content.due_date = e.due_date;
    chain_.task.content.due_basis = e.due_basis;
    chain_.task.issue_time = recorded_.at;
  }
  void operator()(const AssignmentCreated& e) {
    Assignment a;
    a.id = e.assignment;
    a.task = chain_.task.id;
    a.parent = e.parent;
    a.unit = e.unit;
    a.role = e.role;
    a.origin = e.origin;
    a.due_date = e.due_date;
    if (IsRoot(a)) chain_.task.root = a.id;
    chain_.assignments.push_back(a);
    MoveTo(chain_.assignments.back(), AssignmentState::kPending);
  }
  void operator()(const Accepted& e) {
    Assignment& a = *chain_.Find(e.assignment);
    a.accept_time = recorded_.at;
    MoveTo(a, AssignmentState::kInProgress);
  }
  void operator()(const Submitted& e) {
    Submission s;
    s.id = e.submission;
    s.task = chain_.task.id;
    s.assignment = e.assignment;
    s.summary = e.summary;
    s.submitter = recorded_.actor;
    s.submit_time = recorded_.at;
    for (const ReviewStepKind kind : e.steps) s.steps.push_back({.kind = kind});
    s.steps.front().state = ReviewStepState::kOpen;
    Assignment& a = *chain_.Find(e.assignment);
    a.open_submission = s.id;
    a.open_step = s.steps.front().kind;
    chain_.submissions.push_back(std::move(s));
    MoveTo(a, AssignmentState::kUnderReview);
  }
  void operator()(const StepAuto& e) {
    Decide(e.assignment, e.submission, ReviewStepState::kAuto, {});
  }
  void operator()(const HandedIn& e) {
    Assignment& a = *chain_.Find(e.assignment);
    a.hand_in_time = recorded_.at;
    Touch(a);
  }
  void operator()(const StepApproved& e) {
    Decide(e.assignment, e.submission, ReviewStepState::kApproved, e.comment);
  }
  void operator()(const Returned& e) {
    ++chain_.Find(e.assignment)->return_count;
    SendBack(e.assignment, e.submission, e.comment);
  }
  void operator()(const ReturnedInside& e) { SendBack(e.assignment, e.submission, e.comment); }
  void operator()(const Done& e) {
    Assignment& a = *chain_.Find(e.assignment);
    a.assessment = e.assessment;
    a.done_time = recorded_.at;
    a.open_submission = {};
    a.open_step.reset();
    MoveTo(a, AssignmentState::kDone);
  }
  void operator()(const TaskCompleted& e) {
    chain_.task.assessment = e.assessment;
    chain_.task.complete_time = recorded_.at;
  }
  void operator()(const NoDecider& e) { Touch(*chain_.Find(e.assignment)); }

  // Events of other streams never reach a task's.
  template <class Other>
  void operator()(const Other&) {}

 private:
  static void Touch(Assignment& a) { ++a.version; }

  void MoveTo(Assignment& a, AssignmentState state) {
    a.state = state;
    Touch(a);
    if (IsRoot(a)) chain_.task.state = StateUnder(state);
  }

  // Closes the open step and opens the next; after the last the submission is approved.
  void Decide(AssignmentId assignment, SubmissionId submission, ReviewStepState state,
              const std::string& comment) {
    Assignment& a = *chain_.Find(assignment);
    Submission& s = *chain_.Find(submission);
    ReviewStep& step = *OpenStepOf(s.steps);
    step.state = state;
    step.decide_time = recorded_.at;
    step.comment = comment;
    if (state != ReviewStepState::kAuto) step.decider = recorded_.actor;
    const auto next = std::find_if(s.steps.begin(), s.steps.end(), [](const ReviewStep& r) {
      return r.state == ReviewStepState::kWaiting;
    });
    if (next == s.steps.end()) {
      s.state = SubmissionState::kApproved;
    } else {
      next->state = ReviewStepState::kOpen;
      a.open_step = next->kind;
    }
    Touch(a);
  }

  void SendBack(AssignmentId assignment, SubmissionId submission, const std::string& comment) {
    Assignment& a = *chain_.Find(assignment);
    Submission& s = *chain_.Find(submission);
    ReviewStep& step = *OpenStepOf(s.steps);
    step.state = ReviewStepState::kReturned;
    step.decider = recorded_.actor;
    step.decide_time = recorded_.at;
    step.comment = comment;
    s.state = SubmissionState::kReturned;
    a.open_submission = {};
    a.open_step.reset();
    MoveTo(a, AssignmentState::kInProgress);
  }

  Chain& chain_;
  const Recorded& recorded_;
};

}  // namespace

Assignment* Chain::Find(AssignmentId id) { return FindRow(assignments, id); }
Submission* Chain::Find(SubmissionId id) { return FindRow(submissions, id); }
const Assignment* Chain::Find(AssignmentId id) const { return FindRow(assignments, id); }
const Submission* Chain::Find(SubmissionId id) const { return FindRow(submissions, id); }

std::vector<const Assignment*> Chain::LiveChildrenOf(AssignmentId id) const {
  std::vector<const Assignment*> children;
  for (const Assignment& a : assignments) {
    if (a.parent == id && IsLive(a)) children.push_back(&a);
  }
  return children;
}

const ReviewStep* OpenStep(const Submission& submission) { return OpenStepOf(submission.steps); }

void Evolve(Chain& chain, const EventBody& body, const Recorded& recorded) {
  std::visit(Evolution(chain, recorded), body);
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
