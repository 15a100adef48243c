#include "tests/unit/cli/scripted_server.h"

#include <utility>

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "duban/v1/assignment_service.grpc.pb.h"
#include "duban/v1/attachment_service.grpc.pb.h"
#include "duban/v1/directory_service.grpc.pb.h"
#include "duban/v1/event_service.grpc.pb.h"
#include "duban/v1/plan_service.grpc.pb.h"
#include "duban/v1/session_service.grpc.pb.h"
#include "duban/v1/task_service.grpc.pb.h"
#include "duban/v1/todo_service.grpc.pb.h"

namespace duban::cli {
namespace {

// What all services share.
class Desk {
 public:
  explicit Desk(Script script) : script_(std::move(script)) {}

  template <class Request, class Response>
  grpc::Status Serve(const grpc::ServerContext& context,
                     const Handler<Request, Response> Script::*handler, const Request& request,
                     Response& response) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto token = context.client_metadata().find("authorization");
    authorizations_.push_back(token == context.client_metadata().end()
                                  ? ""
                                  : std::string(token->second.data(), token->second.size()));
    return script_.*handler ? (script_.*handler)(request, response) : grpc::Status::OK;
  }

  std::vector<std::string> authorizations() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return authorizations_;
  }

 private:
  mutable std::mutex mutex_;
  Script script_;
  std::vector<std::string> authorizations_;
};

class Sessions : public v1::SessionService::Service {
 public:
  explicit Sessions(Desk& desk) : desk_(desk) {}
  grpc::Status SignIn(grpc::ServerContext* context, const v1::SignInRequest* request,
                      v1::SignInResponse* response) override {
    return desk_.Serve(*context, &Script::sign_in, *request, *response);
  }
  grpc::Status SignOut(grpc::ServerContext* context, const v1::SignOutRequest* request,
                       v1::SignOutResponse* response) override {
    return desk_.Serve(*context, &Script::sign_out, *request, *response);
  }
  grpc::Status GetSession(grpc::ServerContext* context, const v1::GetSessionRequest* request,
                          v1::Session* response) override {
    return desk_.Serve(*context, &Script::get_session, *request, *response);
  }

 private:
  Desk& desk_;
};

class Directory : public v1::DirectoryService::Service {
 public:
  explicit Directory(Desk& desk) : desk_(desk) {}
  grpc::Status ListUnits(grpc::ServerContext* context, const v1::ListUnitsRequest* request,
                         v1::ListUnitsResponse* response) override {
    return desk_.Serve(*context, &Script::list_units, *request, *response);
  }
  grpc::Status ListUsers(grpc::ServerContext* context, const v1::ListUsersRequest* request,
                         v1::ListUsersResponse* response) override {
    return desk_.Serve(*context, &Script::list_users, *request, *response);
  }

 private:
  Desk& desk_;
};

class Plans : public v1::PlanService::Service {
 public:
  explicit Plans(Desk& desk) : desk_(desk) {}
  grpc::Status ImportPlan(grpc::ServerContext* context, const v1::ImportPlanRequest* request,
                          v1::ImportPlanResponse* response) override {
    return desk_.Serve(*context, &Script::import_plan, *request, *response);
  }

 private:
  Desk& desk_;
};

class Attachments : public v1::AttachmentService::Service {
 public:
  explicit Attachments(Desk& desk) : desk_(desk) {}
  grpc::Status CreateUpload(grpc::ServerContext* context, const v1::CreateUploadRequest* request,
                            v1::Upload* response) override {
    return desk_.Serve(*context, &Script::create_upload, *request, *response);
  }
  grpc::Status WriteUpload(grpc::ServerContext* context, const v1::WriteUploadRequest* request,
                           v1::Upload* response) override {
    return desk_.Serve(*context, &Script::write_upload, *request, *response);
  }
  grpc::Status CommitUpload(grpc::ServerContext* context, const v1::CommitUploadRequest* request,
                            v1::Upload* response) override {
    return desk_.Serve(*context, &Script::commit_upload, *request, *response);
  }

 private:
  Desk& desk_;
};

class TaskDesk : public v1::TaskService::Service {
 public:
  explicit TaskDesk(Desk& desk) : desk_(desk) {}
  grpc::Status GetTask(grpc::ServerContext* context, const v1::GetTaskRequest* request,
                       v1::Task* response) override {
    return desk_.Serve(*context, &Script::get_task, *request, *response);
  }
  grpc::Status ListTasks(grpc::ServerContext* context, const v1::ListTasksRequest* request,
                         v1::ListTasksResponse* response) override {
    return desk_.Serve(*context, &Script::list_tasks, *request, *response);
  }
  grpc::Status UpdateTask(grpc::ServerContext* context, const v1::UpdateTaskRequest* request,
                          v1::Task* response) override {
    return desk_.Serve(*context, &Script::update_task, *request, *response);
  }
  grpc::Status IssueTask(grpc::ServerContext* context, const v1::IssueTaskRequest* request,
                         v1::Task* response) override {
    return desk_.Serve(*context, &Script::issue_task, *request, *response);
  }

