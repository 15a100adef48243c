// In which order a command is refused, and by which guard.
#include <algorithm>

#include "tests/simulation/chain_model/model.h"

namespace duban::model {

std::string Model::Guard(Node& n) {
  const Node* parent = Find(n.parent);
  const bool own = Staff(ask_.user, n.unit) || Staff(ask_.behalf, n.unit);
  switch (ask_.act) {
    case Act::kDecline:
      if (today_ > WorkdayAfter(n.objection_from, 2)) return "OBJECTION_TOO_LATE";
      for (const Node& other : nodes) {
        if (other.unit == n.unit && other.declined) return "NOT_DECLINABLE";
      }
      return "";
    case Act::kInsist:
      return own ? "OWN_UNIT" : "";
    case Act::kRelease:
      if (own) return "OWN_UNIT";
      if (n.parent == 0) return "IS_ROOT";
      return LiveBelow(n.id).empty() ? "" : "CHILDREN_OPEN";
    case Act::kReassign:
      return own ? "OWN_UNIT" : GuardReassign(n, ask_.unit);
    case Act::kAssignHandler: {
      if (ask_.person == 0) return "";
      const bool handlers = !Holding(Role::kHandler, n.unit).empty();
      return Is(ask_.person, handlers ? Role::kHandler : Role::kHead, n.unit) ? ""
                                                                              : "NOT_A_HANDLER";
    }
    case Act::kSplit:
      return GuardAdd(
          n, ask_.other != 0 ? std::vector<Id>{ask_.unit, ask_.other} : std::vector<Id>{ask_.unit},
          n.unit);
    case Act::kChangeShare:
      if (n.parent == 0) return "IS_ROOT";
      if (ask_.day == n.due) return "";
      if (ask_.day > parent->due) return "PARENT_DUE_EARLIER";
      if (ask_.day < n.due && ask_.day < WorkdayAfter(today_, 1)) return "DUE_PAST";
      for (const Node* child : LiveBelow(n.id)) {
        if (child->due > ask_.day) return "CHILD_DUE_LATER";
      }
      return "";
    case Act::kWaive:
    case Act::kWithdraw:
      if (own) return "OWN_UNIT";
      return n.parent == 0 ? "IS_ROOT" : "";
    case Act::kUrge:
      return n.urged >= 0 && WorkdayAfter(n.urged, 1) > today_ ? "URGED_TODAY" : "";
    case Act::kSubmit:
      if (!LiveBelow(n.id).empty()) return "CHILDREN_OPEN";
      for (const Petition& p : petitions) {
        if (p.node == n.id && p.state == RequestState::kOpen) return "REQUEST_OPEN";
      }
      return "";
    case Act::kApprove:
    case Act::kReturn:
      return GuardReview(n);
    case Act::kRecall:
      for (const Step& s : n.paper->steps) {
        if (s.kind != ReviewStepKind::kUnitHead && s.state == ReviewStepState::kApproved)
          return "STEP_DECIDED";
      }
      return "";
    case Act::kRevoke: {
      const Step* last = nullptr;
      for (const Step& s : n.paper->steps) {
        if (s.state == ReviewStepState::kApproved) last = &s;
      }
      return Involved(last->by) || Involved(last->by_for) ? "" : "STEP_DECIDED";
    }
    case Act::kReopen:
      if (parent->state != AssignmentState::kInProgress) return "PARENT_NOT_IN_PROGRESS";
      if (ask_.day > parent->due) return "PARENT_DUE_EARLIER";
      if (ask_.day < WorkdayAfter(today_, 1)) return "DUE_PAST";
      for (const Node* sibling : LiveBelow(parent->id)) {
        if (sibling->unit == n.unit) return "DUPLICATE";
      }
      return UnitsAbove(n.unit, parent) ? "TARGET_IS_ANCESTOR" : "";
    case Act::kRequest: {
      for (const Petition& p : petitions) {
        if (p.node == n.id && p.kind == ask_.kind && p.state == RequestState::kOpen)
          return "REQUEST_EXISTS";
      }
      for (const Id unit : {ask_.unit, ask_.other}) {
        if (unit != 0 && !world_.above.contains(unit)) return "UNIT_UNKNOWN";
      }
      if (ask_.kind == RequestKind::kReleaseUnit) {
        const auto below = LiveBelow(n.id);
        const bool child = std::any_of(below.begin(), below.end(),
                                       [&](const Node* c) { return c->unit == ask_.unit; });
        if (!child) return "UNIT_UNKNOWN";
      }
      return ask_.kind == RequestKind::kChangeLead && n.parent == 0 ? "IS_ROOT" : "";
    }
    case Act::kRule:
      return GuardRuling(n);
    case Act::kSubstitute: {
      std::vector<Id> barred = {n.unit};
      bool office = false;
      bool decidable = false;
      std::string bar;
      const auto own_bar = [&] {
        for (const Id unit : barred) {
          if (Staff(ask_.person, unit)) return std::string("OWN_UNIT");
        }
        return std::string();
      };
      if (ask_.thing != 0) {
        const Petition& p = *std::find_if(petitions.begin(), petitions.end(),
                                          [&](const Petition& q) { return q.id == ask_.thing; });
        const People rulers = Rulers(p, &barred, &office);
        decidable = AnyFree(rulers, barred, p.substitute);
        bar = own_bar();
      } else if (n.state == AssignmentState::kDeclined) {
        decidable = AnyFree(Assigners(n, barred, &office), barred, n.substitute);
        bar = own_bar();
      } else {
        decidable = AnyDecider(n);
        bar = Bar(*n.paper, n.paper->steps[n.paper->Open()].kind, n, ask_.person, 0);
      }
      if (decidable) return "HAS_DECIDER";
      return Involved(ask_.person) || !HoldsAny(ask_.person) || !bar.empty()
                 ? "SUBSTITUTE_INELIGIBLE"
                 : "";
    }
    case Act::kSuspend:
      if (n.overlay) return "ALREADY_SUSPENDED";
      if (n.parent == 0 && !ask_.consent) return "CONSENT_REQUIRED";
      if (ask_.day <= today_) return "DUE_PAST";
      if (ask_.day > MonthsOn(today_, 6)) return "REVIEW_DATE_TOO_FAR";
      return n.parent == 0 && world_.firm && !ask_.superior ? "FIRM_CONSENT_REQUIRED" : "";
    case Act::kResume:
      if (!n.overlay) return "NOT_SUSPENDED";
      if (ask_.day < 0) return "";
      if (ask_.day < today_) return "DUE_PAST";
      if (parent != nullptr && ask_.day > parent->due) return "PARENT_DUE_EARLIER";
      for (const Node* child : LiveBelow(n.id)) {
        if (child->due > ask_.day) return "CHILD_DUE_LATER";
      }
      return n.parent == 0 && world_.firm && ask_.day != n.due && !ask_.superior
                 ? "FIRM_CONSENT_REQUIRED"
                 : "";
    case Act::kRedate:
      if (!n.overlay) return "NOT_SUSPENDED";
      if (ask_.day <= today_) return "DUE_PAST";
      return ask_.day > MonthsOn(n.overlay_since, 6) ? "REVIEW_DATE_TOO_FAR" : "";
    case Act::kCancel:
      return ask_.consent ? "" : "CONSENT_REQUIRED";
    case Act::kInstruct: {
      if (ask_.unit == 0) return "";
      for (const Node& other : nodes) {
        if (other.unit == ask_.unit && (Live(other) || other.state == AssignmentState::kDone))
          return "";
      }
      return "ADDRESSEE_NOT_ON_TASK";
    }
    case Act::kAcknowledge:
    case Act::kReply: {
      const Order& o = *std::find_if(orders.begin(), orders.end(),
                                     [&](const Order& q) { return q.id == ask_.thing; });
      return ask_.act == Act::kAcknowledge && o.reply ? "REPLY_REQUIRED" : "";
    }
    default:
      return "";
  }
}

std::string Model::Refuse(Node& n) {
  using A = AssignmentState;
  const auto petition = std::find_if(petitions.begin(), petitions.end(), [&](const Petition& p) {
    return p.id == ask_.thing && p.node == n.id;
  });
  const bool names_petition = ask_.act == Act::kRule || ask_.act == Act::kWithdrawRequest ||
                              (ask_.act == Act::kSubstitute && ask_.thing != 0);
  if (names_petition && petition == petitions.end()) return "ACCESS_DENIED";
  const auto order = std::find_if(orders.begin(), orders.end(),
                                  [&](const Order& o) { return o.id == ask_.thing; });
  const bool answers = ask_.act == Act::kAcknowledge || ask_.act == Act::kReply;
  if (answers && order == orders.end()) return "ACCESS_DENIED";
  if (!Related(n)) return Sees() ? "NOT_ALLOWED" : "ACCESS_DENIED";
  if (!RelatedNow(n)) return "NOT_ALLOWED";
  if (cancelled) return "TASK_CANCELLED";

  std::set<A> from = {A::kPending, A::kInProgress, A::kUnderReview, A::kDeclined};
  bool star = false;
  switch (ask_.act) {
    case Act::kAccept:
    case Act::kDecline:
      from = {A::kPending};
      break;
    case Act::kInsist:
    case Act::kRelease:
      from = {A::kDeclined};
      break;
    case Act::kSplit:
    case Act::kSubmit:
      from = {A::kInProgress};
      break;
    case Act::kChangeShare:
    case Act::kRequest:
      from = {A::kPending, A::kInProgress};
      break;
    case Act::kApprove:
    case Act::kReturn:
    case Act::kRecall:
    case Act::kRevoke:
      from = {A::kUnderReview};
      break;
    case Act::kReopen:
      from = {A::kDone};
      break;
    case Act::kInstruct:
    case Act::kAcknowledge:
    case Act::kReply:
      from.insert(A::kDone);
      star = true;
      break;
    case Act::kReassign:
    case Act::kAssignHandler:
    case Act::kWaive:
    case Act::kWithdraw:
    case Act::kSubstitute:
    case Act::kSuspend:
    case Act::kResume:
    case Act::kRedate:
    case Act::kCancel:
      star = true;
      break;
    default:
      break;
  }
  if (!from.contains(n.state)) return "WRONG_STATE";
  if (names_petition && petition->state != RequestState::kOpen) return "WRONG_STATE";
  if (answers && order->answered.contains(ask_.unit) && order->answered.at(ask_.unit))
    return "WRONG_STATE";
  const bool waits = ask_.thing != 0 || n.state == A::kUnderReview || n.state == A::kDeclined;
  if (ask_.act == Act::kSubstitute && !waits) return "WRONG_STATE";
  const Node* parent = Find(n.parent);
  // An overlay covers what is live.
  const Node& below = ask_.act == Act::kReopen ? *parent : n;
  const bool covered = (ask_.act != Act::kReopen || Live(below)) && Covered(below);
  if (!star && covered) return "SUSPENDED";
  return Guard(n);
}

}  // namespace duban::model
