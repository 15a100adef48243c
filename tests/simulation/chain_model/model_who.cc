// Who may give which command.
#include <algorithm>

#include "tests/simulation/chain_model/model.h"

namespace duban::model {

bool Model::Sees() const {
  const auto reads = [&](Id person, const Lent* lent) {
    for (const auto& [p, role, unit] : world_.held) {
      if (p != person || role == Role::kAdmin || role == Role::kService) continue;
      if (lent != nullptr && !lent->roles.contains(role)) continue;
      if (role == Role::kLeader && person == world_.leader) return true;
      if (role == Role::kSupervisor && AtOrBelow(kBureau, unit)) return true;
      for (const Node& n : nodes) {
        if (AtOrBelow(n.unit, unit)) return true;
      }
    }
    return false;
  };
  if (reads(ask_.user, nullptr)) return true;
  for (const Lent& l : world_.lent) {
    if (l.delegate == ask_.user && l.from <= today_ && today_ <= l.until &&
        reads(l.principal, &l)) {
      return true;
    }
  }
  if (!HoldsAny(ask_.user)) return false;
  for (const Node& n : nodes) {
    if (n.substitute == ask_.user) return true;
  }
  return std::any_of(petitions.begin(), petitions.end(), [&](const Petition& p) {
    return p.state == RequestState::kOpen && p.substitute == ask_.user;
  });
}

bool Model::OfficesOwn(const Node& n) const {
  bool office = false;
  if (ask_.thing != 0) {
    std::vector<Id> barred;
    for (const Petition& p : petitions) {
      if (p.id == ask_.thing) Rulers(p, &barred, &office);
    }
    return office;
  }
  if (n.state == AssignmentState::kDeclined) {
    Assigners(n, {n.unit}, &office);
    return office;
  }
  return n.paper && n.paper->steps[n.paper->Open()].kind == ReviewStepKind::kSupervision;
}

bool Model::Related(const Node& n) const {
  const Node* parent = Find(n.parent);
  const auto staff = [&](Id unit) { return Acts(Role::kHead, unit) || Acts(Role::kHandler, unit); };
  const auto substitute = [&](Id person) {
    return person == ask_.user && ask_.behalf == 0 && HoldsAny(person);
  };
  const bool supervises = ActsOver(Role::kSupervisor, kBureau);
  bool office = false;
  const bool assigner = Among(Assigners(n, {n.unit}, &office));
  switch (ask_.act) {
    case Act::kAccept:
    case Act::kSubmit:
    case Act::kAssignHandler:
    case Act::kRecall:
      return staff(n.unit);
    case Act::kDecline:
    case Act::kRequest:
    case Act::kWithdrawRequest:
      return Acts(Role::kHead, n.unit);
    case Act::kSplit:
      return Acts(Role::kHead, n.unit) || (world_.handler_splits && staff(n.unit));
    case Act::kInsist:
    case Act::kRelease:
    case Act::kReassign:
      return assigner || (n.state == AssignmentState::kDeclined && substitute(n.substitute));
    case Act::kWaive:
    case Act::kWithdraw:
    case Act::kSuspend:
    case Act::kRedate:
      return assigner;
    case Act::kResume:
      return assigner || supervises;
    case Act::kChangeShare:
      return assigner || (parent != nullptr && Acts(Role::kHead, parent->unit));
    case Act::kUrge:
      return supervises || (parent != nullptr && staff(parent->unit)) || Among(LeadersFor(n));
    case Act::kApprove:
    case Act::kReturn:
    case Act::kRevoke: {
      std::vector<ReviewStepKind> kinds = {ReviewStepKind::kUnitHead};
      const bool leader_step = n.parent == 0 ? world_.root_leader_step : world_.child_leader_step;
      if (leader_step) kinds.push_back(ReviewStepKind::kLeader);
      kinds.push_back(n.parent == 0 ? ReviewStepKind::kSupervision : ReviewStepKind::kParentUnit);
      return substitute(n.substitute) ||
             std::any_of(kinds.begin(), kinds.end(),
                         [&](ReviewStepKind k) { return Among(StepDeciders(n, k)); });
    }
    case Act::kReopen:
      return parent != nullptr && Acts(Role::kHead, parent->unit);
    case Act::kRule:
      for (const Petition& p : petitions) {
        std::vector<Id> barred;
        if (p.id != ask_.thing) continue;
        return substitute(p.substitute) || Among(Rulers(p, &barred, &office));
      }
      return false;
    case Act::kSubstitute:
      return supervises || Among(LeadersFor(n)) || ActsOver(Role::kPrincipal, kBureau);
    case Act::kCancel:
      return supervises;
    case Act::kInstruct:
      return Among(LeadersFor(n)) || ActsOver(Role::kPrincipal, kBureau);
    case Act::kAcknowledge:
    case Act::kReply:
      return staff(ask_.unit) && std::any_of(orders.begin(), orders.end(), [&](const Order& o) {
               return o.id == ask_.thing && o.answered.contains(ask_.unit);
             });
    case Act::kCount:
      break;
  }
  return false;
}

bool Model::RelatedNow(const Node& n) const {
  switch (ask_.act) {
    case Act::kApprove:
    case Act::kReturn:
      if (!n.paper) return true;
      return (n.substitute == ask_.user && ask_.behalf == 0 && HoldsAny(ask_.user)) ||
             Among(StepDeciders(n, n.paper->steps[n.paper->Open()].kind));
    case Act::kRecall:
      return !n.paper || Acts(Role::kHead, n.unit) || Involved(n.paper->submitter) ||
             Involved(n.paper->submitted_for);
    case Act::kRevoke:
      return !n.paper ||
             std::any_of(n.paper->steps.begin(), n.paper->steps.end(), [&](const Step& s) {
               return s.state == ReviewStepState::kApproved &&
                      (Involved(s.by) || Involved(s.by_for));
             });
    case Act::kAssignHandler:
      return Acts(Role::kHead, n.unit) ||
             (ask_.person == (ask_.behalf != 0 ? ask_.behalf : ask_.user) && n.handler == 0);
    case Act::kSubstitute: {
      if (!OfficesOwn(n)) return ActsOver(Role::kSupervisor, kBureau);
      const People leaders = LeadersFor(n);
      return leaders.empty() ? ActsOver(Role::kPrincipal, kBureau) : Among(leaders);
    }
    default:
      return true;
  }
}

}  // namespace duban::model
