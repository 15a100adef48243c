// TaskService's messages ↔ tasks. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_TASK_H_
#define DUBAN_SERVER_RPC_CONVERT_TASK_H_

#include <absl/status/statusor.h>

#include "duban/v1/task_service.pb.h"
#include "server/app/commands/chain_commands.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/chain.h"
#include "server/domain/directory.h"

namespace duban::rpc {

// The task with its whole chain.
v1::Task ToProto(const domain::Chain& chain, const domain::Directory& directory);

// Answers with the task and its whole chain.
app::EncodeTask EncodeTask();

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateTaskRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdateTaskRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::DeleteTaskRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::IssueTaskRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_TASK_H_
