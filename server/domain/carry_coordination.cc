// 提请协调: asked, ruled, taken back. A ruling carries out its change in the same decision.
#include <algorithm>

#include "server/domain/carry.h"
#include "server/domain/deciders.h"
#include "server/domain/proposal.h"

namespace duban::domain {
namespace {

// What a grant would change.
AssignmentId TargetOf(const Course& on, const RequestCoordination& c) {
  const Assignment& a = on.assignment();
  if (c.kind == RequestKind::kChangeLead) return a.parent;
  if (c.kind != RequestKind::kReleaseUnit) return a.id;
  for (const Assignment* child : on.asked.chain().LiveChildrenOf(a.id)) {
    if (child->unit == c.unit) return child->id;
  }
  return a.id;
}

}  // namespace

void Carry(const Course& on, const RequestCoordination& c) {
  const Assignment& a = on.assignment();
  on.out.Add(
      CoordinationRequested{.assignment = a.id,
                            .unit = a.unit,
                            .request = on.ids.request,
                            .kind = c.kind,
                            .target = TargetOf(on, c),
                            .other_unit = c.kind == RequestKind::kAddUnit ? c.unit : c.successor,
                            .parties = c.parties,
                            .wish = c.wish});
  on.out.LookForDeciders(a.id);
}

void Carry(const Course& on, const RuleCoordination& c) {
  const Assignment& a = on.assignment();
  const CoordinationRequest& request = *on.asked.request;
  const bool office_ruled = RulerOf(on.asked.chain(), request, on.facts()).is_office;
  on.out.Add(CoordinationRuled{.assignment = a.id,
                               .unit = a.unit,
                               .request = request.id,
                               .granted = c.granted,
                               .reason = c.reason});
  if (!c.granted) return;
  const Granted granted = GrantedBy(on.asked, c);
  if (granted.target == nullptr) return;
  const Situation inner{.chain = on.asked.chain(),
                        .assignment = *granted.target,
                        .actor = on.asked.on.actor,
                        .facts = on.facts()};
  const Asked asked = AskedBy(inner, granted.command);
  const Course course{.asked = asked, .ids = on.ids, .out = on.out};
  if (const auto* add = std::get_if<SplitShare>(&granted.command)) {
    AddChildren(course, *add, office_ruled ? AssignmentOrigin::kIssue : AssignmentOrigin::kSplit);
  } else if (const auto* reassign = std::get_if<Reassign>(&granted.command)) {
    Carry(course, *reassign);
  } else if (const auto* withdraw = std::get_if<Withdraw>(&granted.command)) {
    Carry(course, *withdraw);
  }
}

void Carry(const Course& on, const WithdrawRequest& c) {
  const Assignment& a = on.assignment();
  on.out.Add(RequestWithdrawn{.assignment = a.id, .unit = a.unit, .request = c.request});
}

}  // namespace duban::domain
