#include "clients/cli/todo_view.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

std::string TaskText(const v1::TodoTask& task) {
  return absl::StrCat(task.number(), task.number().empty() ? "" : " ", task.title());
}

std::string Reasons(const v1::AllowedAction& action) {
  std::vector<std::string> reasons;
  for (const v1::Hindrance& hindrance : action.hindrances()) {
    reasons.push_back(absl::StrCat(hindrance.message(), " [", hindrance.reason(), "]"));
  }
  return absl::StrJoin(reasons, ";");
}

}  // namespace

std::string RenderTodo(const v1::ListTodoAssignmentsResponse& assignments,
                       const v1::ListTodoRequestsResponse& requests,
                       const v1::ListTodoInstructionsResponse& instructions, const Style& style) {
  Table table({{"待办"}, {"期限"}, {"单位"}, {"事项", Overflow::kCut}, {"编号"}});
  for (const v1::TodoAssignment& todo : assignments.todos()) {
    const v1::Assignment& assignment = todo.assignment();
    table.AddRow({Label(todo.kind()),
                  {DateText(assignment.due_date()),
                   IsPastDue(assignment, style.today) ? Color::kRed : Color::kNone},
                  assignment.unit_display_name(),
                  TaskText(todo.task()),
                  {assignment.name(), Color::kDim}});
  }
  for (const v1::TodoRequest& todo : requests.todos()) {
    table.AddRow({Label(todo.kind()),
                  "",
                  Label(todo.request_kind()),
                  TaskText(todo.task()),
                  {todo.request(), Color::kDim}});
  }
  for (const v1::TodoInstruction& todo : instructions.todos()) {
    table.AddRow({todo.reply_asked() ? "回复批示" : "签阅批示",
                  DateText(todo.reply_date()),
                  todo.unit_display_name(),
                  TaskText(todo.task()),
                  {todo.instruction(), Color::kDim}});
  }
  return table.Render(style, "没有待办");
}

std::string RenderAllowed(const v1::ListAllowedActionsResponse& actions, const Style& style) {
  Table table({{"办理"}, {"现在"}, {"命令"}, {"原因", Overflow::kWrap}});
  for (const v1::AllowedAction& action : actions.actions()) {
    table.AddRow({action.display_name(),
                  action.allowed() ? Cell("可以", Color::kGreen) : Cell("不能", Color::kYellow),
                  {action.command(), Color::kDim},
                  Reasons(action)});
  }
  return table.Render(style, "没有您可以办理的事");
}

}  // namespace duban::cli
