// The rights a command is judged by: one's own, or those that a delegation of the day lends
// (lifecycle.md, 5). A delegate has exactly the roles that the delegation names, and his principal
// must hold them himself.
#ifndef DUBAN_SERVER_DOMAIN_STANDING_H_
#define DUBAN_SERVER_DOMAIN_STANDING_H_

#include <vector>

#include "server/domain/actor.h"
#include "server/domain/facts.h"

namespace duban::domain {

// Somebody who may decide, and by which role: whoever acts for him needs that one.
struct Decider {
  UserId user;
  Role role = Role::kHead;
};
using Deciders = std::vector<Decider>;

class Standing {
 public:
  Standing(const Facts& facts, const Actor& actor);

  // In exactly that unit.
  bool Holds(Role role, UnitId unit) const;
  // In that unit or any above it.
  bool HoldsOver(Role role, UnitId unit) const;
  bool IsHead(UnitId unit) const { return Holds(Role::kHead, unit); }
  bool IsStaff(UnitId unit) const { return IsHead(unit) || Holds(Role::kHandler, unit); }
  bool IsOneOf(const Deciders& deciders) const;
  bool in_own_right() const { return !actor_.on_behalf_of; }

 private:
  bool Has(Role role) const;

  const Directory& directory_;
  Actor actor_;
  absl::CivilDay today_;
};

// HANDLER or HEAD there, the actor or the one he acts for: what bars from ruling on one's own unit.
bool IsOwnUnit(const Directory& directory, const Actor& actor, UnitId unit);

// Whether the substitute named for a decision still counts: as long as he has any role at all.
bool MayStandIn(const Directory& directory, UserId substitute);

// The actors in whom a decider is present today: himself, or, while a delegation of the role runs,
// whoever acts for him.
std::vector<Actor> PresentFor(const Decider& decider, const Facts& facts);

Deciders WithRole(Role role, const std::vector<UserId>& users);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_STANDING_H_
