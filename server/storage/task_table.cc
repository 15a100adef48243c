#include "server/storage/task_table.h"

#include <algorithm>
#include <utility>

#include "server/base/status.h"
#include "server/storage/faults.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"
#include "server/storage/stream_table.h"
#include "server/storage/task_json.h"

namespace duban::storage {
namespace {

absl::StatusOr<std::vector<app::StoredTask>> FromRows(std::vector<TaskRow> rows) {
  std::vector<app::StoredTask> tasks;
  tasks.reserve(rows.size());
  for (TaskRow& row : rows) {
    ASSIGN_OR_RETURN(app::StoredTask task, FromRow(std::move(row)));
    tasks.push_back(std::move(task));
  }
  return tasks;
}

struct TaskHeadRow {
  domain::TaskId task;
  HeadRow head;
};
auto TaskHeadColumns(TaskHeadRow& row) {
  return std::tuple_cat(std::tie(row.task), HeadColumns(row.head));
}

// By the primary key, always: a scan of a small table would lock, and wait for, rows of others.
std::string LockSql(const std::string& columns, app::LockWait wait) {
  return "SELECT " + columns +
         " FROM task AS t FORCE INDEX (PRIMARY) WHERE t.id IN (:ids) ORDER BY t.id FOR UPDATE" +
         (wait == app::LockWait::kSkipLocked ? " SKIP LOCKED" : "");
}

bool IsDeleted(const app::StoredTask& stored) {
  return stored.task.state == domain::TaskState::kDeleted;
}

// `deleted` repeats the state for the index by_plan and is set once.
absl::Status MarkDeleted(Session& session, const std::vector<app::StoredTask>& tasks) {
  std::vector<domain::TaskId> deleted;
  for (const app::StoredTask& stored : tasks) {
    if (IsDeleted(stored)) deleted.push_back(stored.task.id);
  }
  if (deleted.empty()) return absl::OkStatus();
  return Statement(session, "task.mark_deleted", "UPDATE task SET deleted = 1 WHERE id IN (:ids)",
                   {{"ids", deleted}})
      .RunExactly(static_cast<std::int64_t>(deleted.size()));
}

absl::Status UpdateContent(Session& session, const std::vector<app::StoredTask>& tasks,
                           std::vector<domain::TaskId> content_changed) {
  std::sort(content_changed.begin(), content_changed.end());
  RowUpdate update("task.update_content", "task", "id",
                   {"number", "sections", "title", "text", "category", "due_date", "due_basis",
                    "standing", "planned_units", "lead_unconfirmed", "annotation", "lead_choice",
                    "chosen_lead", "leader", "firm", "late_reason", "particulars"});
  for (const app::StoredTask& stored : tasks) {
    if (!std::binary_search(content_changed.begin(), content_changed.end(), stored.task.id)) {
      continue;
    }
    const domain::TaskContent& content = stored.task.content;
    update.Add(stored.task.id.value,
               RowOf(content.number, SectionsJson(content.sections), content.title, content.text,
                     content.category, content.due_date, content.due_basis, content.standing,
                     PlannedUnitsJson(content.planned_units), content.lead_unconfirmed,
                     content.annotation, content.lead_choice, content.chosen_lead, content.leader,
                     content.firm, content.late_reason, ParticularsJson(content)));
  }
  return update.Run(session);
}

}  // namespace

std::string TaskColumnsSql(const std::string& wide_if) {
  std::string sql =
      "t.id, t.plan, t.plan_ordinal, t.issuing_unit, t.number, t.title, t.category, t.due_date, "
      "t.due_basis, t.standing, t.lead_unconfirmed, t.lead_choice, t.chosen_lead, t.leader, "
      "t.firm, t.late_reason, t.state, t.state_beneath, t.root, t.assessment, "
      "t.create_at_us, t.issue_at_us, t.complete_at_us, t.version, t.head_hash, "
      "t.last_recorded_at_us";
  for (const char* column :
       {"t.sections", "t.text", "t.planned_units", "t.annotation", "t.particulars"}) {
    sql +=
        wide_if.empty() ? std::string(", ") + column : ", IF(" + wide_if + ", " + column + ", '')";
  }
  return sql;
}

absl::StatusOr<app::StoredTask> FromRow(TaskRow row) {
  auto sections = ParseSections(row.sections);
  auto planned_units = ParsePlannedUnits(row.planned_units);
  const bool particulars = ParseParticulars(row.particulars, row.stored.task.content);
  if (!sections || !planned_units || !particulars)
    return MakeFault({Fault::kOther, 0, "task.json"});
  row.stored.task.content.sections = *std::move(sections);
  row.stored.task.content.planned_units = *std::move(planned_units);
  row.stored.head.seq = row.stored.task.version;
  row.stored.head.hash = std::move(row.head_hash).value_or("");
  return std::move(row.stored);
}

absl::StatusOr<std::vector<app::StoredTask>> LockTasks(Session& session,
                                                       const std::vector<domain::TaskId>& ids,
                                                       app::LockWait wait) {
  if (ids.empty()) return std::vector<app::StoredTask>();
  ASSIGN_OR_RETURN(std::vector<TaskRow> rows,
                   Statement(session, "task.lock", LockSql(TaskColumnsSql(), wait), {{"ids", ids}})
                       .All<TaskRow>(TaskColumns));
  return FromRows(std::move(rows));
}

absl::StatusOr<std::vector<app::TaskHead>> LockTaskHeads(Session& session,
                                                         const std::vector<domain::TaskId>& ids,
                                                         app::LockWait wait) {
  std::vector<app::TaskHead> heads;
  if (ids.empty()) return heads;
  ASSIGN_OR_RETURN(std::vector<TaskHeadRow> rows,
                   Statement(session, "task.lock_head",
                             LockSql("t.id, t.version, t.head_hash, t.last_recorded_at_us", wait),
                             {{"ids", ids}})
                       .All<TaskHeadRow>(TaskHeadColumns));
  heads.reserve(rows.size());
  for (TaskHeadRow& row : rows) heads.push_back({row.task, FromRow(std::move(row.head))});
  return heads;
}

// The index by_plan has the ids in the order of the plan, but rows must be locked in order of id.
absl::StatusOr<std::vector<app::StoredTask>> LockTasksOfPlan(Session& session,
                                                             domain::PlanId plan) {
  ASSIGN_OR_RETURN(
      std::vector<domain::TaskId> ids,
      Statement(session, "task.ids_of_plan",
                "SELECT id FROM task WHERE plan = :plan AND deleted = 0", {{"plan", plan}})
          .AllOf<domain::TaskId>());
  ASSIGN_OR_RETURN(std::vector<app::StoredTask> tasks,
                   LockTasks(session, ids, app::LockWait::kWait));
  std::erase_if(tasks, IsDeleted);  // deleted between the two statements
  return tasks;
}

absl::StatusOr<std::optional<app::StreamHead>> FindTaskHead(Session& session, domain::TaskId id) {
  ASSIGN_OR_RETURN(std::optional<HeadRow> row,
                   Statement(session, "task.head",
                             "SELECT version, head_hash, last_recorded_at_us FROM task "
                             "WHERE id = :id",
                             {{"id", id}})
                       .One<HeadRow>(HeadColumns));
  return FromRow(std::move(row));
}

absl::Status InsertTasks(Session& session, const std::vector<app::StoredTask>& tasks) {
  RowInsert insert("task.insert", "task",
                   "id, plan, plan_ordinal, issuing_unit, number, sections, title, text, category, "
                   "due_date, due_basis, standing, planned_units, lead_unconfirmed, annotation, "
                   "lead_choice, chosen_lead, leader, firm, late_reason, particulars, state, "
                   "state_beneath, deleted, root, assessment, create_at_us, issue_at_us, "
                   "complete_at_us, version, head_hash, last_recorded_at_us");
  for (const app::StoredTask* stored :
       InOrderOf(tasks, [](const app::StoredTask& t) { return t.task.id; })) {
    const domain::Task& task = stored->task;
    const domain::TaskContent& content = task.content;
    insert.Add(RowOf(task.id, task.plan, task.plan_ordinal, task.issuing_unit, content.number,
                     SectionsJson(content.sections), content.title, content.text, content.category,
                     content.due_date, content.due_basis, content.standing,
                     PlannedUnitsJson(content.planned_units), content.lead_unconfirmed,
                     content.annotation, content.lead_choice, content.chosen_lead, content.leader,
                     content.firm, content.late_reason, ParticularsJson(content), task.state,
                     task.state_beneath, IsDeleted(*stored), task.root, task.assessment,
                     task.create_time, task.issue_time, task.complete_time, task.version,
                     HashValue(stored->head.hash), stored->head.last_recorded));
  }
  return insert.Run(session);
}

absl::Status UpdateTasks(Session& session, const std::vector<app::StoredTask>& tasks,
                         const std::vector<app::StoredTask>& before,
                         const std::vector<domain::TaskId>& content_changed) {
  RowUpdate update("task.update", "task", "id",
                   {"state", "state_beneath", "root", "assessment", "issue_at_us", "complete_at_us",
                    "version", "head_hash", "last_recorded_at_us"});
  const auto row = [](const app::StoredTask& stored) {
    const domain::Task& task = stored.task;
    return RowOf(task.state, task.state_beneath, task.root, task.assessment, task.issue_time,
                 task.complete_time, task.version, HashValue(stored.head.hash),
                 stored.head.last_recorded);
  };
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    update.Add(tasks[i].task.id.value, row(tasks[i]), before.empty() ? RowOf() : row(before[i]));
  }
  RETURN_IF_ERROR(update.Run(session));
  RETURN_IF_ERROR(MarkDeleted(session, tasks));
  return content_changed.empty() ? absl::OkStatus()
                                 : UpdateContent(session, tasks, content_changed);
}

}  // namespace duban::storage