 private:
  Desk& desk_;
};

class Assignments : public v1::AssignmentService::Service {
 public:
  explicit Assignments(Desk& desk) : desk_(desk) {}
  grpc::Status AcceptAssignment(grpc::ServerContext* context,
                                const v1::AcceptAssignmentRequest* request,
                                v1::Assignment* response) override {
    return desk_.Serve(*context, &Script::accept_assignment, *request, *response);
  }
  grpc::Status DeclineAssignment(grpc::ServerContext* context,
                                 const v1::DeclineAssignmentRequest* request,
                                 v1::Assignment* response) override {
    return desk_.Serve(*context, &Script::decline_assignment, *request, *response);
  }
  grpc::Status SplitAssignment(grpc::ServerContext* context,
                               const v1::SplitAssignmentRequest* request,
                               v1::SplitAssignmentResponse* response) override {
    return desk_.Serve(*context, &Script::split_assignment, *request, *response);
  }
  grpc::Status BatchApproveSubmissions(grpc::ServerContext* context,
                                       const v1::BatchApproveSubmissionsRequest* request,
                                       v1::BatchApproveSubmissionsResponse* response) override {
    return desk_.Serve(*context, &Script::batch_approve, *request, *response);
  }

 private:
  Desk& desk_;
};

class Events : public v1::EventService::Service {
 public:
  explicit Events(Desk& desk) : desk_(desk) {}
  grpc::Status VerifyEvents(grpc::ServerContext* context, const v1::VerifyEventsRequest* request,
                            v1::VerifyEventsResponse* response) override {
    return desk_.Serve(*context, &Script::verify_events, *request, *response);
  }
  grpc::Status ListEvents(grpc::ServerContext* context, const v1::ListEventsRequest* request,
                          v1::ListEventsResponse* response) override {
    return desk_.Serve(*context, &Script::list_events, *request, *response);
  }

 private:
  Desk& desk_;
};

class Todos : public v1::TodoService::Service {
 public:
  explicit Todos(Desk& desk) : desk_(desk) {}
  grpc::Status ListAllowedActions(grpc::ServerContext* context,
                                  const v1::ListAllowedActionsRequest* request,
                                  v1::ListAllowedActionsResponse* response) override {
    return desk_.Serve(*context, &Script::list_allowed_actions, *request, *response);
  }

 private:
  Desk& desk_;
};

}  // namespace

struct ScriptedServer::Services {
  explicit Services(Script script) : desk(std::move(script)) {
    grpc::ServerBuilder builder;
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    for (grpc::Service* service : std::initializer_list<grpc::Service*>{
             &sessions, &directory, &plans, &attachments, &tasks, &assignments, &events, &todos}) {
      builder.RegisterService(service);
    }
    server = builder.BuildAndStart();
  }

  Desk desk;
  Sessions sessions{desk};
  Directory directory{desk};
  Plans plans{desk};
  Attachments attachments{desk};
  TaskDesk tasks{desk};
  Assignments assignments{desk};
  Events events{desk};
  Todos todos{desk};
  int port = 0;
  std::unique_ptr<grpc::Server> server;
};

ScriptedServer::ScriptedServer(Script script)
    : services_(std::make_unique<Services>(std::move(script))) {}

ScriptedServer::~ScriptedServer() { services_->server->Shutdown(); }

std::string ScriptedServer::target() const {
  return "127.0.0.1:" + std::to_string(services_->port);
}

std::vector<std::string> ScriptedServer::authorizations() const {
  return services_->desk.authorizations();
}

grpc::Status Refusal(grpc::StatusCode code, const std::string& reason,
                     const std::string& message_zh, int retry_seconds) {
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("duban");
  details.add_details()->PackFrom(info);
  google::rpc::LocalizedMessage localized;
  localized.set_locale("zh-CN");
  localized.set_message(message_zh);
  details.add_details()->PackFrom(localized);
  if (retry_seconds > 0) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(retry_seconds);
    details.add_details()->PackFrom(retry);
  }
  return {code, reason, details.SerializeAsString()};
}

}  // namespace duban::cli
