// duban task show, list, delete; duban tree. Drafting is in task_draft_commands.cc, what happens to
// an issued task in task_course_commands.cc.
#include <memory>
#include <utility>

#include <absl/strings/str_join.h>

#include "clients/cli/chain_tree.h"
#include "clients/cli/command.h"
#include "clients/cli/labels.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_text.h"
#include "clients/cli/mutation.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/task_view.h"

namespace duban::cli {
namespace {

struct TaskOptions {
  std::string task;
  std::string plan;
  std::string state;
  std::string unit;
  MutationOptions mutation;
  ListingOptions listing;
};

client::Result<v1::Task> GetTask(Runtime& runtime, const std::string& text) {
  v1::GetTaskRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), ResourceName("tasks", text, "task"));
  return runtime.client().tasks().GetTask(request);
}

Outcome ShowTask(Runtime& runtime, const TaskOptions& options) {
  ASSIGN_OR_FAIL(const v1::Task task, GetTask(runtime, options.task));
  Output output{.text = "", .json = JsonText(task), .note = "", .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text = RenderTask(task, *units, runtime.style());
  }
  return output;
}

Outcome ShowTree(Runtime& runtime, const TaskOptions& options) {
  ASSIGN_OR_FAIL(const v1::Task task, GetTask(runtime, options.task));
  return Output{.text = DrawChain(task, runtime.style()),
                .json = JsonText(task),
                .note = "",
                .exit_code = ExitCode::kOk};
}

// Values are ids and keywords of ours, which need no quoting rules.
client::Result<std::string> Filter(Runtime& runtime, const TaskOptions& options) {
  std::vector<std::string> conditions;
  if (!options.plan.empty()) {
    ASSIGN_OR_FAIL(const std::string plan, ResourceName("plans", options.plan, "plan"));
    conditions.push_back("plan = \"" + plan + "\"");
  }
  if (!options.state.empty()) {
    ASSIGN_OR_FAIL(const v1::TaskState state, Parse<v1::TaskState>(options.state, "state"));
    conditions.push_back("state = \"" + Keyword(state) + "\"");
  }
  if (!options.unit.empty()) {
    ASSIGN_OR_FAIL(const std::string unit, runtime.Unit(options.unit, "unit"));
    conditions.push_back("unit = \"" + unit + "\"");
  }
  return absl::StrJoin(conditions, " AND ");
}

Outcome ListTasks(Runtime& runtime, const TaskOptions& options) {
  v1::ListTasksRequest request;
  request.set_page_size(PageSize(options.listing));
  ASSIGN_OR_FAIL(*request.mutable_filter(), Filter(runtime, options));
  v1::ListTasksResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().tasks().EachTask(request),
                                               options.listing, all.mutable_tasks()));
  return Output{.text = RenderTasks(all.tasks(), runtime.style()),
                .json = JsonText(all),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

Outcome DeleteTask(Runtime& runtime, const TaskOptions& options) {
  v1::DeleteTaskRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), ResourceName("tasks", options.task, "task"));
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  const std::string name = request.name();
  ASSIGN_OR_FAIL(const v1::DeleteTaskResponse answer,
                 runtime.client().tasks().DeleteTask(std::move(request)));
  return Output{.text = "已删除 " + name + "。\n",
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
}

// Stands with the other commands on tasks, and by itself because it is wanted most.
void AddTree(Commands& commands, CLI::App& parent) {
  auto options = std::make_shared<TaskOptions>();
  const bool top = &parent == &commands.root();
  CLI::App& tree =
      commands.Add(parent,
                   {"tree", "把事项的办理链条画成树:谁在办、何时到期、退回几次、球在谁手里",
                    top ? "duban tree 3" : "duban task tree 3"},
                   [options](Runtime& runtime) { return ShowTree(runtime, *options); });
  tree.add_option("TASK", options->task, "事项:3 或 tasks/3")->required();
}

void AddTaskReads(Commands& commands, CLI::App& group) {
  auto shown = std::make_shared<TaskOptions>();
  CLI::App& show = commands.Add(
      group,
      {"show", "查看事项全部内容及其链条", "duban task show 3\nduban task show tasks/3 -o json"},
      [shown](Runtime& runtime) { return ShowTask(runtime, *shown); });
  show.add_option("TASK", shown->task, "事项:3 或 tasks/3")->required();
  auto listed = std::make_shared<TaskOptions>();
  CLI::App& list =
      commands.Add(group,
                   {"list", "本人可见的事项,按期限排列;指定工作要点时按文内顺序",
                    "duban task list --plan 1\nduban task list --state 办理中 --unit 财务处"},
                   [listed](Runtime& runtime) { return ListTasks(runtime, *listed); });
  list.add_option("--plan", listed->plan, "只看这份工作要点");
  list.add_option("--state", listed->state, "只看这种状态:" + Choices<v1::TaskState>());
  list.add_option("--unit", listed->unit, "只看这个单位参与的");
  AddLimit(list, listed->listing);
  AddTree(commands, group);
  AddTree(commands, commands.root());
}

}  // namespace

void AddTaskCommands(Commands& commands) {
  CLI::App& group = commands.AddGroup({"task", "督办事项", "duban task list --state 办理中"});
  AddTaskDraftCommands(commands, group);
  AddTaskReads(commands, group);
  auto deleted = std::make_shared<TaskOptions>();
  CLI::App& remove =
      commands.Add(group, {"delete", "删除拟办事项;办理痕迹仍在", "duban task delete 3"},
                   [deleted](Runtime& runtime) { return DeleteTask(runtime, *deleted); });
  remove.add_option("TASK", deleted->task, "事项:3 或 tasks/3")->required();
  AddEtag(remove, deleted->mutation);
  AddOnBehalfOf(remove, deleted->mutation);
  AddRequestId(remove, deleted->mutation);
  AddTaskCourseCommands(commands, group);
}

}  // namespace duban::cli
