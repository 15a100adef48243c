#include "server/storage/assignment_table.h"

#include <algorithm>
#include <optional>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

std::optional<int> Live(const domain::Assignment& assignment) {
  return domain::IsLive(assignment) ? std::optional<int>(1) : std::nullopt;
}

}  // namespace

std::string AssignmentColumnsSql(const std::string& name, bool maybe_null) {
  std::string sql;
  // These may be NULL, or read NULL as none.
  for (const char* column : {"id", "parent", "open_submission", "open_step", "accept_at_us",
                             "hand_in_at_us", "done_at_us"}) {
    sql += (sql.empty() ? "" : ", ") + name + "." + column;
  }
  for (const char* column : {"task", "unit", "role", "origin", "state", "due_date", "return_count",
                             "assessment", "version"}) {
    const std::string full = name + "." + column;
    const char* missing = std::string(column) == "due_date" ? "'1970-01-01'" : "0";
    sql += ", " + (maybe_null ? "COALESCE(" + full + ", " + missing + ")" : full);
  }
  return sql;
}

// Children by the prefix (task, parent) of the unique key live_place, everything else by primary
// keys; f finds the task of a focus. UNION ALL with what is double dropped here: a UNION would
// compare all columns in a temporary table. The index is forced: the optimizer would rather scan a
// small table than look up a batch of keys in it.
absl::StatusOr<std::vector<domain::Assignment>> LoadAssignments(
    Session& session, const std::vector<domain::AssignmentId>& focus) {
  if (focus.empty()) return std::vector<domain::Assignment>();
  ASSIGN_OR_RETURN(
      std::vector<domain::Assignment> rows,
      Statement(session, "assignment.load",
                "SELECT " + AssignmentColumnsSql("f") +
                    " FROM assignment AS f FORCE INDEX (PRIMARY) WHERE f.id IN (:focus) UNION ALL "
                    "SELECT " +
                    AssignmentColumnsSql("r") +
                    " FROM assignment AS f FORCE INDEX (PRIMARY) JOIN task AS t ON t.id = f.task "
                    "JOIN assignment AS r ON r.id = t.root "
                    "WHERE f.id IN (:focus) AND f.parent <> 0 UNION ALL SELECT " +
                    AssignmentColumnsSql("c") +
                    " FROM assignment AS f FORCE INDEX (PRIMARY) JOIN assignment AS c "
                    "ON c.task = f.task AND c.parent = f.id "
                    "WHERE f.id IN (:focus) AND c.live = 1",
                {{"focus", focus}})
          .All<domain::Assignment>(AssignmentColumns));
  std::sort(rows.begin(), rows.end(),
            [](const domain::Assignment& a, const domain::Assignment& b) { return a.id < b.id; });
  const auto same = [](const domain::Assignment& a, const domain::Assignment& b) {
    return a.id == b.id;
  };
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
  return rows;
}

absl::Status InsertAssignments(Session& session, const std::vector<domain::Assignment>& rows) {
  RowInsert insert("assignment.insert", "assignment",
                   "id, task, parent, unit, role, origin, state, live, due_date, return_count, "
                   "open_submission, open_step, assessment, accept_at_us, hand_in_at_us, "
                   "done_at_us, version");
  for (const domain::Assignment* a : InOrderOfId(rows)) {
    insert.Add(RowOf(a->id, a->task, a->parent.value, a->unit, a->role, a->origin, a->state,
                     Live(*a), a->due_date, a->return_count, a->open_submission, a->open_step,
                     a->assessment, a->accept_time, a->hand_in_time, a->done_time, a->version));
  }
  return insert.Run(session);
}

absl::Status UpdateAssignments(Session& session, const std::vector<domain::Assignment>& rows) {
  RowUpdate update("assignment.update", "assignment", "id",
                   {"state", "live", "due_date", "return_count", "open_submission", "open_step",
                    "assessment", "accept_at_us", "hand_in_at_us", "done_at_us", "version"});
  for (const domain::Assignment& a : rows) {
    update.Add(a.id.value,
               RowOf(a.state, Live(a), a.due_date, a.return_count, a.open_submission, a.open_step,
                     a.assessment, a.accept_time, a.hand_in_time, a.done_time, a.version));
  }
  return update.Run(session);
}

}  // namespace duban::storage
