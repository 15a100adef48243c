// Who may do what to a task. Authority follows the chain, not a global role (domain.md, 6);
// everything not granted here is denied, and whoever may not see a thing does not learn whether it
// exists.
#ifndef DUBAN_SERVER_DOMAIN_REVIEW_AUTHORITY_H_
#define DUBAN_SERVER_DOMAIN_REVIEW_AUTHORITY_H_

#include <optional>
#include <vector>

#include <absl/status/status.h>

#include "server/base/error.h"
#include "server/domain/chain.h"
#include "server/domain/facts.h"

namespace duban::domain {

// A supervisor of the office that answers for what `issuing_unit` issues.
bool SupervisesUnit(const Directory& directory, UserId user, UnitId issuing_unit);

// ACCESS_DENIED unless the user supervises the issuing unit.
absl::Status MaySupervise(const Directory& directory, UserId user, UnitId issuing_unit);

// Whether the user sees the task: an office that supervises it, or a unit that takes part or lies
// above one that does. With a partly loaded chain the answer is for what was loaded.
bool CanSee(const Chain& chain, const Directory& directory, UserId user);

// What an assignment's unit hands up: its unit, the units above it in the chain, the leader in
// charge, the office (lifecycle.md, 7). Needs the assignment and its ancestors loaded.
bool CanSeeSubmissions(const Chain& chain, const Assignment& assignment, const Directory& directory,
                       UserId user);

// A plan is seen by whoever belongs to the issuing unit or below, and by its office.
bool CanSee(const Plan& plan, const Directory& directory, UserId user);

// A01, A13: HANDLER or HEAD of the assignment's unit. ACCESS_DENIED, or NOT_ALLOWED where the task
// is visible.
absl::Status MayWorkOn(const Chain& chain, const Assignment& assignment, const Directory& directory,
                       UserId user);

// Who decides steps of that kind, before four-eyes: one rule for approve, return and NO_DECIDER. Of
// SUPERVISION the leader in charge, too, where every supervisor is of the unit itself.
std::vector<UserId> DecidersOf(ReviewStepKind kind, const Chain& chain,
                               const Assignment& assignment, const Facts& facts);

// A15–A17, A20, A21: a decider of any step that the chain could have. Does not depend on which one
// is open, so that a retry finds its caller as allowed as the first time.
absl::Status MayDecide(const Chain& chain, const Assignment& assignment, const Facts& facts,
                       UserId user);

// NOT_ALLOWED where a step is open that is not the user's to decide. Asked after MayDecide, once it
// is known to be no retry.
absl::Status MayDecideNow(const Chain& chain, const Assignment& assignment, const Facts& facts,
                          UserId user);

// Four-eyes and own unit (lifecycle.md, 5): why this decider is barred from this step, if he is.
std::optional<base::Precondition> BarredFrom(ReviewStepKind kind, const Submission& submission,
                                             const Assignment& assignment,
                                             const Directory& directory, UserId user);

// Whether anybody may decide the open step.
bool HasEligibleDecider(const Chain& chain, const Assignment& assignment,
                        const Submission& submission, const Facts& facts);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_REVIEW_AUTHORITY_H_
