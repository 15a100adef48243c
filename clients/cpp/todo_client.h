// What waits for the caller, and what he may do. One method an rpc; what each means and its
// errors stand in duban/v1/todo_service.proto.
#ifndef DUBAN_CLIENTS_CPP_TODO_CLIENT_H_
#define DUBAN_CLIENTS_CPP_TODO_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/todo_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class TodoClient {
 public:
  explicit TodoClient(std::shared_ptr<Connection> connection);
  ~TodoClient();
  TodoClient(const TodoClient&) = delete;
  TodoClient& operator=(const TodoClient&) = delete;

  Result<v1::ListTodoAssignmentsResponse> ListTodoAssignments(
      v1::ListTodoAssignmentsRequest request) const;
  Result<v1::ListTodoRequestsResponse> ListTodoRequests(v1::ListTodoRequestsRequest request) const;
  Result<v1::ListTodoInstructionsResponse> ListTodoInstructions(
      v1::ListTodoInstructionsRequest request) const;
  Result<v1::ListAllowedActionsResponse> ListAllowedActions(
      v1::ListAllowedActionsRequest request) const;
  // All pages from the request's on; these refer to this client.
  Pager<v1::TodoAssignment> EachTodoAssignment(v1::ListTodoAssignmentsRequest request) const;
  Pager<v1::TodoRequest> EachTodoRequest(v1::ListTodoRequestsRequest request) const;
  Pager<v1::TodoInstruction> EachTodoInstruction(v1::ListTodoInstructionsRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_TODO_CLIENT_H_
