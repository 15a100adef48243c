// "What may I do now, and why not that?": a loop over the rows of the lifecycle and their guards.
#ifndef DUBAN_SERVER_DOMAIN_ALLOWED_ACTIONS_H_
#define DUBAN_SERVER_DOMAIN_ALLOWED_ACTIONS_H_

#include <vector>

#include "server/base/error.h"
#include "server/domain/lifecycle.h"
#include "server/domain/situation.h"

namespace duban::domain {

struct AllowedAction {
  ChainCommand command = ChainCommand::kAccept;
  RequestId request = {};          // which of the assignment's requests it is about
  InstructionId instruction = {};  // which instruction to the assignment's unit
  // Empty: it would be taken, with the right arguments. Else every reason, the first being the one
  // that Decide would give.
  std::vector<base::Precondition> reasons = {};
};

// The commands that the actor stands in the right relation to give, in the order of kRules; those
// he does not (NOT_ALLOWED) are left out. A command that asks for one of several things (a request,
// an instruction) is there once for each that is open. Guards on arguments are not asked. Needs the
// whole chain, the assignment's open submission and requests, and the task's instructions; what is
// instructed to the assignment's unit is answered on the task, whatever became of the assignment.
std::vector<AllowedAction> AllowedActions(const Situation& situation);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_ALLOWED_ACTIONS_H_
