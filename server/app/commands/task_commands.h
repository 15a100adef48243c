// Drafting tasks and handing them down, as mutations. Shapes (lengths, dates, enums) have been
// checked by the caller; what needs the directory or the plan is checked here.
#ifndef DUBAN_SERVER_APP_COMMANDS_TASK_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_TASK_COMMANDS_H_

#include <functional>
#include <string>

#include "server/app/commands/write_request.h"
#include "server/domain/chain.h"
#include "server/domain/directory.h"

namespace duban::app {

// The answer of every command here but delete: the task with its whole chain.
using EncodeTask = std::function<std::string(const domain::Chain&, const domain::Directory&)>;

struct NewTask {
  domain::PlanId plan;          // none: outside any plan
  domain::UnitId issuing_unit;  // with a plan: none, or the plan's
  domain::TaskContent content;  // planned units by id, or by printed name alone
};

// T01. INVALID_ARGUMENT: PLAN_UNKNOWN, UNIT_UNKNOWN, TOO_MANY_ITEMS, ISSUING_UNIT_MISMATCH.
// FAILED_PRECONDITION WRONG_STATE: the plan is no draft.
WriteCommand CreateTask(WriteRequest request, NewTask task, EncodeTask encode);

struct TaskTarget {
  domain::TaskId task;
  std::string etag;
};

// T01. Naming a lead confirms an inferred one. INVALID_ARGUMENT UNIT_UNKNOWN; WRONG_STATE unless
// DRAFT; STALE_ETAG.
WriteCommand UpdateTask(WriteRequest request, TaskTarget target, domain::TaskContent content,
                        EncodeTask encode);
// `response` is the encoded empty answer.
WriteCommand DeleteTask(WriteRequest request, TaskTarget target, std::string response);
// T02. FAILED_PRECONDITION with every guard that fails (domain::IssueGuards); STALE_ETAG.
WriteCommand IssueTask(WriteRequest request, TaskTarget target, EncodeTask encode);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_TASK_COMMANDS_H_
