// Who may do what to a task. Authority follows the chain, not a global role (domain.md, 6);
// everything not granted here is denied.
#ifndef DUBAN_SERVER_DOMAIN_AUTHORITY_H_
#define DUBAN_SERVER_DOMAIN_AUTHORITY_H_

#include <vector>

#include <absl/status/status.h>

#include "server/domain/commands.h"
#include "server/domain/situation.h"

namespace duban::domain {

// A supervisor of the office that answers for what `issuing_unit` issues.
bool SupervisesUnit(const Directory& directory, UserId user, UnitId issuing_unit);

// ACCESS_DENIED for who administers nothing at all; NOT_ALLOWED where one of the units is not his:
// a role reaches the subtree of the unit in which it is held. A unit that is not there is nobody's.
absl::Status MayAdminister(const Directory& directory, UserId user,
                           const std::vector<UnitId>& units);

// ACCESS_DENIED unless the user supervises the issuing unit.
absl::Status MaySupervise(const Directory& directory, UserId user, UnitId issuing_unit);

// T01, T02 and everything else that the office does to drafts and plans, in whoever's name.
// ACCESS_DENIED.
absl::Status MaySupervise(const Facts& facts, const Actor& actor, UnitId issuing_unit);

// Whether the actor stands in a relation that may give the command: ACCESS_DENIED, or NOT_ALLOWED
// where the task is visible to him. Does not depend on the state, so that a retry finds its caller
// as allowed as the first time. Who is barred by four-eyes or own unit is allowed, and gets the
// reason from Decide.
absl::Status MayGive(const Situation& situation, const Command& command);

// NOT_ALLOWED where it is not his now: another step is open, another one submitted or approved.
// Asked after MayGive, once it is known to be no retry.
absl::Status MayGiveNow(const Situation& situation, const Command& command);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_AUTHORITY_H_
