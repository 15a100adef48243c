// RulingService's requests as commands. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_RULING_H_
#define DUBAN_SERVER_RPC_CONVERT_RULING_H_

#include <absl/status/statusor.h>

#include "duban/v1/ruling_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"

namespace duban::rpc {

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RuleDeclineRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReassignAssignmentRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::BatchReassignAssignmentsRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::WaiveAssignmentRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::WithdrawAssignmentRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SuspendAssignmentRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ResumeAssignmentRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RedateAssignmentSuspensionRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::NameSubstituteRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_RULING_H_
