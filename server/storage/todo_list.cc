#include "server/storage/todo_list.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "server/base/status.h"
#include "server/storage/assignment_table.h"
#include "server/storage/faults.h"
#include "server/storage/request_table.h"
#include "server/storage/statement.h"
#include "server/storage/task_json.h"

namespace duban::storage {
namespace {

// One index range a place, each in the order of the list and no longer than its page; merged.
// Numbers only: kinds and ids are ours.
std::string MergedPages(const std::string& table, const std::string& key,
                        const std::vector<app::Awaiting>& places, const std::string& after) {
  std::string sql;
  for (const app::Awaiting& place : places) {
    sql += sql.empty() ? "(" : " UNION ALL (";
    sql +=
        "SELECT id, " + key + " AS list_key FROM " + table +
        " FORCE INDEX (waiting) WHERE awaiting = " + std::to_string(static_cast<int>(place.kind)) +
        " AND awaiting_whom = " + std::to_string(place.whom) + after + " ORDER BY " + key +
        ", id LIMIT :limit)";
  }
  if (places.size() == 1) return sql.substr(1, sql.size() - 2);
  return "SELECT id, list_key FROM (" + sql + ") AS merged ORDER BY list_key, id LIMIT :limit";
}

constexpr char kTaskColumns[] = "t.number, t.title, t.issuing_unit";

auto TaskColumns(app::TodoTask& task) {
  return std::tie(task.number, task.title, task.issuing_unit);
}

struct WaitingAssignmentRow {
  AssignmentRow assignment;
  app::TodoTask task;
  app::Awaiting awaiting;
};

struct WaitingRequestRow {
  app::TodoRequest request;
  std::string parties;
};

// The places of each kind.
std::map<app::AwaitingKind, std::vector<std::int64_t>> ByKind(
    const std::vector<app::Awaiting>& places) {
  std::map<app::AwaitingKind, std::vector<std::int64_t>> by_kind;
  for (const app::Awaiting& place : places) by_kind[place.kind].push_back(place.whom);
  return by_kind;
}

}  // namespace

// A loose scan of the index: a key read for each place, not for each row.
absl::StatusOr<std::vector<app::Awaiting>> WaitingPlaces(
    Session& session, const std::vector<app::AwaitingKind>& kinds) {
  if (kinds.empty()) return std::vector<app::Awaiting>();
  const auto columns = [](app::Awaiting& a) { return std::tie(a.kind, a.whom); };
  ASSIGN_OR_RETURN(std::vector<app::Awaiting> places,
                   Statement(session, "assignment.waiting_places",
                             "SELECT DISTINCT awaiting, awaiting_whom FROM assignment "
                             "FORCE INDEX (waiting) WHERE awaiting IN (:kinds)",
                             {{"kinds", kinds}})
                       .All<app::Awaiting>(columns));
  ASSIGN_OR_RETURN(std::vector<app::Awaiting> more,
                   Statement(session, "coordination_request.waiting_places",
                             "SELECT DISTINCT awaiting, awaiting_whom FROM coordination_request "
                             "FORCE INDEX (waiting) WHERE awaiting IN (:kinds)",
                             {{"kinds", kinds}})
                       .All<app::Awaiting>(columns));
  places.insert(places.end(), more.begin(), more.end());
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

absl::StatusOr<std::vector<app::TodoAssignment>> ListWaitingAssignments(
    Session& session, const app::WaitingAssignmentsQuery& query) {
  std::vector<app::TodoAssignment> todo;
  if (query.places.empty()) return todo;
  std::vector<Param> params = {{"limit", query.limit}};
  std::string after;
  if (query.after) {
    after = " AND (due_date > :day OR (due_date = :day AND id > :id))";
    params.emplace_back("day", query.after->first);
    params.emplace_back("id", query.after->second);
  }
  ASSIGN_OR_RETURN(std::vector<WaitingAssignmentRow> rows,
                   Statement(session, "assignment.list_waiting",
                             "SELECT " + AssignmentColumnsSql("a") + ", " + kTaskColumns +
                                 ", a.awaiting, a.awaiting_whom FROM (" +
                                 MergedPages("assignment", "due_date", query.places, after) +
                                 ") AS page STRAIGHT_JOIN assignment AS a ON a.id = page.id "
                                 "STRAIGHT_JOIN task AS t ON t.id = a.task",
                             std::move(params))
                       .All<WaitingAssignmentRow>([](WaitingAssignmentRow& row) {
                         return std::tuple_cat(AssignmentColumns(row.assignment),
                                               TaskColumns(row.task),
                                               std::tie(row.awaiting.kind, row.awaiting.whom));
                       }));
  todo.reserve(rows.size());
  for (WaitingAssignmentRow& row : rows) {
    todo.push_back({FromRow(std::move(row.assignment)), std::move(row.task), row.awaiting});
  }
  std::sort(todo.begin(), todo.end(), [](const auto& a, const auto& b) {
    return std::tie(a.assignment.due_date, a.assignment.id) <
           std::tie(b.assignment.due_date, b.assignment.id);
  });
  return todo;
}

absl::StatusOr<std::vector<app::TodoRequest>> ListWaitingRequests(
    Session& session, const app::WaitingRequestsQuery& query) {
  std::vector<app::TodoRequest> todo;
  if (query.places.empty()) return todo;
  std::vector<Param> params = {{"limit", query.limit}};
  std::string after;
  if (query.after) {
    after = " AND (request_at_us > :time OR (request_at_us = :time AND id > :id))";
    params.emplace_back("time", query.after->first);
    params.emplace_back("id", query.after->second);
  }
  ASSIGN_OR_RETURN(
      std::vector<WaitingRequestRow> rows,
      Statement(session, "coordination_request.list_waiting",
                "SELECT r.id, r.task, r.assignment, r.kind, r.request_at_us, a.covers > 0, a.unit, "
                "g.unit, r.parties, r.awaiting, r.awaiting_whom, " +
                    std::string(kTaskColumns) + " FROM (" +
                    MergedPages("coordination_request", "request_at_us", query.places, after) +
                    ") AS page STRAIGHT_JOIN coordination_request AS r ON r.id = page.id "
                    "STRAIGHT_JOIN assignment AS a ON a.id = r.assignment "
                    "STRAIGHT_JOIN task AS t ON t.id = r.task "
                    "LEFT JOIN assignment AS g ON g.id = r.target",
                std::move(params))
          .All<WaitingRequestRow>([](WaitingRequestRow& row) {
            app::TodoRequest& r = row.request;
            return std::tuple_cat(
                std::tie(r.id, r.task_id, r.assignment, r.kind, r.request_time, r.suspended, r.unit,
                         r.target_unit, row.parties, r.awaiting.kind, r.awaiting.whom),
                TaskColumns(r.task));
          }));
  todo.reserve(rows.size());
  for (WaitingRequestRow& row : rows) {
    auto parties = ParseUnits(row.parties);
    if (!parties) return MakeFault({Fault::kOther, 0, "coordination_request.json"});
    row.request.parties = *std::move(parties);
    todo.push_back(std::move(row.request));
  }
  std::sort(todo.begin(), todo.end(), [](const auto& a, const auto& b) {
    return std::tie(a.request_time, a.id) < std::tie(b.request_time, b.id);
  });
  return todo;
}

// A part for each kind and table by its index `waiting`, then handlers by by_handler.
absl::StatusOr<std::vector<app::WaitingAssignment>> FindWaiting(
    Session& session, const std::vector<app::Awaiting>& places,
    const std::vector<app::HandlerPlace>& handlers, int limit) {
  std::vector<Param> params = {{"limit", limit}};
  std::string sql;
  const auto add = [&](const std::string& part) {
    sql += (sql.empty() ? "(" : " UNION (") + part + " LIMIT :limit)";
  };
  // Numbers only: kinds and ids are ours.
  for (const auto& [kind, whom] : ByKind(places)) {
    std::string condition =
        "WHERE awaiting = " + std::to_string(static_cast<int>(kind)) + " AND awaiting_whom IN (";
    for (const std::int64_t id : whom) {
      condition += (id == whom.front() ? "" : ",") + std::to_string(id);
    }
    condition += ")";
    add("SELECT task, id FROM assignment FORCE INDEX (waiting) " + condition);
    add("SELECT task, assignment FROM coordination_request FORCE INDEX (waiting) " + condition);
  }
  for (const app::HandlerPlace& place : handlers) {
    add("SELECT task, id FROM assignment FORCE INDEX (by_handler) WHERE handler = " +
        std::to_string(place.handler.value) + " AND unit = " + std::to_string(place.unit.value) +
        " AND live = 1");
  }
  if (sql.empty()) return std::vector<app::WaitingAssignment>();
  ASSIGN_OR_RETURN(
      std::vector<app::WaitingAssignment> found,
      Statement(session, "assignment.find_waiting",
                "SELECT task, id FROM (" + sql + ") AS waiting LIMIT :limit", std::move(params))
          .All<app::WaitingAssignment>(
              [](app::WaitingAssignment& w) { return std::tie(w.task, w.assignment); }));
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.assignment < b.assignment; });
  return found;
}

