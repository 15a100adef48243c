#include "server/rpc/task_service.h"

#include "duban/v1/task_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/task.h"
#include "server/rpc/convert/task_course.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"
#include "server/rpc/task_filter.h"

namespace duban::rpc {
namespace {

using S = v1::TaskService;
using Raw = S::WithRawCallbackMethod_CreateTask<S::WithRawCallbackMethod_GetTask<
    S::WithRawCallbackMethod_ListTasks<S::WithRawCallbackMethod_UpdateTask<
        S::WithRawCallbackMethod_DeleteTask<S::WithRawCallbackMethod_IssueTask<
            S::WithRawCallbackMethod_BatchIssueTasks<S::WithRawCallbackMethod_SuspendTask<
                S::WithRawCallbackMethod_ResumeTask<S::WithRawCallbackMethod_RedateTaskSuspension<
                    S::WithRawCallbackMethod_CancelTask<S::Service>>>>>>>>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(CreateTask) {
    return pipeline_.Write<v1::CreateTaskRequest>(context, "/duban.v1.TaskService/CreateTask",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(GetTask) {
    return pipeline_.Read<v1::GetTaskRequest>(
        context, "/duban.v1.TaskService/GetTask", request, response,
        [this](const app::CallContext& call, const v1::GetTaskRequest& asked) {
          return Get(call, asked);
        });
  }
  DUBAN_METHOD(ListTasks) {
    return pipeline_.Read<v1::ListTasksRequest>(
        context, "/duban.v1.TaskService/ListTasks", request, response,
        [this](const app::CallContext& call, const v1::ListTasksRequest& asked) {
          return List(call, asked);
        });
  }
  DUBAN_METHOD(UpdateTask) {
    return pipeline_.Write<v1::UpdateTaskRequest>(context, "/duban.v1.TaskService/UpdateTask",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(DeleteTask) {
    return pipeline_.Write<v1::DeleteTaskRequest>(context, "/duban.v1.TaskService/DeleteTask",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(IssueTask) {
    return pipeline_.Write<v1::IssueTaskRequest>(context, "/duban.v1.TaskService/IssueTask",
                                                 request, response, kConvert);
  }
  DUBAN_METHOD(BatchIssueTasks) {
    return pipeline_.Write<v1::BatchIssueTasksRequest>(
        context, "/duban.v1.TaskService/BatchIssueTasks", request, response, kConvert);
  }
  DUBAN_METHOD(SuspendTask) {
    return pipeline_.Write<v1::SuspendTaskRequest>(context, "/duban.v1.TaskService/SuspendTask",
                                                   request, response, kConvert);
  }
  DUBAN_METHOD(ResumeTask) {
    return pipeline_.Write<v1::ResumeTaskRequest>(context, "/duban.v1.TaskService/ResumeTask",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(RedateTaskSuspension) {
    return pipeline_.Write<v1::RedateTaskSuspensionRequest>(
        context, "/duban.v1.TaskService/RedateTaskSuspension", request, response, kConvert);
  }
  DUBAN_METHOD(CancelTask) {
    return pipeline_.Write<v1::CancelTaskRequest>(context, "/duban.v1.TaskService/CancelTask",
                                                  request, response, kConvert);
  }

 private:
  absl::StatusOr<v1::Task> Get(const app::CallContext& call,
                               const v1::GetTaskRequest& asked) const {
    FieldChecks checks;
    const domain::TaskId id = checks.Task("name", asked.name());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const domain::Chain chain, queries_.GetTask(call, id));
    return ToProto(chain, *queries_.directory());
  }

  absl::StatusOr<v1::ListTasksResponse> List(const app::CallContext& call,
                                             const v1::ListTasksRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    const app::TaskFilter filter = ReadTaskFilter(asked.filter(), checks);
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListTasks(call, filter, page.after, page.limit));
    const auto directory = queries_.directory();
    v1::ListTasksResponse out;
    for (const domain::Chain& chain : found.rows) *out.add_tasks() = ToProto(chain, *directory);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeTaskService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
