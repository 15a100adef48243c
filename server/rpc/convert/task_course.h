// What changes the course of a task as a whole: TaskService's requests beyond drafting, as
// commands. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_TASK_COURSE_H_
#define DUBAN_SERVER_RPC_CONVERT_TASK_COURSE_H_

#include <absl/status/statusor.h>

#include "duban/v1/task_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"

namespace duban::rpc {

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::BatchIssueTasksRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SuspendTaskRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ResumeTaskRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RedateTaskSuspensionRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CancelTaskRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_TASK_COURSE_H_
