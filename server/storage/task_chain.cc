#include "server/storage/task_chain.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

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
  TaskRow task;
  AssignmentRow assignment;

  domain::TaskId task_id() const { return task.stored.task.id; }
  domain::AssignmentId id() const { return assignment.assignment.id; }
  bool has_wide_columns() const { return !id() || id() == task.stored.task.root; }
};

auto ChainColumns(ChainRow& row) {
  return std::tuple_cat(TaskColumns(row.task), AssignmentColumns(row.assignment));
}

bool RootFirst(const ChainRow& a, const ChainRow& b) {
  const auto order = [](const ChainRow& row) {
    return std::make_tuple(row.task_id(), !row.has_wide_columns(), row.id());
  };
  return order(a) < order(b);
}

// Those there are, in order of their ids. One statement: task and chain are of the same instant.
// Tasks by primary key, assignments by the prefix task of live_place. Sorted here: the database
// would sort with all columns in its temporary table.
absl::StatusOr<std::vector<app::TaskWithChain>> ReadChains(Session& session, const char* name,
                                                           const std::vector<domain::TaskId>& ids) {
  ASSIGN_OR_RETURN(std::vector<ChainRow> rows,
                   Statement(session, name,
                             "SELECT " + TaskColumnsSql("a.id IS NULL OR a.id = t.root") + ", " +
                                 AssignmentColumnsSql("a", /*maybe_null=*/true) +
                                 " FROM task AS t FORCE INDEX (PRIMARY) "
                                 "LEFT JOIN assignment AS a FORCE INDEX (live_place) "
                                 "ON a.task = t.id WHERE t.id IN (:ids)",
                             {{"ids", ids}})
                       .All<ChainRow>(ChainColumns));
  std::sort(rows.begin(), rows.end(), RootFirst);
  std::vector<app::TaskWithChain> tasks;
  for (ChainRow& row : rows) {
    if (tasks.empty() || tasks.back().task.id != row.task_id()) {
      ASSIGN_OR_RETURN(app::StoredTask stored, FromRow(std::move(row.task)));
      tasks.push_back({.task = std::move(stored.task), .assignments = {}});
    }
    if (row.id()) tasks.back().assignments.push_back(FromRow(std::move(row.assignment)));
  }
  return tasks;
}

struct ChainSize {
  domain::TaskId task;
  std::int64_t assignments = 0;
};

// How many of the first tasks have `max` assignments between them, one task at least. Counted in
// the index live_place alone, a few tasks first: a page of the largest there may be stops after
// those.
absl::StatusOr<std::size_t> TasksWithin(Session& session, const std::vector<TaskPlace>& places,
                                        int max) {
  constexpr std::size_t kFewTasks = 64;
  std::int64_t total = 0;
  for (std::size_t first = 0, count = kFewTasks; first < places.size();
       first += count, count *= 4) {
    const std::size_t last = std::min(places.size(), first + count);
    std::vector<domain::TaskId> tasks;
    for (std::size_t i = first; i < last; ++i) tasks.push_back(places[i].task);
    ASSIGN_OR_RETURN(
        const std::vector<ChainSize> sizes,
        Statement(session, "task.chain_sizes",
                  "SELECT task, COUNT(*) FROM assignment FORCE INDEX (live_place) "
                  "WHERE task IN (:tasks) GROUP BY task",
                  {{"tasks", tasks}})
            .All<ChainSize>([](ChainSize& s) { return std::tie(s.task, s.assignments); }));
    std::unordered_map<domain::TaskId, std::int64_t> size_of;
    for (const ChainSize& size : sizes) size_of[size.task] = size.assignments;
    for (std::size_t i = first; i < last; ++i) {
      total += size_of[places[i].task];
      if (total > max) return std::max<std::size_t>(i, 1);
    }
  }
  return places.size();
}

}  // namespace

absl::StatusOr<std::optional<app::TaskWithChain>> GetTaskChain(Session& session,
                                                               domain::TaskId id) {
  ASSIGN_OR_RETURN(std::vector<app::TaskWithChain> tasks, ReadChains(session, "task.get", {id}));
  if (tasks.empty()) return std::nullopt;
  app::TaskWithChain task = std::move(tasks.front());
  std::vector<domain::AssignmentId> asking;
  for (const domain::Assignment& a : task.assignments) {
    if (a.open_requests > 0) asking.push_back(a.id);
  }
  ASSIGN_OR_RETURN(task.requests, LoadOpenRequests(session, asking));
  return task;
}

// Places first, chains then: what does not fit the page is not read.
absl::StatusOr<app::TaskListPage> ListTaskChains(Session& session,
                                                 const app::TaskListQuery& query) {
  app::TaskListPage page;
  ASSIGN_OR_RETURN(std::vector<TaskPlace> places, ListTaskPlaces(session, query, query.limit + 1));
  if (places.empty()) return page;
  const std::size_t found = places.size();
  if (found > static_cast<std::size_t>(query.limit)) places.pop_back();
  ASSIGN_OR_RETURN(const std::size_t fitting, TasksWithin(session, places, query.assignments_max));
  places.resize(fitting);
  if (fitting < found) page.next = {places.back().key, places.back().task};
  std::vector<domain::TaskId> ids;
  ids.reserve(places.size());
  for (const TaskPlace& place : places) ids.push_back(place.task);
  ASSIGN_OR_RETURN(std::vector<app::TaskWithChain> tasks, ReadChains(session, "task.list", ids));
  std::unordered_map<domain::TaskId, app::TaskWithChain*> by_id;
  for (app::TaskWithChain& task : tasks) by_id[task.task.id] = &task;
  for (const domain::TaskId id : ids) {
    const auto task = by_id.find(id);
    if (task == by_id.end()) continue;
    const domain::TaskState state = task->second->task.state;
    const bool stays = query.state ? state == *query.state : state != domain::TaskState::kDeleted;
    if (stays) page.rows.push_back(std::move(*task->second));
  }
  return page;
}

}  // namespace duban::storage
