// Table assignment: the nodes of the chain. Written under the lock of their task's row, never
// locked on their own. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_ASSIGNMENT_TABLE_H_
#define DUBAN_SERVER_STORAGE_ASSIGNMENT_TABLE_H_

#include <string>
#include <tuple>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/domain/task.h"
#include "server/storage/session.h"

namespace duban::storage {

// The columns of an assignment, in the order of AssignmentColumns. `name` is the table's in the
// statement. With `maybe_null` (the right side of a LEFT JOIN) what is missing reads as zeros.
std::string AssignmentColumnsSql(const std::string& name, bool maybe_null = false);

inline auto AssignmentColumns(domain::Assignment& row) {
  return std::tie(row.id, row.parent, row.open_submission, row.open_step, row.accept_time,
                  row.hand_in_time, row.done_time, row.task, row.unit, row.role, row.origin,
                  row.state, row.due_date, row.return_count, row.assessment, row.version);
}

// `focus`, the roots of their tasks, and the live children of `focus`; distinct, in order of ids.
absl::StatusOr<std::vector<domain::Assignment>> LoadAssignments(
    Session& session, const std::vector<domain::AssignmentId>& focus);

absl::Status InsertAssignments(Session& session, const std::vector<domain::Assignment>& rows);
absl::Status UpdateAssignments(Session& session, const std::vector<domain::Assignment>& rows);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_ASSIGNMENT_TABLE_H_
