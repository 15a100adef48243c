// How the events of a task and of the course of its chain change it.
#include <utility>

#include "server/domain/evolving_rows.h"

namespace duban::domain {
namespace {

class CourseEvolution : private EvolvingRows {
 public:
  using EvolvingRows::EvolvingRows;

  // --- the task ---
  void operator()(const TaskDrafted& e) {
    chain_.task.plan = e.plan;
    chain_.task.plan_ordinal = e.plan_ordinal;
    chain_.task.issuing_unit = e.issuing_unit;
    chain_.task.content = e.content;
    chain_.task.create_time = recorded_.at;
    ShowTask(TaskState::kDraft, false);
  }
  void operator()(const TaskChanged& e) { chain_.task.content = e.content; }
  void operator()(const TaskDeleted&) { ShowTask(TaskState::kDeleted, false); }
  void operator()(const TaskIssued& e) {
    chain_.task.content.due_date = e.due_date;
    chain_.task.content.due_basis = e.due_basis;
    chain_.task.issue_time = recorded_.at;
  }
  void operator()(const TaskCompleted& e) {
    chain_.task.assessment = e.assessment;
    chain_.task.complete_time = recorded_.at;
  }
  void operator()(const Instructed& e) {
    Instruction instruction{.id = e.instruction,
                            .task = chain_.task.id,
                            .by = recorded_.by(),
                            .instruct_time = recorded_.at,
                            .text = e.text,
                            .reply_asked = e.reply_asked,
                            .reply_by = e.reply_by,
                            .addressees = {}};
    for (const UnitId unit : e.addressees) instruction.addressees.push_back({.unit = unit});
    chain_.instructions.push_back(std::move(instruction));
  }
  void operator()(const Acknowledged& e) { Answer(e.instruction, e.unit, {}); }
  void operator()(const InstructionAnswered& e) { Answer(e.instruction, e.unit, e.reply); }

  // --- the chain ---
  void operator()(const AssignmentCreated& e) {
    Assignment a;
    a.id = e.assignment;
    a.task = chain_.task.id;
    a.parent = e.parent;
    a.unit = e.unit;
    a.role = e.role;
    a.origin = e.origin;
    a.due_date = e.due_date;
    a.share = e.share;
    a.inherited_from = e.inherited_from;
    a.objection_from = recorded_.at;
    if (Assignment* old = chain_.Find(e.inherited_from)) {
      // An overlay stays over the place, whoever takes it.
      a.suspension = std::exchange(old->suspension, std::nullopt);
      a.covers = std::exchange(old->covers, 0);
    } else if (const Assignment* parent = chain_.Find(e.parent)) {
      a.covers = parent->covers;
    }
    if (IsRoot(a)) chain_.task.root = a.id;
    ShowDue(a);
    chain_.assignments.push_back(std::move(a));
    MoveTo(chain_.assignments.back(), AssignmentState::kPending);
  }
  void operator()(const Accepted& e) { Sign(At(e)); }
  void operator()(const Declined& e) {
    Assignment& a = At(e);
    a.decline_time = recorded_.at;
    a.decline_reason = e.reason;
    a.suggested_unit = e.suggested_unit;
    MoveTo(a, AssignmentState::kDeclined);
  }
  void operator()(const DeclineRefused& e) { Sign(At(e)); }
  void operator()(const DeclineGranted& e) { Touch(At(e)); }
  void operator()(const Withdrawn& e) {
    Assignment& a = At(e);
    a.replaced_by = e.replaced_by;
    End(a, AssignmentState::kWithdrawn, e.end_reason, e.reason);
  }
  void operator()(const AssignmentWithdrawn& e) {
    End(At(e), AssignmentState::kWithdrawn, e.end_reason, {});
  }
  void operator()(const Waived& e) {
    End(At(e), AssignmentState::kWithdrawn, EndReason::kWaived, e.reason);
  }
  void operator()(const Reassigned& e) {
    Assignment& a = At(e);
    a.replaced_by = e.replaced_by;
    // Its overlay goes to what is created in its place, by the next event.
    std::optional<Suspension> suspension = std::move(a.suspension);
    const int covers = a.covers;
    End(a, AssignmentState::kReassigned, EndReason::kNone, e.reason);
    a.suspension = std::move(suspension);
    a.covers = covers;
  }
  void operator()(const ChildMoved& e) {
    Assignment& a = At(e);
    a.parent = e.parent;
    // What the old parent was to decide starts anew with the new one's people.
    if (a.open_step == ReviewStepKind::kParentUnit || a.state == AssignmentState::kDeclined) {
      ClearDeciders(a);
    }
    for (CoordinationRequest& r : chain_.requests) {
      if (r.assignment != a.id || r.state != RequestState::kOpen) continue;
      // Asked about whoever leads.
      if (r.kind == RequestKind::kChangeLead) r.target = e.parent;
      r.no_decider = false;
      r.substitute = {};
    }
    Touch(a);
  }
  void operator()(const HandlerAssigned& e) { Name(At(e), e.handler); }
  void operator()(const HandlerCleared& e) { Name(At(e), {}); }
  void operator()(const SplitUp& e) { Touch(At(e)); }
  void operator()(const ShareChanged& e) {
    Assignment& a = At(e);
    a.share = e.share;
    Touch(a);
  }
  void operator()(const DueChanged& e) {
    Assignment& a = At(e);
    a.due_date = e.due_date;
    ShowDue(a);
    Touch(a);
  }
  void operator()(const Urged& e) {
    Assignment& a = At(e);
    a.urge_date = e.date;
    Touch(a);
  }
  void operator()(const AssignmentReopened& e) {
    Assignment& a = At(e);
    a.due_date = e.due_date;
    ShowDue(a);
    a.assessment = Assessment::kNone;
    a.done_time.reset();
    ++a.return_count;
    MoveTo(a, AssignmentState::kInProgress);
  }
  void operator()(const CoordinationRequested& e) {
    Assignment& a = At(e);
    ++a.open_requests;
    Touch(a);
    chain_.requests.push_back({.id = e.request,
                               .task = chain_.task.id,
                               .assignment = e.assignment,
                               .kind = e.kind,
                               .target = e.target,
                               .unit = e.other_unit,
                               .parties = e.parties,
                               .wish = e.wish,
                               .state = RequestState::kOpen,
                               .asked_by = recorded_.by(),
                               .request_time = recorded_.at,
                               .ruled_by = {},
                               .rule_time = {},
                               .ruling = {},
                               .no_decider = false,
                               .substitute = {}});
  }
  void operator()(const CoordinationRuled& e) {
    CoordinationRequest& r = *chain_.Find(e.request);
    r.ruled_by = recorded_.by();
    r.rule_time = recorded_.at;
    r.ruling = e.reason;
    Close(r, At(e), e.granted ? RequestState::kGranted : RequestState::kRefused);
  }
  void operator()(const RequestWithdrawn& e) {
    Close(*chain_.Find(e.request), At(e), RequestState::kWithdrawn);
  }
  void operator()(const Suspended& e) {
    Assignment& a = At(e);
    a.suspension = Suspension{.reason = e.reason,
                              .review_date = e.review_date,
                              .consent = e.leader_consent,
                              .by = recorded_.by(),
                              .since = recorded_.at};
    Cover(a, 1);
  }
  void operator()(const Resumed& e) {
    Assignment& a = At(e);
    a.suspension.reset();
    Cover(a, -1);
  }
  void operator()(const SuspensionRedated& e) {
    Assignment& a = At(e);
    a.suspension->review_date = e.review_date;
    Touch(a);
  }

