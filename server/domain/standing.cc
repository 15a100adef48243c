#include "server/domain/standing.h"

#include <algorithm>

namespace duban::domain {

Standing::Standing(const Facts& facts, const Actor& actor)
    : directory_(facts.directory), actor_(actor), today_(facts.calendar.LocalDay(facts.now)) {}

bool Standing::Has(Role role) const {
  return in_own_right() ||
         directory_.DelegationFor(actor_.on_behalf_of, actor_.user, role, today_) != nullptr;
}

bool Standing::Holds(Role role, UnitId unit) const {
  return directory_.Holds(actor_.principal(), role, unit) && Has(role);
}

bool Standing::HoldsOver(Role role, UnitId unit) const {
  return directory_.HoldsOver(actor_.principal(), role, unit) && Has(role);
}

bool Standing::IsOneOf(const Deciders& deciders) const {
  return std::any_of(deciders.begin(), deciders.end(),
                     [&](const Decider& d) { return d.user == actor_.principal() && Has(d.role); });
}

bool IsOwnUnit(const Directory& directory, const Actor& actor, UnitId unit) {
  return directory.IsStaff(actor.user, unit) ||
         (actor.on_behalf_of && directory.IsStaff(actor.on_behalf_of, unit));
}

bool MayStandIn(const Directory& directory, UserId substitute) {
  return substitute && !directory.MembershipsOf(substitute).empty();
}

std::vector<Actor> PresentFor(const Decider& decider, const Facts& facts) {
  std::vector<Actor> present;
  const absl::CivilDay today = facts.calendar.LocalDay(facts.now);
  for (const UserId delegate : facts.directory.DelegatesOf(decider.user, decider.role, today)) {
    present.push_back({.user = delegate, .on_behalf_of = decider.user});
  }
  if (present.empty()) present.push_back({.user = decider.user});
  return present;
}

Deciders WithRole(Role role, const std::vector<UserId>& users) {
  Deciders deciders;
  for (const UserId user : users) deciders.push_back({.user = user, .role = role});
  return deciders;
}

}  // namespace duban::domain
