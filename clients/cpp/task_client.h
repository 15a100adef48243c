// Drafting tasks and handing them down. One method an rpc; what each means and its errors stand in
// duban/v1/task_service.proto.
#ifndef DUBAN_CLIENTS_CPP_TASK_CLIENT_H_
#define DUBAN_CLIENTS_CPP_TASK_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/task_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class TaskClient {
 public:
  explicit TaskClient(std::shared_ptr<Connection> connection);
  ~TaskClient();
  TaskClient(const TaskClient&) = delete;
  TaskClient& operator=(const TaskClient&) = delete;

  Result<v1::Task> CreateTask(v1::CreateTaskRequest request) const;
  Result<v1::Task> GetTask(v1::GetTaskRequest request) const;
  Result<v1::ListTasksResponse> ListTasks(v1::ListTasksRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::Task> EachTask(v1::ListTasksRequest request) const;
  Result<v1::Task> UpdateTask(v1::UpdateTaskRequest request) const;
  Result<v1::DeleteTaskResponse> DeleteTask(v1::DeleteTaskRequest request) const;
  Result<v1::Task> IssueTask(v1::IssueTaskRequest request) const;
  Result<v1::BatchIssueTasksResponse> BatchIssueTasks(v1::BatchIssueTasksRequest request) const;
  Result<v1::Task> SuspendTask(v1::SuspendTaskRequest request) const;
  Result<v1::Task> ResumeTask(v1::ResumeTaskRequest request) const;
  Result<v1::Task> RedateTaskSuspension(v1::RedateTaskSuspensionRequest request) const;
  Result<v1::Task> CancelTask(v1::CancelTaskRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_TASK_CLIENT_H_
