// What waits for somebody, and what he may do.
#ifndef DUBAN_CLIENTS_CLI_TODO_VIEW_H_
#define DUBAN_CLIENTS_CLI_TODO_VIEW_H_

#include <string>

#include "clients/cli/terminal.h"
#include "duban/v1/todo_service.pb.h"

namespace duban::cli {

std::string RenderTodo(const v1::ListTodoAssignmentsResponse& assignments,
                       const v1::ListTodoRequestsResponse& requests,
                       const v1::ListTodoInstructionsResponse& instructions, const Style& style);

std::string RenderAllowed(const v1::ListAllowedActionsResponse& actions, const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_TODO_VIEW_H_
