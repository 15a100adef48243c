// The commands of the chain, decided: state, actor and facts in; events, or every guard that fails,
// out. Pure. The caller has been found to be allowed (authority.h) before any of these is asked.
#ifndef DUBAN_SERVER_DOMAIN_REVIEW_H_
#define DUBAN_SERVER_DOMAIN_REVIEW_H_

#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/error.h"
#include "server/domain/chain.h"
#include "server/domain/commands.h"
#include "server/domain/facts.h"

namespace duban::domain {

// A01. WRONG_STATE.
absl::StatusOr<Events> AcceptAssignment(const Assignment& assignment);

// A13, A14: by the HEAD in his own right the unit's own step counts as taken, and the work has left
// the unit. WRONG_STATE, CHILDREN_OPEN.
absl::StatusOr<Events> SubmitAssignment(const Chain& chain, const Assignment& assignment,
                                        UserId actor, SubmissionId id, const std::string& summary,
                                        const Facts& facts);

// A15, A16, A17. WRONG_STATE, SELF_APPROVAL, ALREADY_DECIDED_BY_YOU, OWN_UNIT, CHILDREN_OPEN,
// ASSESSMENT_REQUIRED, ASSESSMENT_NOT_TAKEN, USE_RETURN.
absl::StatusOr<Events> ApproveSubmission(const Chain& chain, const Assignment& assignment,
                                         UserId actor, const std::string& comment,
                                         Assessment assessment, const Facts& facts);

// A20, A21. WRONG_STATE, SELF_APPROVAL, ALREADY_DECIDED_BY_YOU, OWN_UNIT.
absl::StatusOr<Events> ReturnSubmission(const Chain& chain, const Assignment& assignment,
                                        UserId actor, const std::string& comment,
                                        const Facts& facts);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_REVIEW_H_
