// PlanService's messages ↔ plans and imported documents. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_PLAN_H_
#define DUBAN_SERVER_RPC_CONVERT_PLAN_H_

#include <absl/status/statusor.h>

#include "duban/v1/plan_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/plan.h"

namespace duban::rpc {

v1::Plan ToProto(const domain::Plan& plan, int task_count);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreatePlanRequest& request);
// Reads the document, in time linear in its length.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ImportPlanRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdatePlanRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::IssuePlanRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_PLAN_H_
