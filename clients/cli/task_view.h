// Tasks as text.
#ifndef DUBAN_CLIENTS_CLI_TASK_VIEW_H_
#define DUBAN_CLIENTS_CLI_TASK_VIEW_H_

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "clients/cli/terminal.h"
#include "clients/cli/unit_index.h"
#include "duban/v1/task_service.pb.h"

namespace duban::cli {

using Tasks = google::protobuf::RepeatedPtrField<v1::Task>;

// Everything of a task, its chain drawn as a tree.
std::string RenderTask(const v1::Task& task, const UnitIndex& units, const Style& style);

// One line a task: state, due date, whom it waits for.
std::string RenderTasks(const Tasks& tasks, const Style& style);

// One line a task: who would lead and support it.
std::string RenderPlannedTasks(const Tasks& tasks, const Style& style);

// The names of a task's units with that part: of the chain, or as planned in a draft.
std::string UnitNames(const v1::Task& task, v1::AssignmentRole role);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_TASK_VIEW_H_
