// A real gRPC server on a loopback port whose answers a test writes down beforehand.
#ifndef DUBAN_TESTS_UNIT_CLI_SCRIPTED_SERVER_H_
#define DUBAN_TESTS_UNIT_CLI_SCRIPTED_SERVER_H_

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <grpcpp/support/status.h>

#include "duban/v1/assignment_service.pb.h"
#include "duban/v1/attachment_service.pb.h"
#include "duban/v1/directory_service.pb.h"
#include "duban/v1/event_service.pb.h"
#include "duban/v1/plan_service.pb.h"
#include "duban/v1/session_service.pb.h"
#include "duban/v1/task_service.pb.h"
#include "duban/v1/todo_service.pb.h"

namespace duban::cli {

template <class Request, class Response>
using Handler = std::function<grpc::Status(const Request&, Response&)>;

// A method without a handler answers OK with an empty message.
struct Script {
  Handler<v1::SignInRequest, v1::SignInResponse> sign_in;
  Handler<v1::SignOutRequest, v1::SignOutResponse> sign_out;
  Handler<v1::GetSessionRequest, v1::Session> get_session;
  Handler<v1::ListUnitsRequest, v1::ListUnitsResponse> list_units;
  Handler<v1::ImportPlanRequest, v1::ImportPlanResponse> import_plan;
  Handler<v1::CreateUploadRequest, v1::Upload> create_upload;
  Handler<v1::WriteUploadRequest, v1::Upload> write_upload;
  Handler<v1::CommitUploadRequest, v1::Upload> commit_upload;
  Handler<v1::GetTaskRequest, v1::Task> get_task;
  Handler<v1::ListTasksRequest, v1::ListTasksResponse> list_tasks;
  Handler<v1::UpdateTaskRequest, v1::Task> update_task;
  Handler<v1::IssueTaskRequest, v1::Task> issue_task;
  Handler<v1::AcceptAssignmentRequest, v1::Assignment> accept_assignment;
  Handler<v1::DeclineAssignmentRequest, v1::Assignment> decline_assignment;
  Handler<v1::SplitAssignmentRequest, v1::SplitAssignmentResponse> split_assignment;
  Handler<v1::BatchApproveSubmissionsRequest, v1::BatchApproveSubmissionsResponse> batch_approve;
  Handler<v1::ListUsersRequest, v1::ListUsersResponse> list_users;
  Handler<v1::ListAllowedActionsRequest, v1::ListAllowedActionsResponse> list_allowed_actions;
  Handler<v1::ListEventsRequest, v1::ListEventsResponse> list_events;
  Handler<v1::VerifyEventsRequest, v1::VerifyEventsResponse> verify_events;
};

class ScriptedServer {
 public:
  explicit ScriptedServer(Script script);
  ~ScriptedServer();

  // 127.0.0.1:PORT.
  std::string target() const;

  // The authorization metadata of the calls so far, "" where there was none.
  std::vector<std::string> authorizations() const;

 private:
  struct Services;
  std::unique_ptr<Services> services_;
};

// A status with google.rpc details, as the server makes them. `retry_seconds` 0: no RetryInfo.
grpc::Status Refusal(grpc::StatusCode code, const std::string& reason,
                     const std::string& message_zh, int retry_seconds = 0);

}  // namespace duban::cli

#endif  // DUBAN_TESTS_UNIT_CLI_SCRIPTED_SERVER_H_
