// Resource names as people type them: `3` for tasks/3, `3/9` for tasks/3/assignments/9.
#ifndef DUBAN_CLIENTS_CLI_RESOURCE_NAME_H_
#define DUBAN_CLIENTS_CLI_RESOURCE_NAME_H_

#include <string>

#include "clients/cpp/error.h"
#include "duban/v1/assignment.pb.h"
#include "duban/v1/task_service.pb.h"

namespace duban::cli {

// `collection/{id}` from that or from the id alone. Errors: INVALID_ARGUMENT NAME_INVALID on
// `field`.
client::Result<std::string> ResourceName(const std::string& collection, const std::string& text,
                                         const std::string& field);

// What an assignment argument says.
struct AssignmentArgument {
  std::string task;  // tasks/{task}
  std::string name;  // tasks/{task}/assignments/{assignment}; "" where it says the unit
  std::string unit;  // as typed after the colon
};

// `tasks/3/assignments/9`, `3/9`, or `3:财务处`. Errors: INVALID_ARGUMENT NAME_INVALID.
client::Result<AssignmentArgument> ParseAssignment(const std::string& text);

// `tasks/3/assignments/9/requests/5` from that or `3/9/5`; `tasks/3/instructions/5` from that or
// `3/5`. Errors: INVALID_ARGUMENT NAME_INVALID.
client::Result<std::string> RequestName(const std::string& text);
client::Result<std::string> InstructionName(const std::string& text);

// The one assignment of that unit (`units/{unit}`) in the task: the live one, where others of its
// have ended. Errors: INVALID_ARGUMENT
// ASSIGNMENT_UNKNOWN, ASSIGNMENT_AMBIGUOUS naming the candidates.
client::Result<std::string> AssignmentOf(const v1::Task& task, const std::string& unit);

// What a stream argument says: `3` and `tasks/3`, `plans/1`, `directory`, `security`. Errors:
// INVALID_ARGUMENT NAME_INVALID.
client::Result<std::string> StreamName(const std::string& text);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_RESOURCE_NAME_H_
