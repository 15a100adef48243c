// Who sees what of a task (lifecycle.md, 7). Whoever may not see a thing does not learn whether it
// exists.
#ifndef DUBAN_SERVER_DOMAIN_VISIBILITY_H_
#define DUBAN_SERVER_DOMAIN_VISIBILITY_H_

#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/chain.h"
#include "server/domain/directory.h"
#include "server/domain/plan.h"

namespace duban::domain {

// Reads with his own roles and with those that delegations of the day lend him: a delegate must see
// what he may be asked to act on. Acting always says for whom.
struct Reader {
  const Directory& directory;
  UserId user;
  absl::CivilDay today;  // local
};

// The roles by which he reads tasks: ADMIN has no say in them; SERVICE has what its grant lists,
// which this release gives none.
std::vector<Membership> TaskRolesOf(const Reader& reader);

// The task, its text and the chain with states and dates: the office that supervises it, and
// whoever holds a role in a unit that takes part or in one above it; the leader named on it while
// he is one; a substitute while he has any role. Needs the open requests loaded, of which a
// substitute may be; with a partly loaded chain the answer is for what was loaded.
bool CanSee(const Chain& chain, const Reader& reader);

// What an assignment's unit hands up, what is asked and ruled about it, comments and reasons: its
// unit, the units above it in the chain, the leader in charge, the office, who stands in for one
// who decides on it. Needs the assignment, its ancestors and its open requests loaded.
bool CanSeeSubmissions(const Chain& chain, const Assignment& assignment, const Reader& reader);

// A plan is seen by whoever belongs to the issuing unit or below, and by its office.
bool CanSee(const Plan& plan, const Reader& reader);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_VISIBILITY_H_
