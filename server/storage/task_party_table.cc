#include "server/storage/task_party_table.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <absl/strings/str_join.h>

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

// The state in which a task ended; 0 while it is open.
int FinalState(domain::TaskState state) {
  return app::HasEnded(state) ? static_cast<int>(state) : 0;
}

// A state that is not final is the task's own row's: as part of the index, every transition would
// move every party's entry. It is looked up for what is open, or of one plan: never for ten years
// of history (ADR 40).
bool LooksUpState(const app::TaskListQuery& query) {
  return query.state && (query.plan || !app::HasEnded(*query.state));
}

// One index range: by_plan or by_end, each in the order of the list with the task id last. The OR
// is a union of two ranges to the optimizer, where a row constructor would not be one.
std::string RangePage(const app::TaskListQuery& query, const app::PartyScope& scope,
                      int final_state) {
  const std::string key = query.plan ? "plan_ordinal" : "due_day";
  std::string sql = "SELECT p." + key + " AS list_key, p.task FROM task_party AS p FORCE INDEX (" +
                    (query.plan ? "by_plan" : "by_end") + ")";
  if (LooksUpState(query)) sql += " STRAIGHT_JOIN task AS s ON s.id = p.task AND s.state = :state";
  sql += " WHERE p.unit = " + std::to_string(scope.unit.value) +
         " AND p.relation = " + std::to_string(static_cast<int>(scope.relation));
  sql += query.plan ? " AND p.plan = :plan" : " AND p.final_state = " + std::to_string(final_state);
  if (query.after) {
    sql += " AND (p." + key + " > :after_key OR (p." + key +
           " = :after_key AND p.task > :after_task))";
  }
  return sql + " ORDER BY p." + key + ", p.task LIMIT :limit";
}

// The ranges whose union is the list.
std::vector<std::string> RangesOf(const app::TaskListQuery& query) {
  std::vector<int> final_states = {FinalState(query.state.value_or(domain::TaskState::kDraft))};
  if (!query.plan && !query.state) {
    final_states = {0, static_cast<int>(domain::TaskState::kCompleted),
                    static_cast<int>(domain::TaskState::kCancelled)};
  }
  std::vector<std::string> ranges;
  for (const app::PartyScope& scope : query.scopes) {
    for (const int final_state : final_states) {
      ranges.push_back(RangePage(query, scope, final_state));
    }
  }
  return ranges;
}

}  // namespace

absl::Status InsertParties(Session& session, const std::vector<app::TaskParty>& parties) {
  RowInsert insert("task_party.insert", "task_party",
                   "task, unit, relation, plan, plan_ordinal, due_day, final_state");
  for (const app::TaskParty* p : InOrderOf(parties, [](const app::TaskParty& party) {
         return std::tie(party.task, party.unit, party.relation);
       })) {
    insert.Add(RowOf(p->task, p->unit, p->relation, p->plan, p->plan_ordinal, DueDay(p->due_date),
                     FinalState(p->state)));
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
  struct Party {
    domain::TaskId task;
    domain::UnitId unit;
    app::PartyRelation relation = app::PartyRelation::kParticipant;
  };
  ASSIGN_OR_RETURN(const std::vector<Party> there,
                   Statement(session, "task_party.find",
                             "SELECT task, unit, relation FROM task_party FORCE INDEX (PRIMARY) "
                             "WHERE task IN (:tasks) AND unit IN (:units)",
                             {{"tasks", Distinct(tasks)}, {"units", Distinct(units)}})
                       .All<Party>([](Party& p) { return std::tie(p.task, p.unit, p.relation); }));
  std::set<std::tuple<domain::TaskId, domain::UnitId, app::PartyRelation>> known;
  for (const Party& p : there) known.emplace(p.task, p.unit, p.relation);
  std::vector<app::TaskParty> missing;
  for (const app::TaskParty& p : parties) {
    if (!known.contains({p.task, p.unit, p.relation})) missing.push_back(p);
  }
  return InsertParties(session, missing);
}

// By the prefix of the primary key.
absl::Status MoveParties(Session& session, const std::vector<app::StoredTask>& changed_tasks,
                         const std::vector<domain::TaskId>& tasks) {
  if (tasks.empty()) return absl::OkStatus();
  std::unordered_map<domain::TaskId, const domain::Task*> changed;
  for (const app::StoredTask& stored : changed_tasks) changed[stored.task.id] = &stored.task;
  RowUpdate update("task_party.move", "task_party", "task", {"due_day", "final_state"},
                   RowUpdate::Rows::kAnyOfEachKey);
  for (const domain::TaskId id : tasks) {
    const auto found = changed.find(id);
    if (found == changed.end()) throw MisuseError("task_party.move", "the task is not changed");
    const domain::Task& task = *found->second;
    update.Add(id.value, RowOf(DueDay(task.content.due_date), FinalState(task.state)));
  }
  return update.Run(session);
}

absl::Status DeleteParties(Session& session, const std::vector<domain::TaskId>& tasks) {
  if (tasks.empty()) return absl::OkStatus();
  return Statement(session, "task_party.delete", "DELETE FROM task_party WHERE task IN (:tasks)",
                   {{"tasks", tasks}})
      .RunForAny();
}

absl::StatusOr<std::vector<TaskPlace>> ListTaskPlaces(Session& session,
                                                      const app::TaskListQuery& query, int limit) {
  if (query.scopes.empty()) throw MisuseError("task.places", "a list needs a scope");
  std::vector<Param> params = {{"limit", limit}};
  if (query.plan) params.emplace_back("plan", *query.plan);
  const std::vector<std::string> ranges = RangesOf(query);
  std::string sql = ranges.front();
  if (ranges.size() > 1) {
    // A task that several scopes share has the same key in all: UNION keeps it once.
    sql = "SELECT list_key, task FROM ((" + absl::StrJoin(ranges, ") UNION (") +
          ")) AS merged ORDER BY list_key, task LIMIT :limit";
  }
  if (LooksUpState(query)) params.emplace_back("state", *query.state);
  if (query.after) {
    params.emplace_back("after_key", query.after->first);
    params.emplace_back("after_task", query.after->second);
  }
  return Statement(session, "task.places", sql, std::move(params))
      .All<TaskPlace>([](TaskPlace& place) { return std::tie(place.key, place.task); });
}

}  // namespace duban::storage
