#include "server/app/query/allowed_actions.h"

#include <utility>

#include "server/app/batch_load.h"
#include "server/app/workspace.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/domain/visibility.h"

namespace duban::app {
namespace {

// Locks and loads what the answer looks at: around the assignment, around what its open requests
// would change, and the instructions on the task.
absl::Status Load(Workspace& workspace, WriteTransaction& tx, domain::TaskId task,
                  domain::AssignmentId assignment) {
  ASSIGN_OR_RETURN(std::vector<StoredTask> locked, tx.LockTasks({task}, LockWait::kWait));
  for (StoredTask& stored : locked) workspace.Add(std::move(stored));
  const Focus focus{
      .task = task, .assignment = assignment, .scope = domain::ScopeOfAllowedActions()};
  RETURN_IF_ERROR(LoadFoci(workspace, tx, {focus}));
  const domain::Chain* chain = workspace.FindTask(task);
  if (chain == nullptr) return absl::OkStatus();
  std::vector<Focus> targets;
  for (const domain::CoordinationRequest& request : chain->requests) {
    Focus target = focus;
    target.assignment = request.target ? request.target : request.assignment;
    if (request.unit) target.units.push_back(request.unit);
    targets.push_back(std::move(target));
  }
  RETURN_IF_ERROR(LoadFoci(workspace, tx, targets));
  ASSIGN_OR_RETURN(const std::vector<domain::Instruction> instructions,
                   tx.LoadInstructionsOf(task));
  for (const domain::Instruction& instruction : instructions) workspace.Add(instruction);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<domain::AllowedAction>> AllowedActions::Ask(
    const CallContext& call, domain::UserId on_behalf_of, domain::TaskId task,
    domain::AssignmentId assignment) {
  std::vector<domain::AllowedAction> actions;
  const auto ask = [&](WriteTransaction& tx) -> absl::Status {
    actions.clear();
    Workspace workspace(env_.directory.Get(), env_.calendar, env_.policy, env_.ids,
                        env_.clock.Now());
    RETURN_IF_ERROR(Load(workspace, tx, task, assignment));
    const domain::Facts facts = workspace.facts();
    const domain::Chain* chain = workspace.FindTask(task);
    const absl::CivilDay today = facts.calendar.LocalDay(facts.now);
    if (chain == nullptr || !domain::CanSee(*chain, {facts.directory, call.principal, today})) {
      return domain::AccessDenied();
    }
    const domain::Assignment* a = chain->Find(assignment ? assignment : chain->task.root);
    if (a == nullptr) return assignment ? domain::AccessDenied() : absl::OkStatus();
    actions = domain::AllowedActions({*chain, *a, {call.principal, on_behalf_of}, facts});
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(env_.store.Transact(call.deadline, limits::kWriteAttemptsMax, ask));
  return actions;
}

}  // namespace duban::app
