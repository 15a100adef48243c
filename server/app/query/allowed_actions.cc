#include <optional>
#include <utility>

#include "server/app/query/queries.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/domain/visibility.h"

namespace duban::app {

// Nothing is locked: whoever may ask must not hold up those who act.
absl::StatusOr<std::vector<domain::AllowedAction>> Queries::ListAllowedActions(
    const CallContext& call, domain::UserId on_behalf_of, domain::TaskId task,
    domain::AssignmentId assignment) {
  ASSIGN_OR_RETURN(std::optional<TaskWithChain> stored, reads_.GetTask(call.deadline, task));
  if (!stored) return domain::AccessDenied();
  domain::Chain chain;
  chain.task = std::move(stored->task);
  chain.assignments = std::move(stored->assignments);
  const domain::Assignment* a =
      std::as_const(chain).Find(assignment ? assignment : chain.task.root);
  if (a != nullptr) {
    // A request may name a substitute who sees the task by nothing else.
    ASSIGN_OR_RETURN(OpenMatters open, reads_.ReadOpenMatters(call.deadline, *a));
    chain.submissions = std::move(open.submissions);
    chain.requests = std::move(open.requests);
    chain.instructions = std::move(open.instructions);
  }
  const std::shared_ptr<const domain::Directory> directory = this->directory();
  if (!domain::CanSee(chain, {*directory, call.principal, Today()})) return domain::AccessDenied();
  if (a == nullptr && assignment) return domain::AccessDenied();
  if (a == nullptr) return std::vector<domain::AllowedAction>();
  const domain::Facts facts{*directory, calendar_, policy_, clock_.Now()};
  return domain::AllowedActions({chain, *a, {call.principal, on_behalf_of}, facts});
}

}  // namespace duban::app
