// Table assignment: the nodes of the chain. Written under the lock of their task's row, never
// locked on their own. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_ASSIGNMENT_TABLE_H_
#define DUBAN_SERVER_STORAGE_ASSIGNMENT_TABLE_H_

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <absl/status/status.h>

#include "server/app/store.h"
#include "server/domain/task.h"
#include "server/storage/session.h"

namespace duban::storage {

// A row as it is read; FromRow makes an assignment of it.
struct AssignmentRow {
  domain::Assignment assignment;
  domain::Suspension suspension;
  std::optional<absl::CivilDay> suspension_review_date;
  std::optional<absl::Time> suspended_at;  // none: not suspended itself
};

// The columns of an assignment, in the order of AssignmentColumns. `name` is the table's in the
// statement. With `maybe_null` (the right side of a LEFT JOIN) what is missing reads as zeros.
std::string AssignmentColumnsSql(const std::string& name, bool maybe_null = false);

inline auto AssignmentColumns(AssignmentRow& row) {
  domain::Assignment& a = row.assignment;
  domain::Suspension& s = row.suspension;
  return std::tie(a.id, a.parent, a.open_submission, a.open_step, a.accept_time, a.hand_in_time,
                  a.done_time, a.handler, a.end_time, a.replaced_by, a.inherited_from,
                  a.decline_time, a.suggested_unit, a.objection_from, a.urge_date, a.substitute,
                  row.suspension_review_date, s.by.user, s.by.on_behalf_of, row.suspended_at,
                  a.task, a.unit, a.role, a.origin, a.state, a.due_date, a.return_count,
                  a.assessment, a.version, a.share, a.end_reason, a.end_text, a.decline_reason,
                  a.covers, a.open_requests, a.no_decider, s.reason, s.consent);
}

domain::Assignment FromRow(AssignmentRow row);

absl::Status InsertAssignments(Session& session, const std::vector<domain::Assignment>& rows,
                               const app::AwaitingOfAssignments& awaiting);
// What every transition may change. `before` as ChangeSet::assignments_before.
absl::Status UpdateAssignments(Session& session, const std::vector<domain::Assignment>& rows,
                               const std::vector<domain::Assignment>& before,
                               const app::AwaitingOfAssignments& awaiting);
// The rest: its place, share, dates, handler, decline, end, suspension.
absl::Status UpdateCourses(Session& session, const std::vector<domain::Assignment>& rows);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_ASSIGNMENT_TABLE_H_
