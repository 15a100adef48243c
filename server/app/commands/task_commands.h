// Drafting tasks and handing them down, as mutations. Shapes (lengths, dates, enums) have been
// checked by the caller; what needs the directory or the plan is checked here.
#ifndef DUBAN_SERVER_APP_COMMANDS_TASK_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_TASK_COMMANDS_H_

#include <cstddef>
#include <string>

#include "server/app/commands/chain_commands.h"
#include "server/app/commands/write_request.h"
#include "server/domain/chain.h"

namespace duban::app {

struct NewTask {
  domain::PlanId plan;          // none: outside any plan
  domain::UnitId issuing_unit;  // with a plan: none, or the plan's
  domain::TaskContent content;  // planned units by id, or by printed name alone
};

// Every command here but delete answers with the task and its whole chain.

// T01. INVALID_ARGUMENT: PLAN_UNKNOWN, UNIT_UNKNOWN, TOO_MANY_ITEMS, ISSUING_UNIT_MISMATCH.
// FAILED_PRECONDITION WRONG_STATE: the plan is no draft.
WriteCommand CreateTask(WriteRequest request, NewTask task, EncodeTask encode);

// T01. Naming a lead confirms an inferred one. INVALID_ARGUMENT UNIT_UNKNOWN; WRONG_STATE unless
// DRAFT; STALE_ETAG.
WriteCommand UpdateTask(WriteRequest request, TaskTarget target, domain::TaskContent content,
                        EncodeTask encode);
// `response` is the encoded empty answer.
WriteCommand DeleteTask(WriteRequest request, TaskTarget target, std::string response);
// T02. FAILED_PRECONDITION with every guard that fails (domain::IssueGuards); STALE_ETAG.
WriteCommand IssueTask(WriteRequest request, TaskTarget target, EncodeTask encode);

// FAILED_PRECONDITION TOO_MANY_UNITS above limits::kIssueAssignmentsMax: groups expand to more
// units than a draft shows.
absl::Status CheckIssueSize(std::size_t assignments, const std::string& subject);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_TASK_COMMANDS_H_
