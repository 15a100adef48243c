// AssignmentService's messages ↔ the chain. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_H_
#define DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_H_

#include <absl/status/statusor.h>

#include "duban/v1/assignment_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/directory.h"
#include "server/domain/task.h"

namespace duban::rpc {

v1::Assignment ToProto(const domain::Assignment& assignment, const domain::Directory& directory);
v1::Submission ToProto(const domain::Submission& submission, const domain::Directory& directory);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::AcceptAssignmentRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SubmitAssignmentRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ApproveSubmissionRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReturnSubmissionRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_H_
