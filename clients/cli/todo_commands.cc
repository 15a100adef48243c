// duban todo, allowed.
#include <memory>
#include <utility>

#include <nlohmann/json.hpp>

#include "clients/cli/assignment_options.h"
#include "clients/cli/message_text.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/todo_view.h"

namespace duban::cli {
namespace {

struct TodoOptions {
  std::string target;
  MutationOptions mutation;
  ListingOptions listing;
};

// Three lists, each of its own order, as one answer.
Outcome ShowTodo(Runtime& runtime, const TodoOptions& options) {
  const client::TodoClient& todos = runtime.client().todos();
  v1::ListTodoAssignmentsRequest assignments_request;
  v1::ListTodoRequestsRequest requests_request;
  v1::ListTodoInstructionsRequest instructions_request;
  assignments_request.set_page_size(PageSize(options.listing));
  requests_request.set_page_size(PageSize(options.listing));
  instructions_request.set_page_size(PageSize(options.listing));
  v1::ListTodoAssignmentsResponse assignments;
  v1::ListTodoRequestsResponse requests;
  v1::ListTodoInstructionsResponse instructions;
  ASSIGN_OR_FAIL(std::string note, CollectInto(todos.EachTodoAssignment(assignments_request),
                                               options.listing, assignments.mutable_todos()));
  ASSIGN_OR_FAIL(const std::string more_requests,
                 CollectInto(todos.EachTodoRequest(requests_request), options.listing,
                             requests.mutable_todos()));
  ASSIGN_OR_FAIL(const std::string more_instructions,
                 CollectInto(todos.EachTodoInstruction(instructions_request), options.listing,
                             instructions.mutable_todos()));
  if (note.empty()) note = more_requests.empty() ? more_instructions : more_requests;
  const nlohmann::ordered_json json = {
      {"assignments", nlohmann::ordered_json::parse(JsonText(assignments)).at("todos")},
      {"requests", nlohmann::ordered_json::parse(JsonText(requests)).at("todos")},
      {"instructions", nlohmann::ordered_json::parse(JsonText(instructions)).at("todos")}};
  constexpr int kIndent = 2;
  return Output{.text = RenderTodo(assignments, requests, instructions, runtime.style()),
                .json = json.dump(kIndent),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

Outcome ShowAllowed(Runtime& runtime, const TodoOptions& options) {
  v1::ListAllowedActionsRequest request;
  if (auto task = ResourceName("tasks", options.target, "target"); task.ok()) {
    request.set_name(*std::move(task));
  } else {
    ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.target));
  }
  if (!options.mutation.on_behalf_of.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_on_behalf_of(),
                   runtime.User(options.mutation.on_behalf_of, "on_behalf_of"));
  }
  ASSIGN_OR_FAIL(const v1::ListAllowedActionsResponse answer,
                 runtime.client().todos().ListAllowedActions(request));
  return Output{.text = RenderAllowed(answer, runtime.style()),
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
}

}  // namespace

void AddTodoCommands(Commands& commands) {
  auto listed = std::make_shared<TodoOptions>();
  CLI::App& todo = commands.Add(
      commands.root(), {"todo", "待办:等着本人签收、办理、审批、裁定、回复的", "duban todo"},
      [listed](Runtime& runtime) { return ShowTodo(runtime, *listed); });
  AddLimit(todo, listed->listing);
  auto asked = std::make_shared<TodoOptions>();
  CLI::App& allowed = commands.Add(
      commands.root(),
      {"allowed", "现在能办什么;不能办的,为什么不能",
       "duban allowed 3:财务处\nduban allowed 3\nduban allowed 3:财务处 --for cwc.head"},
      [asked](Runtime& runtime) { return ShowAllowed(runtime, *asked); });
  allowed.add_option("TARGET", asked->target, "事项 3,或承办件 3:财务处、3/9")->required();
  AddOnBehalfOf(allowed, asked->mutation);
}

}  // namespace duban::cli
