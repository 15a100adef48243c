// Table task: the row that is the one lock of a task and of everything below it, with the head of
// the task's stream. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_TASK_TABLE_H_
#define DUBAN_SERVER_STORAGE_TASK_TABLE_H_

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/app/store.h"
#include "server/storage/session.h"

namespace duban::storage {

// A row as it is read; FromRow makes sense of it.
struct TaskRow {
  app::StoredTask stored;
  std::string sections;
  std::string planned_units;
  std::string particulars;
  std::optional<std::string> head_hash;
};

// The columns of a task named t, in the order of TaskColumns. The wide ones are read `if` it holds:
// a join would repeat them with every row.
std::string TaskColumnsSql(const std::string& wide_if = "");

inline auto TaskColumns(TaskRow& row) {
  domain::Task& task = row.stored.task;
  domain::TaskContent& content = task.content;
  return std::tie(task.id, task.plan, task.plan_ordinal, task.issuing_unit, content.number,
                  content.title, content.category, content.due_date, content.due_basis,
                  content.standing, content.lead_unconfirmed, content.lead_choice,
                  content.chosen_lead, content.leader, content.firm, content.late_reason,
                  task.state, task.state_beneath, task.root, task.assessment, task.create_time,
                  task.issue_time, task.complete_time, task.version, row.head_hash,
                  row.stored.head.last_recorded, row.sections, content.text, row.planned_units,
                  content.annotation, row.particulars);
}

// INTERNAL if the stored JSON is not what this file writes.
absl::StatusOr<app::StoredTask> FromRow(TaskRow row);

// In order of the ids, which is the order of locking; missing and (kSkipLocked) held rows left out.
absl::StatusOr<std::vector<app::StoredTask>> LockTasks(Session& session,
                                                       const std::vector<domain::TaskId>& ids,
                                                       app::LockWait wait);
absl::StatusOr<std::vector<app::TaskHead>> LockTaskHeads(Session& session,
                                                         const std::vector<domain::TaskId>& ids,
                                                         app::LockWait wait);
// Precondition: the plan is locked, so that no task joins it meanwhile. Without deleted tasks.
absl::StatusOr<std::vector<app::StoredTask>> LockTasksOfPlan(Session& session, domain::PlanId plan);
absl::StatusOr<std::optional<app::StreamHead>> FindTaskHead(Session& session, domain::TaskId id);

absl::Status InsertTasks(Session& session, const std::vector<app::StoredTask>& tasks);
// What a transition changes; the content of those in `content_changed` as well. `before` as
// ChangeSet::tasks_before.
absl::Status UpdateTasks(Session& session, const std::vector<app::StoredTask>& tasks,
                         const std::vector<app::StoredTask>& before,
                         const std::vector<domain::TaskId>& content_changed);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_TASK_TABLE_H_
