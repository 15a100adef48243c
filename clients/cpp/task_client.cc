#include "clients/cpp/task_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/task_service.grpc.pb.h"

namespace duban::client {

struct TaskClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::TaskService::Stub rpc;
};

TaskClient::TaskClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

TaskClient::~TaskClient() = default;

Result<v1::Task> TaskClient::CreateTask(v1::CreateTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::CreateTask, std::move(request));
}

Result<v1::Task> TaskClient::GetTask(v1::GetTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::GetTask, std::move(request));
}

Result<v1::ListTasksResponse> TaskClient::ListTasks(v1::ListTasksRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::ListTasks, std::move(request));
}

Pager<v1::Task> TaskClient::EachTask(v1::ListTasksRequest request) const {
  return MakePager<v1::Task>(
      std::move(request), [this](const v1::ListTasksRequest& page) { return ListTasks(page); },
      [](v1::ListTasksResponse& response) { return response.mutable_tasks(); });
}

Result<v1::Task> TaskClient::UpdateTask(v1::UpdateTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::UpdateTask, std::move(request));
}

Result<v1::DeleteTaskResponse> TaskClient::DeleteTask(v1::DeleteTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::DeleteTask, std::move(request));
}

Result<v1::Task> TaskClient::IssueTask(v1::IssueTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::IssueTask, std::move(request));
}

Result<v1::BatchIssueTasksResponse> TaskClient::BatchIssueTasks(
    v1::BatchIssueTasksRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::BatchIssueTasks,
              std::move(request));
}

Result<v1::Task> TaskClient::SuspendTask(v1::SuspendTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::SuspendTask, std::move(request));
}

Result<v1::Task> TaskClient::ResumeTask(v1::ResumeTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::ResumeTask, std::move(request));
}

Result<v1::Task> TaskClient::RedateTaskSuspension(v1::RedateTaskSuspensionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::RedateTaskSuspension,
              std::move(request));
}

Result<v1::Task> TaskClient::CancelTask(v1::CancelTaskRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TaskService::Stub::CancelTask, std::move(request));
}

}  // namespace duban::client
