// Table task_party: who sees a task in lists, and in what order. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_TASK_PARTY_TABLE_H_
#define DUBAN_SERVER_STORAGE_TASK_PARTY_TABLE_H_

#include <cstdint>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/app/read_store.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::Status InsertParties(Session& session, const std::vector<app::TaskParty>& parties);
// Those that are not there yet: a unit added to a chain may lie beside or below one that is in it.
// Nothing is ever taken away: who took part keeps seeing what he took part in.
absl::Status AddParties(Session& session, const std::vector<app::TaskParty>& parties);
// Sets the place in lists (due date, end) of all rows of these tasks to the task's own.
absl::Status MoveParties(Session& session, const std::vector<app::StoredTask>& changed_tasks,
                         const std::vector<domain::TaskId>& tasks);
// A deleted draft is seen by nobody.
absl::Status DeleteParties(Session& session, const std::vector<domain::TaskId>& tasks);

// In the order of the list: the first `limit` that the query asks for, whatever their chains are.
struct TaskPlace {
  std::int64_t key = 0;
  domain::TaskId task;
};
absl::StatusOr<std::vector<TaskPlace>> ListTaskPlaces(Session& session,
                                                      const app::TaskListQuery& query, int limit);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_TASK_PARTY_TABLE_H_
