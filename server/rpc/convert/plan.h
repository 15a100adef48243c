// PlanService's messages ↔ plans and names; documents are plan_import.h's. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_PLAN_H_
#define DUBAN_SERVER_RPC_CONVERT_PLAN_H_

#include <string>

#include <absl/status/statusor.h>

#include "duban/v1/plan_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/query/plan_export.h"
#include "server/app/write.h"
#include "server/domain/directory.h"
#include "server/domain/plan.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

v1::Plan ToProto(const domain::Plan& plan, int task_count);
v1::UnitMapping ToProto(const domain::UnitMapping& mapping);

// FAILED_PRECONDITION EXPORT_TOO_LARGE.
absl::StatusOr<v1::ExportPlanResponse> ExportResponse(const domain::Plan& plan,
                                                      app::PlanFormat format, std::string content);

// YEAR_INVALID.
void CheckYear(const std::string& field, int year, FieldChecks& checks);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreatePlanRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ConfirmUnitMappingRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RemoveUnitMappingRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdatePlanRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::IssuePlanRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_PLAN_H_
