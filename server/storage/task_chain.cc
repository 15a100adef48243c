#include "server/storage/task_chain.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include "server/base/status.h"
#include "server/storage/assignment_table.h"
#include "server/storage/request_table.h"
#include "server/storage/statement.h"
#include "server/storage/task_party_table.h"
#include "server/storage/task_table.h"

namespace duban::storage {
namespace {

// One row an assignment, or one for a task without any. The task is repeated, but its wide columns
// come with one row only: the one of its root, or the only one.
struct ChainRow {
  std::int64_t key = 0;
  TaskRow task;
  AssignmentRow assignment;

  domain::AssignmentId id() const { return assignment.assignment.id; }
  bool has_wide_columns() const { return !id() || id() == task.stored.task.root; }
};

auto ChainColumns(ChainRow& row) {
  return std::tuple_cat(std::tie(row.key), TaskColumns(row.task),
                        AssignmentColumns(row.assignment));
}

// One statement: task and chain are of the same instant. `page` selects (list_key, task). Tasks by
// primary key, assignments by the prefix task of live_place.
std::string ChainSql(const std::string& page) {
  return "SELECT page.list_key, " + TaskColumnsSql("a.id IS NULL OR a.id = t.root") + ", " +
         AssignmentColumnsSql("a", /*maybe_null=*/true) + " FROM (" + page +
         ") AS page STRAIGHT_JOIN task AS t ON t.id = page.task "
         "LEFT JOIN assignment AS a ON a.task = t.id";
}

bool ByKeyThenRootFirst(const ChainRow& a, const ChainRow& b) {
  const auto order = [](const ChainRow& row) {
    return std::make_tuple(row.key, row.task.stored.task.id, !row.has_wide_columns(), row.id());
  };
  return order(a) < order(b);
}

// Sorted here: the database would sort with all columns in its temporary table.
absl::StatusOr<std::vector<app::TaskListRow>> FromRows(std::vector<ChainRow> rows) {
  std::sort(rows.begin(), rows.end(), ByKeyThenRootFirst);
  std::vector<app::TaskListRow> tasks;
  for (ChainRow& row : rows) {
    if (tasks.empty() || tasks.back().task.task.id != row.task.stored.task.id) {
      ASSIGN_OR_RETURN(app::StoredTask stored, FromRow(std::move(row.task)));
      tasks.push_back(
          {.task = {.task = std::move(stored.task), .assignments = {}}, .key = row.key});
    }
    if (row.id()) tasks.back().task.assignments.push_back(FromRow(std::move(row.assignment)));
  }
  return tasks;
}

}  // namespace

absl::StatusOr<std::optional<app::TaskWithChain>> GetTaskChain(Session& session,
                                                               domain::TaskId id) {
  ASSIGN_OR_RETURN(
      std::vector<ChainRow> rows,
      Statement(session, "task.get", ChainSql("SELECT 0 AS list_key, :id AS task"), {{"id", id}})
          .All<ChainRow>(ChainColumns));
  ASSIGN_OR_RETURN(std::vector<app::TaskListRow> tasks, FromRows(std::move(rows)));
  if (tasks.empty()) return std::nullopt;
  app::TaskWithChain task = std::move(tasks.front().task);
  std::vector<domain::AssignmentId> asking;
  for (const domain::Assignment& a : task.assignments) {
    if (a.open_requests > 0) asking.push_back(a.id);
  }
  ASSIGN_OR_RETURN(task.requests, LoadOpenRequests(session, asking));
  return task;
}

absl::StatusOr<std::vector<app::TaskListRow>> ListTaskChains(Session& session,
                                                             const app::TaskListQuery& query) {
  TaskPage page = TaskPageOf(query);
  ASSIGN_OR_RETURN(std::vector<ChainRow> rows,
                   Statement(session, "task.list", ChainSql(page.sql), std::move(page.params))
                       .All<ChainRow>(ChainColumns));
  return FromRows(std::move(rows));
}

}  // namespace duban::storage
