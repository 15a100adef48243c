// What a command would put into the tree: units and dates, whichever command it is that names them.
#ifndef DUBAN_SERVER_DOMAIN_PROPOSAL_H_
#define DUBAN_SERVER_DOMAIN_PROPOSAL_H_

#include <optional>
#include <vector>

#include "server/domain/asked.h"

namespace duban::domain {

// One assignment as it would stand; for commands that only set a date, the one there is.
struct Proposal {
  UnitId unit;
  std::optional<absl::CivilDay> due_date;  // named by a person; none: not set
};

// Empty where the arguments are not known, unless the place is known without (Reopen).
std::vector<Proposal> ProposalsOf(const Asked& asked);

// Below which one they would stand; nullptr: at the root.
const Assignment* PlaceOf(const Asked& asked);

// The live assignments that would stand below it.
std::vector<const Assignment*> ChildrenToBe(const Asked& asked);

// Reassign: the direct live child that the new unit holds already; nullptr if none.
const Assignment* AbsorbedBy(const Asked& asked);

// The first day that a date set now may be.
absl::CivilDay EarliestDue(const Asked& asked);

// The latest day for a suspension's review: counted from its beginning.
absl::CivilDay LatestReview(const Asked& asked);

// RuleCoordination, granted: the command that the ruling carries out, and on which assignment.
// ADD_UNIT is a SplitShare on the asking one; of DISAGREE there is none. Precondition: the request
// is loaded.
struct Granted {
  const Assignment* target = nullptr;  // nullptr: nothing is carried out
  Command command = {};
};
Granted GrantedBy(const Asked& asked, const RuleCoordination& ruling);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_PROPOSAL_H_
