// How the events of a submission on its way up change it.
#include <algorithm>
#include <utility>

#include "server/domain/evolving_rows.h"

namespace duban::domain {
namespace {

class ReviewEvolution : private EvolvingRows {
 public:
  using EvolvingRows::EvolvingRows;

  void operator()(const Submitted& e) {
    Submission s;
    s.id = e.submission;
    s.task = chain_.task.id;
    s.assignment = e.assignment;
    s.summary = e.summary;
    s.submitter = recorded_.actor;
    s.submitted_for = recorded_.on_behalf_of;
    s.submit_time = recorded_.at;
    for (const ReviewStepKind kind : e.steps) s.steps.push_back({.kind = kind});
    s.steps.front().state = ReviewStepState::kOpen;
    Assignment& a = At(e);
    a.open_submission = s.id;
    a.open_step = s.steps.front().kind;
    chain_.submissions.push_back(std::move(s));
    MoveTo(a, AssignmentState::kUnderReview);
  }
  void operator()(const StepAuto& e) { Decide(e, ReviewStepState::kAuto, {}); }
  void operator()(const StepMerged& e) { Decide(e, ReviewStepState::kMerged, {}); }
  void operator()(const StepApproved& e) { Decide(e, ReviewStepState::kApproved, e.comment); }
  void operator()(const HandedIn& e) {
    Assignment& a = At(e);
    a.hand_in_time = recorded_.at;
    Touch(a);
  }
  void operator()(const StopUndone& e) {
    Assignment& a = At(e);
    a.hand_in_time.reset();
    Touch(a);
  }
  void operator()(const Returned& e) {
    ++At(e).return_count;
    SendBack(e);
  }
  void operator()(const ReturnedInside& e) { SendBack(e); }
  void operator()(const Recalled& e) {
    chain_.Find(e.submission)->state = SubmissionState::kRecalled;
    MoveTo(CloseReview(At(e)), AssignmentState::kInProgress);
  }
  void operator()(const ApprovalRevoked& e) {
    Submission& s = *chain_.Find(e.submission);
    bool after = false;
    for (ReviewStep& step : s.steps) {
      const bool revoked = !after && step.kind == e.step;
      if (!revoked && !after) continue;
      after = true;
      step = {.kind = step.kind,
              .state = revoked ? ReviewStepState::kOpen : ReviewStepState::kWaiting};
    }
    Assignment& a = At(e);
    a.open_step = e.step;
    ClearDeciders(a);
    Touch(a);
  }
  void operator()(const SubmissionSuperseded& e) {
    chain_.Find(e.submission)->state = SubmissionState::kSuperseded;
    Touch(CloseReview(At(e)));
  }
  void operator()(const Done& e) {
    Assignment& a = CloseReview(At(e));
    a.assessment = e.assessment;
    a.done_time = recorded_.at;
    MoveTo(a, AssignmentState::kDone);
  }
  void operator()(const NoDecider& e) { Flag(e, true); }
  void operator()(const DeciderFound& e) { Flag(e, false); }
  void operator()(const SubstituteNamed& e) {
    Assignment& a = At(e);
    if (e.decision == DecisionKind::kRequest) {
      CoordinationRequest& r = *chain_.Find(e.request);
      r.substitute = e.substitute;
      r.no_decider = false;
    } else {
      a.substitute = e.substitute;
      a.no_decider = false;
    }
    Touch(a);
  }

  template <class Other>
  void operator()(const Other&) {}

 private:
  template <class Event>
  void Flag(const Event& e, bool no_decider) {
    Assignment& a = At(e);
    const bool of_request = e.decision == DecisionKind::kRequest;
    (of_request ? chain_.Find(e.request)->no_decider : a.no_decider) = no_decider;
    Touch(a);
  }

  static Assignment& CloseReview(Assignment& a) {
    a.open_submission = {};
    a.open_step.reset();
    return a;
  }

  ReviewStep& OpenStepOf(SubmissionId submission) {
    std::vector<ReviewStep>& steps = chain_.Find(submission)->steps;
    return *std::find_if(steps.begin(), steps.end(), [](const ReviewStep& step) {
      return step.state == ReviewStepState::kOpen;
    });
  }

  // Closes the open step and opens the next; after the last the submission is approved.
  template <class Event>
  void Decide(const Event& e, ReviewStepState state, const std::string& comment) {
    Assignment& a = At(e);
    Submission& s = *chain_.Find(e.submission);
    ReviewStep& step = OpenStepOf(s.id);
    step.state = state;
    step.decide_time = recorded_.at;
    step.comment = comment;
    if (state == ReviewStepState::kApproved) {
      step.decider = recorded_.actor;
      step.decided_for = recorded_.on_behalf_of;
    }
    const auto next = std::find_if(s.steps.begin(), s.steps.end(), [](const ReviewStep& r) {
      return r.state == ReviewStepState::kWaiting;
    });
    if (next == s.steps.end()) {
      s.state = SubmissionState::kApproved;
    } else {
      next->state = ReviewStepState::kOpen;
      a.open_step = next->kind;
    }
    ClearDeciders(a);
    Touch(a);
  }

  template <class Event>
  void SendBack(const Event& e) {
    ReviewStep& step = OpenStepOf(e.submission);
    step.state = ReviewStepState::kReturned;
    step.decider = recorded_.actor;
    step.decided_for = recorded_.on_behalf_of;
    step.decide_time = recorded_.at;
    step.comment = e.comment;
    chain_.Find(e.submission)->state = SubmissionState::kReturned;
    MoveTo(CloseReview(At(e)), AssignmentState::kInProgress);
  }
};

}  // namespace

void EvolveReview(Chain& chain, const EventBody& body, const Recorded& recorded) {
  std::visit(ReviewEvolution(chain, recorded), body);
}

}  // namespace duban::domain
