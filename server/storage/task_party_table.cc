#include "server/storage/task_party_table.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

// Tasks without a due date come last.
constexpr std::int64_t kNoDueDay = std::numeric_limits<std::int32_t>::max();

std::int64_t DueDay(const std::optional<absl::CivilDay>& due_date) {
  return due_date ? *due_date - absl::CivilDay(1970, 1, 1) : kNoDueDay;
}

template <class Id>
std::vector<Id> Distinct(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

absl::Status RedateChunk(Session& session, const std::vector<std::pair<domain::TaskId, Value>>& due,
                         std::size_t first, std::size_t last) {
  SqlText sql;
  sql += "UPDATE task_party SET due_day = CASE task";
  for (std::size_t i = first; i < last; ++i) {
    sql += " WHEN ";
    sql.Append(due[i].first);
    sql += " THEN ";
    sql.Append(due[i].second);
  }
  sql += " END WHERE task IN (";
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) sql += ",";
    sql.Append(due[i].first);
  }
  sql += ")";
  return session.Execute("task_party.redate", sql, 0, nullptr).status();
}

// One index range: by_plan or by_due, each in the order of the list with the task id last. The OR
// is a union of two ranges to the optimizer, where a row constructor would not be one. The state
// is the task's own row's: as part of the index, every transition would move every party's entry.
std::string ScopePage(const app::TaskListQuery& query, const std::string& unit,
                      const std::string& relation) {
  const std::string key = query.plan ? "plan_ordinal" : "due_day";
  std::string sql = "SELECT p." + key + " AS list_key, p.task FROM task_party AS p FORCE INDEX (" +
                    (query.plan ? "by_plan" : "by_due") + ")";
  if (query.state) sql += " STRAIGHT_JOIN task AS s ON s.id = p.task AND s.state = :state";
  sql += " WHERE p.unit = " + unit + " AND p.relation = " + relation;
  if (query.plan) sql += " AND p.plan = :plan";
  if (query.after) {
    sql += " AND (p." + key + " > :after_key OR (p." + key +
           " = :after_key AND p.task > :after_task))";
  }
  return sql + " ORDER BY p." + key + ", p.task LIMIT :limit";
}

}  // namespace

absl::Status InsertParties(Session& session, const std::vector<app::TaskParty>& parties) {
  RowInsert insert("task_party.insert", "task_party",
                   "task, unit, relation, plan, plan_ordinal, due_day");
  for (const app::TaskParty* p : InOrderOf(parties, [](const app::TaskParty& party) {
         return std::tie(party.task, party.unit, party.relation);
       })) {
    insert.Add(RowOf(p->task, p->unit, p->relation, p->plan, p->plan_ordinal, DueDay(p->due_date)));
  }
  return insert.Run(session);
}

// By the primary key, under the lock of the tasks: what is not found stays missing until we are
// done.
absl::Status AddParties(Session& session, const std::vector<app::TaskParty>& parties) {
  if (parties.empty()) return absl::OkStatus();
  std::vector<domain::TaskId> tasks;
  std::vector<domain::UnitId> units;
  for (const app::TaskParty& p : parties) {
    tasks.push_back(p.task);
    units.push_back(p.unit);
  }
  struct Place {
    domain::TaskId task;
    domain::UnitId unit;
    app::PartyRelation relation = app::PartyRelation::kParticipant;
  };
  ASSIGN_OR_RETURN(const std::vector<Place> there,
                   Statement(session, "task_party.find",
                             "SELECT task, unit, relation FROM task_party FORCE INDEX (PRIMARY) "
                             "WHERE task IN (:tasks) AND unit IN (:units)",
                             {{"tasks", Distinct(tasks)}, {"units", Distinct(units)}})
                       .All<Place>([](Place& p) { return std::tie(p.task, p.unit, p.relation); }));
  std::set<std::tuple<domain::TaskId, domain::UnitId, app::PartyRelation>> known;
  for (const Place& p : there) known.emplace(p.task, p.unit, p.relation);
  std::vector<app::TaskParty> missing;
  for (const app::TaskParty& p : parties) {
    if (!known.contains({p.task, p.unit, p.relation})) missing.push_back(p);
  }
  return InsertParties(session, missing);
}

// By the prefix of the primary key. How many rows a task has is not known here, so that nothing is
// said about how many were met.
absl::Status RedateParties(Session& session, const std::vector<app::StoredTask>& changed_tasks,
                           const std::vector<domain::TaskId>& tasks) {
  if (tasks.empty()) return absl::OkStatus();
  std::unordered_map<domain::TaskId, std::int64_t> day;
  for (const app::StoredTask& stored : changed_tasks) {
    day[stored.task.id] = DueDay(stored.task.content.due_date);
  }
  std::vector<std::pair<domain::TaskId, Value>> due;
  due.reserve(tasks.size());
  for (const domain::TaskId id : tasks) {
    const auto found = day.find(id);
    if (found == day.end()) throw MisuseError("task_party.redate", "the task is not changed");
    due.emplace_back(id, found->second);
  }
  for (std::size_t first = 0; first < due.size(); first += limits::kUpdateRowsMax) {
    const std::size_t last = std::min(due.size(), first + limits::kUpdateRowsMax);
    RETURN_IF_ERROR(RedateChunk(session, due, first, last));
  }
  return absl::OkStatus();
}

absl::Status DeleteParties(Session& session, const std::vector<domain::TaskId>& tasks) {
  if (tasks.empty()) return absl::OkStatus();
  return Statement(session, "task_party.delete", "DELETE FROM task_party WHERE task IN (:tasks)",
                   {{"tasks", tasks}})
      .Run()
      .status();
}

TaskPage TaskPageOf(const app::TaskListQuery& query) {
  if (query.scopes.empty()) throw MisuseError("task.list", "a list needs a scope");
  TaskPage page;
  page.params = {{"limit", query.limit}};
  if (query.plan) page.params.emplace_back("plan", *query.plan);
  if (query.state) page.params.emplace_back("state", *query.state);
  if (query.after) {
    page.params.emplace_back("after_key", query.after->first);
    page.params.emplace_back("after_task", query.after->second);
  }
  const auto scope_page = [&](const app::PartyScope& scope) {
    return ScopePage(query, std::to_string(scope.unit.value),
                     std::to_string(static_cast<int>(scope.relation)));
  };
  if (query.scopes.size() == 1) {
    page.sql = scope_page(query.scopes.front());
    return page;
  }
  // A task that several scopes share has the same key in all: UNION keeps it once.
  for (const app::PartyScope& scope : query.scopes) {
    page.sql += (page.sql.empty() ? "(" : " UNION (") + scope_page(scope) + ")";
  }
  page.sql = "SELECT list_key, task FROM (" + page.sql +
             ") AS merged ORDER BY list_key, task LIMIT :limit";
  return page;
}

}  // namespace duban::storage
