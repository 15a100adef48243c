#include "server/rpc/convert/task_course.h"

#include <string>
#include <utility>

#include "server/app/commands/chain_commands.h"
#include "server/base/status.h"
#include "server/domain/commands.h"
#include "server/rpc/convert/batch.h"
#include "server/rpc/convert/suspension.h"
#include "server/rpc/convert/task.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

// The command, unless a field was refused or the domain refuses an argument.
template <class Request>
absl::StatusOr<app::WriteCommand> Make(const app::WriteRequest& write, const Request& request,
                                       domain::TaskId task, domain::Command command,
                                       FieldChecks& checks) {
  checks.Add(domain::BadArguments(command));
  RETURN_IF_ERROR(checks.ToStatus());
  return app::OnTask(write, {task, request.etag()}, std::move(command), EncodeTask());
}

}  // namespace

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::BatchIssueTasksRequest& request) {
  using Response = v1::BatchIssueTasksResponse;
  return ToBatchCommand<Response>(
      write, request, [](const auto& w, const auto& part) { return ToCommand(w, part); },
      [](Response& out, const std::string& answer) { out.add_tasks()->ParseFromString(answer); });
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SuspendTaskRequest& request) {
  FieldChecks checks;
  const domain::TaskId task = checks.Task("name", request.name());
  domain::Suspend suspend = ReadSuspend(request, checks);
  return Make(write, request, task, std::move(suspend), checks);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ResumeTaskRequest& request) {
  FieldChecks checks;
  const domain::TaskId task = checks.Task("name", request.name());
  domain::Resume resume = ReadResume(request, checks);
  return Make(write, request, task, std::move(resume), checks);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RedateTaskSuspensionRequest& request) {
  FieldChecks checks;
  const domain::TaskId task = checks.Task("name", request.name());
  domain::RedateSuspension redate = ReadRedate(request, checks);
  return Make(write, request, task, std::move(redate), checks);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CancelTaskRequest& request) {
  FieldChecks checks;
  const domain::TaskId task = checks.Task("name", request.name());
  domain::CancelTask cancel;
  cancel.reason = checks.Reason(request.reason());
  cancel.leader_consent = checks.Comment("leader_consent", request.leader_consent());
  return Make(write, request, task, std::move(cancel), checks);
}

}  // namespace duban::rpc