// By the index `waiting` of instruction_addressee, whose last column is the order of the list.
absl::StatusOr<std::vector<app::TodoInstruction>> ListWaitingInstructions(
    Session& session, const app::WaitingInstructionsQuery& query) {
  std::vector<app::TodoInstruction> todo;
  if (query.units.empty()) return todo;
  std::vector<Param> params = {{"limit", query.limit}};
  std::string after;
  if (query.after) {
    after = " AND (instruction > :id OR (instruction = :id AND unit > :unit))";
    params.emplace_back("id", query.after->first);
    params.emplace_back("unit", query.after->second);
  }
  std::string pages;
  for (const domain::UnitId unit : query.units) {
    pages += pages.empty() ? "(" : " UNION ALL (";
    pages +=
        "SELECT instruction, unit FROM instruction_addressee FORCE INDEX (waiting) "
        "WHERE unit = " +
        std::to_string(unit.value) + " AND waits = 1" + after +
        " ORDER BY instruction LIMIT :limit)";
  }
  pages = query.units.size() == 1 ? pages.substr(1, pages.size() - 2)
                                  : "SELECT instruction, unit FROM (" + pages +
                                        ") AS merged ORDER BY instruction, unit LIMIT :limit";
  ASSIGN_OR_RETURN(
      todo, Statement(session, "instruction.list_waiting",
                      "SELECT i.id, page.unit, i.task, i.instruct_at_us, i.text, i.reply_asked, "
                      "i.reply_by, " +
                          std::string(kTaskColumns) + " FROM (" + pages +
                          ") AS page STRAIGHT_JOIN instruction AS i ON i.id = page.instruction "
                          "STRAIGHT_JOIN task AS t ON t.id = i.task",
                      std::move(params))
                .All<app::TodoInstruction>([](app::TodoInstruction& row) {
                  return std::tuple_cat(std::tie(row.id, row.unit, row.task_id, row.instruct_time,
                                                 row.text, row.reply_asked, row.reply_by),
                                        TaskColumns(row.task));
                }));
  std::sort(todo.begin(), todo.end(), [](const auto& a, const auto& b) {
    return std::tie(a.id, a.unit) < std::tie(b.id, b.unit);
  });
  return todo;
}

}  // namespace duban::storage
