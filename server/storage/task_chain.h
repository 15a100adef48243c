// Tasks with their chains, as lists and details show them: the join of task and assignment. Errors
// are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_TASK_CHAIN_H_
#define DUBAN_SERVER_STORAGE_TASK_CHAIN_H_

#include <optional>

#include <absl/status/statusor.h>

#include "server/app/read_store.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::StatusOr<std::optional<app::TaskWithChain>> GetTaskChain(Session& session, domain::TaskId id);
absl::StatusOr<app::TaskListPage> ListTaskChains(Session& session, const app::TaskListQuery& query);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_TASK_CHAIN_H_