  template <class Other>
  void operator()(const Other&) {}

 private:
  void Sign(Assignment& a) {
    a.accept_time = recorded_.at;
    MoveTo(a, AssignmentState::kInProgress);
  }

  // A task is due when its root is. Moved by a person, the date is no longer the printed one.
  void ShowDue(const Assignment& a) {
    TaskContent& content = chain_.task.content;
    if (a.id != chain_.task.root || content.due_date == a.due_date) return;
    content.due_date = a.due_date;
    content.due_basis = DueBasis::kOffice;
  }

  void Name(Assignment& a, UserId handler) {
    a.handler = handler;
    Touch(a);
  }

  void End(Assignment& a, AssignmentState state, EndReason reason, const std::string& text) {
    a.end_time = recorded_.at;
    a.end_reason = reason;
    a.end_text = text;
    a.suspension.reset();
    a.covers = 0;
    a.open_requests = 0;
    for (CoordinationRequest& r : chain_.requests) {
      if (r.assignment == a.id && r.state == RequestState::kOpen) r.state = RequestState::kLapsed;
    }
    MoveTo(a, state);
  }

  // Whoever is below a suspended one is covered by its overlay.
  void Cover(Assignment& top, int change) {
    std::vector<Assignment*> covered = {&top};
    for (std::size_t i = 0; i < covered.size(); ++i) {
      Assignment& a = *covered[i];
      a.covers += change;
      if (a.covers == 0 && a.state == AssignmentState::kPending) a.objection_from = recorded_.at;
      Touch(a);
      Follow(a);
      for (Assignment& child : chain_.assignments) {
        if (child.parent == a.id && IsLive(child)) covered.push_back(&child);
      }
    }
  }

  void Answer(InstructionId id, UnitId unit, const std::string& reply) {
    for (Addressee& addressee : chain_.Find(id)->addressees) {
      if (addressee.unit != unit) continue;
      addressee.answer_time = recorded_.at;
      addressee.answered_by = recorded_.by();
      addressee.reply = reply;
    }
  }

  static void Close(CoordinationRequest& r, Assignment& a, RequestState state) {
    r.state = state;
    r.no_decider = false;
    r.substitute = {};
    --a.open_requests;
    Touch(a);
  }
};

}  // namespace

void EvolveCourse(Chain& chain, const EventBody& body, const Recorded& recorded) {
  std::visit(CourseEvolution(chain, recorded), body);
}

}  // namespace duban::domain
