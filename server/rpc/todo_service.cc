#include "server/rpc/todo_service.h"

#include <vector>

#include "duban/v1/todo_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/todo.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::TodoService;
using Raw = S::WithRawCallbackMethod_ListTodoAssignments<
    S::WithRawCallbackMethod_ListTodoRequests<S::WithRawCallbackMethod_ListTodoInstructions<
        S::WithRawCallbackMethod_ListAllowedActions<S::Service>>>>;

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(ListTodoAssignments) {
    return pipeline_.Read<v1::ListTodoAssignmentsRequest>(
        context, "/duban.v1.TodoService/ListTodoAssignments", request, response,
        [this](const app::CallContext& call, const v1::ListTodoAssignmentsRequest& asked) {
          return Assignments(call, asked);
        });
  }
  DUBAN_METHOD(ListTodoRequests) {
    return pipeline_.Read<v1::ListTodoRequestsRequest>(
        context, "/duban.v1.TodoService/ListTodoRequests", request, response,
        [this](const app::CallContext& call, const v1::ListTodoRequestsRequest& asked) {
          return Requests(call, asked);
        });
  }
  DUBAN_METHOD(ListTodoInstructions) {
    return pipeline_.Read<v1::ListTodoInstructionsRequest>(
        context, "/duban.v1.TodoService/ListTodoInstructions", request, response,
        [this](const app::CallContext& call, const v1::ListTodoInstructionsRequest& asked) {
          return Instructions(call, asked);
        });
  }
  DUBAN_METHOD(ListAllowedActions) {
    return pipeline_.Read<v1::ListAllowedActionsRequest>(
        context, "/duban.v1.TodoService/ListAllowedActions", request, response,
        [this](const app::CallContext& call, const v1::ListAllowedActionsRequest& asked) {
          return Allowed(call, asked);
        });
  }

 private:
  absl::StatusOr<v1::ListTodoAssignmentsResponse> Assignments(
      const app::CallContext& call, const v1::ListTodoAssignmentsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListTodo(call, page.after, page.limit));
    const auto directory = queries_.directory();
    v1::ListTodoAssignmentsResponse out;
    for (const auto& row : found.rows) *out.add_todos() = ToProto(row, *directory);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  absl::StatusOr<v1::ListTodoRequestsResponse> Requests(
      const app::CallContext& call, const v1::ListTodoRequestsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListTodoRequests(call, page.after, page.limit));
    v1::ListTodoRequestsResponse out;
    for (const auto& row : found.rows) *out.add_todos() = ToProto(row);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  absl::StatusOr<v1::ListTodoInstructionsResponse> Instructions(
      const app::CallContext& call, const v1::ListTodoInstructionsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListTodoInstructions(call, page.after, page.limit));
    const auto directory = queries_.directory();
    v1::ListTodoInstructionsResponse out;
    for (const auto& row : found.rows) *out.add_todos() = ToProto(row, *directory);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  absl::StatusOr<v1::ListAllowedActionsResponse> Allowed(
      const app::CallContext& call, const v1::ListAllowedActionsRequest& asked) const {
    FieldChecks checks;
    const domain::UserId on_behalf_of = checks.UserOrNone("on_behalf_of", asked.on_behalf_of());
    AssignmentName name;
    if (const auto task = ParseTaskName(asked.name())) {
      name.task = *task;
    } else {
      name = checks.Assignment("name", asked.name());
    }
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const std::vector<domain::AllowedAction> actions,
                     queries_.ListAllowedActions(call, on_behalf_of, name.task, name.assignment));
    v1::ListAllowedActionsResponse out;
    for (const domain::AllowedAction& action : actions) *out.add_actions() = ToProto(action);
    return out;
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeTodoService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
