// "What may I do now, and why not that?", asked under the lock that the command itself would take:
// the answer is what would have happened.
#ifndef DUBAN_SERVER_APP_QUERY_ALLOWED_ACTIONS_H_
#define DUBAN_SERVER_APP_QUERY_ALLOWED_ACTIONS_H_

#include <vector>

#include <absl/status/statusor.h>

#include "server/app/call_context.h"
#include "server/app/write_batch.h"
#include "server/domain/allowed_actions.h"

namespace duban::app {

// Thread-safe.
class AllowedActions {
 public:
  explicit AllowedActions(WriteBatch::Environment environment) : env_(environment) {}

  // `assignment` none: what may be done to the task, which is given on its root. ACCESS_DENIED
  // where the caller may not see it or it does not exist. A draft has no chain, and so no actions.
  absl::StatusOr<std::vector<domain::AllowedAction>> Ask(const CallContext& call,
                                                         domain::UserId on_behalf_of,
                                                         domain::TaskId task,
                                                         domain::AssignmentId assignment);

 private:
  WriteBatch::Environment env_;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_QUERY_ALLOWED_ACTIONS_H_
