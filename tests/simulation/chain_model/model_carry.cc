// What a command does that nothing speaks against.
#include <algorithm>

#include "tests/simulation/chain_model/model.h"

namespace duban::model {

void Model::Add(Id parent, Id unit, AssignmentOrigin origin, int due) {
  Node n;
  n.id = next_++;
  n.parent = parent;
  n.unit = unit;
  n.origin = origin;
  n.due = due;
  n.objection_from = today_;
  nodes.push_back(n);
}

void Model::Withdraw(Id id) {
  std::vector<Id> below;
  for (const Node* child : LiveBelow(id)) below.push_back(child->id);
  Node& n = *At(id);
  n.state = AssignmentState::kWithdrawn;
  n.paper.reset();
  n.overlay = false;
  n.substitute = 0;
  for (Petition& p : petitions) {
    if (p.node == id && p.state == RequestState::kOpen) p.state = RequestState::kLapsed;
  }
  for (const Id child : below) Withdraw(child);
}

void Model::Reassign(Id id, Id unit) {
  const Node old = *Find(id);
  const int due = ask_.day >= 0 ? ask_.day : std::max(old.due, WorkdayAfter(today_, 1));
  Node fresh;
  fresh.id = next_++;
  fresh.parent = old.parent;
  fresh.unit = unit;
  fresh.role = old.role;
  fresh.origin = old.origin;
  fresh.due = due;
  fresh.overlay = old.overlay;
  fresh.overlay_since = old.overlay_since;
  fresh.objection_from = today_;
  Id absorbed = 0;
  for (const Node* child : LiveBelow(id)) {
    if (child->unit == unit) absorbed = child->id;
  }
  for (Node& n : nodes) {
    const bool moves = (n.parent == id || (absorbed != 0 && n.parent == absorbed)) &&
                       n.id != absorbed && n.state != AssignmentState::kWithdrawn &&
                       n.state != AssignmentState::kReassigned;
    if (!moves) continue;
    n.parent = fresh.id;
    const bool parent_step =
        n.paper && n.paper->steps[n.paper->Open()].kind == ReviewStepKind::kParentUnit;
    if (parent_step || n.state == AssignmentState::kDeclined) n.substitute = 0;
    for (Petition& p : petitions) {
      if (p.node != n.id || p.state != RequestState::kOpen) continue;
      p.substitute = 0;
      if (p.kind == RequestKind::kChangeLead) p.target = fresh.id;
    }
  }
  if (absorbed != 0) Withdraw(absorbed);
  Withdraw(id);
  At(id)->state = AssignmentState::kReassigned;
  nodes.push_back(fresh);
  if (old.id == root) root = fresh.id;
  if (ask_.keep_old) Add(fresh.id, old.unit, old.origin, ChildDue(due, today_));
}

// The next step opens; those whose people all took an earlier one are passed over.
void Model::Open(Node& n) {
  std::vector<Step>& steps = n.paper->steps;
  std::size_t i = 0;
  while (steps[i].state != ReviewStepState::kWaiting) ++i;
  steps[i].state = ReviewStepState::kOpen;
  n.substitute = 0;
  if (i == 0 || i + 1 == steps.size()) return;
  const People people = StepDeciders(n, steps[i].kind);
  const bool merged =
      !people.empty() && std::all_of(people.begin(), people.end(), [&](const Person& p) {
        const auto present = Present(p);
        return std::all_of(present.begin(), present.end(), [&](const auto& pair) {
          return Earlier(*n.paper, pair.first, pair.second);
        });
      });
  if (!merged) return;
  steps[i].state = ReviewStepState::kMerged;
  Open(n);
}

void Model::Rule(Node& n) {
  Petition& p = *std::find_if(petitions.begin(), petitions.end(),
                              [&](const Petition& q) { return q.id == ask_.thing; });
  std::vector<Id> barred;
  bool office = false;
  Rulers(p, &barred, &office);
  p.state = ask_.granted ? RequestState::kGranted : RequestState::kRefused;
  p.substitute = 0;
  if (!ask_.granted || p.kind == RequestKind::kDisagree) return;
  const Id unit = ask_.unit != 0 ? ask_.unit : p.unit;
  if (p.kind == RequestKind::kAddUnit) {
    const int due = ask_.day >= 0 ? ask_.day : ChildDue(n.due, today_);
    Add(n.id, unit, office ? AssignmentOrigin::kIssue : AssignmentOrigin::kSplit, due);
  } else if (unit == 0) {
    Withdraw(p.target);
  } else {
    Reassign(p.target, unit);
  }
}

void Model::Carry(Id id) {
  Node& n = *At(id);
  switch (ask_.act) {
    case Act::kAccept:
    case Act::kInsist:
      n.state = AssignmentState::kInProgress;
      n.substitute = 0;
      return;
    case Act::kDecline:
      n.state = AssignmentState::kDeclined;
      n.declined = true;
      return;
    case Act::kRelease:
    case Act::kWaive:
    case Act::kWithdraw:
      return Withdraw(id);
    case Act::kReassign:
      return Reassign(id, ask_.unit);
    case Act::kAssignHandler:
      n.handler = ask_.person;
      return;
    case Act::kSplit: {
      const int due = ask_.day >= 0 ? ask_.day : ChildDue(n.due, today_);
      Add(id, ask_.unit, AssignmentOrigin::kSplit, due);
      if (ask_.other != 0) Add(id, ask_.other, AssignmentOrigin::kSplit, due);
      return;
    }
    case Act::kChangeShare:
      n.due = ask_.day;
      return;
    case Act::kUrge:
      n.urged = today_;
      return;
    case Act::kSubmit: {
      Paper paper{ask_.user, ask_.behalf, {}};
      paper.steps.push_back({ReviewStepKind::kUnitHead});
      const bool leader = n.parent == 0 ? world_.root_leader_step : world_.child_leader_step;
      if (leader) paper.steps.push_back({ReviewStepKind::kLeader});
      paper.steps.push_back(
          {n.parent == 0 ? ReviewStepKind::kSupervision : ReviewStepKind::kParentUnit});
      n.paper = paper;
      n.state = AssignmentState::kUnderReview;
      if (ask_.behalf == 0 && Acts(Role::kHead, n.unit)) {
        n.paper->steps[0].state = ReviewStepState::kAuto;
      }
      return Open(n);
    }
    case Act::kApprove: {
      Step& step = n.paper->steps[n.paper->Open()];
      const bool last = &step == &n.paper->steps.back();
      step.state = ReviewStepState::kApproved;
      step.by = ask_.user;
      step.by_for = ask_.behalf;
      if (!last) return Open(n);
      n.state = AssignmentState::kDone;
      n.paper.reset();
      n.substitute = 0;
      return;
    }
    case Act::kReturn:
      if (n.paper->Open() > 0) ++n.returns;
      [[fallthrough]];
    case Act::kRecall:
      n.paper.reset();
      n.substitute = 0;
      n.state = AssignmentState::kInProgress;
      return;
    case Act::kRevoke: {
      std::size_t last = 0;
      for (std::size_t i = 0; i < n.paper->steps.size(); ++i) {
        if (n.paper->steps[i].state == ReviewStepState::kApproved) last = i;
      }
      for (std::size_t i = last; i < n.paper->steps.size(); ++i) {
        n.paper->steps[i] = {n.paper->steps[i].kind};
      }
      n.paper->steps[last].state = ReviewStepState::kOpen;
      n.substitute = 0;
      return;
    }
    case Act::kReopen:
      n.state = AssignmentState::kInProgress;
      n.due = ask_.day;
      ++n.returns;
      return;
    case Act::kRequest: {
      Petition p;
      p.id = next_++;
      p.node = id;
      p.kind = ask_.kind;
      p.target = id;
      if (ask_.kind == RequestKind::kChangeLead) p.target = n.parent;
      if (ask_.kind == RequestKind::kReleaseUnit) {
        for (const Node* child : LiveBelow(id)) {
          if (child->unit == ask_.unit) p.target = child->id;
        }
      }
      p.unit = ask_.kind == RequestKind::kAddUnit ? ask_.unit : ask_.other;
      if (ask_.kind == RequestKind::kDisagree) p.parties = {ask_.unit};
      petitions.push_back(p);
      return;
    }
    case Act::kRule:
      return Rule(n);
    case Act::kWithdrawRequest:
      for (Petition& p : petitions) {
        if (p.id != ask_.thing) continue;
        p.state = RequestState::kWithdrawn;
        p.substitute = 0;
      }
      return;
    case Act::kSubstitute:
      if (ask_.thing == 0) n.substitute = ask_.person;
      for (Petition& p : petitions) {
        if (ask_.thing != 0 && p.id == ask_.thing) p.substitute = ask_.person;
      }
      return;
    case Act::kSuspend:
      n.overlay = true;
      n.overlay_since = today_;
      return;
    case Act::kResume: {
      std::vector<Id> paused;
      for (const Node& other : nodes) {
        if (Live(other) && Covered(other)) paused.push_back(other.id);
      }
      n.overlay = false;
      for (const Id other : paused) {
        Node& freed = *At(other);
        if (!Covered(freed) && freed.state == AssignmentState::kPending)
          freed.objection_from = today_;
      }
      if (ask_.day >= 0) n.due = ask_.day;
      return;
    }
    case Act::kRedate:
      return;
    case Act::kCancel:
      cancelled = true;
      return Withdraw(root);
    case Act::kInstruct: {
      Order o;
      o.id = next_++;
      o.reply = ask_.reply;
      if (ask_.unit != 0) o.answered[ask_.unit] = false;
      for (const Node& other : nodes) {
        const bool on_task = Live(other) || other.state == AssignmentState::kDone;
        if (ask_.unit == 0 && on_task) o.answered[other.unit] = false;
      }
      orders.push_back(o);
      return;
    }
    case Act::kAcknowledge:
    case Act::kReply:
      for (Order& o : orders) {
        if (o.id == ask_.thing) o.answered[ask_.unit] = true;
      }
      return;
    case Act::kCount:
      return;
  }
}

void Model::Issue(const std::vector<std::pair<Id, AssignmentRole>>& units, int due, int today,
                  Id next_id) {
  today_ = today;
  next_ = next_id;
  root = next_id;
  for (const auto& [unit, role] : units) {
    const bool first = nodes.empty();
    Add(first ? 0 : root, unit, AssignmentOrigin::kIssue, first ? due : ChildDue(due, today));
    nodes.back().role = role;
  }
}

void Model::Change(const World& world, int today) {
  world_ = world;
  today_ = today;
  for (Node& n : nodes) {
    if (Live(n) && n.handler != 0 && !Staff(n.handler, n.unit)) n.handler = 0;
  }
}

std::string Model::Take(const Ask& ask, int today, Id next_id) {
  ask_ = ask;
  today_ = today;
  next_ = next_id;
  Node& n = *At(ask.node);
  std::string reason = Refuse(n);
  if (reason.empty()) Carry(ask.node);
  return reason;
}

}  // namespace duban::model
