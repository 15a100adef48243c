#include "clients/cpp/todo_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/todo_service.grpc.pb.h"

namespace duban::client {

struct TodoClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::TodoService::Stub rpc;
};

TodoClient::TodoClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

TodoClient::~TodoClient() = default;

Result<v1::ListTodoAssignmentsResponse> TodoClient::ListTodoAssignments(
    v1::ListTodoAssignmentsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TodoService::Stub::ListTodoAssignments,
              std::move(request));
}

Result<v1::ListTodoRequestsResponse> TodoClient::ListTodoRequests(
    v1::ListTodoRequestsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TodoService::Stub::ListTodoRequests,
              std::move(request));
}

Result<v1::ListTodoInstructionsResponse> TodoClient::ListTodoInstructions(
    v1::ListTodoInstructionsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TodoService::Stub::ListTodoInstructions,
              std::move(request));
}

Result<v1::ListAllowedActionsResponse> TodoClient::ListAllowedActions(
    v1::ListAllowedActionsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::TodoService::Stub::ListAllowedActions,
              std::move(request));
}

Pager<v1::TodoAssignment> TodoClient::EachTodoAssignment(
    v1::ListTodoAssignmentsRequest request) const {
  return MakePager<v1::TodoAssignment>(
      std::move(request),
      [this](const v1::ListTodoAssignmentsRequest& page) { return ListTodoAssignments(page); },
      [](v1::ListTodoAssignmentsResponse& response) { return response.mutable_todos(); });
}

Pager<v1::TodoRequest> TodoClient::EachTodoRequest(v1::ListTodoRequestsRequest request) const {
  return MakePager<v1::TodoRequest>(
      std::move(request),
      [this](const v1::ListTodoRequestsRequest& page) { return ListTodoRequests(page); },
      [](v1::ListTodoRequestsResponse& response) { return response.mutable_todos(); });
}

Pager<v1::TodoInstruction> TodoClient::EachTodoInstruction(
    v1::ListTodoInstructionsRequest request) const {
  return MakePager<v1::TodoInstruction>(
      std::move(request),
      [this](const v1::ListTodoInstructionsRequest& page) { return ListTodoInstructions(page); },
      [](v1::ListTodoInstructionsResponse& response) { return response.mutable_todos(); });
}

}  // namespace duban::client
