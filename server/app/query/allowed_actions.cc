#include "server/app/query/allowed_actions.h"

#include "server/app/batch_load.h"
#include "server/app/workspace.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/domain/visibility.h"

namespace duban::app {
namespace {

// What is asked, as a command that records nothing; only its footprint is used.
WriteCommand Question(domain::TaskId task, domain::AssignmentId assignment) {
  WriteCommand question;
  question.footprint.tasks = {task};
  question.footprint.foci = {
      {.task = task, .assignment = assignment, .scope = domain::ScopeOfAllowedActions()}};
  return question;
}

}  // namespace

absl::StatusOr<std::vector<domain::AllowedAction>> AllowedActions::Ask(
    const CallContext& call, domain::UserId on_behalf_of, domain::TaskId task,
    domain::AssignmentId assignment) {
  const WriteCommand question = Question(task, assignment);
  std::vector<domain::AllowedAction> actions;
  RETURN_IF_ERROR(env_.store.Transact(
      call.deadline, limits::kWriteAttemptsMax, [&](WriteTransaction& tx) -> absl::Status {
        actions.clear();
        Workspace workspace(env_.directory.Get(), env_.calendar, env_.policy, env_.ids,
                            env_.clock.Now());
        RETURN_IF_ERROR(LoadBatch(workspace, tx, {&question}, LockWait::kWait));
        const domain::Facts facts = workspace.facts();
        const domain::Chain* chain = workspace.FindTask(task);
        const domain::Reader reader{facts.directory, call.principal,
                                    facts.calendar.LocalDay(facts.now)};
        if (chain == nullptr || !domain::CanSee(*chain, reader)) return domain::AccessDenied();
        const domain::Assignment* a = chain->Find(assignment ? assignment : chain->task.root);
        if (a == nullptr) return assignment ? domain::AccessDenied() : absl::OkStatus();
        actions = domain::AllowedActions({*chain, *a, {call.principal, on_behalf_of}, facts});
        return absl::OkStatus();
      }));
  return actions;
}

}  // namespace duban::app
