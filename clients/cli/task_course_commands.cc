// duban task issue, suspend, resume, redate, cancel: what happens to a task as a whole.
#include <memory>
#include <utility>

#include "clients/cli/assignment_options.h"
#include "clients/cli/chain_tree.h"
#include "clients/cli/message_text.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/task_view.h"

namespace duban::cli {
namespace {

struct CourseOptions {
  std::string task;
  std::vector<std::string> tasks;
  std::string text;
  std::string due;
  std::string leader_consent;
  std::string superior_consent;
  MutationOptions mutation;
};

Output TreeOutput(Runtime& runtime, const v1::Task& task, const std::string& head) {
  return {.text = head + DrawChain(task, runtime.style()),
          .json = JsonText(task),
          .note = "",
          .exit_code = ExitCode::kOk};
}

template <class Request>
Failure Address(Runtime& runtime, const CourseOptions& options, Request& request) {
  client::Result<std::string> name = ResourceName("tasks", options.task, "task");
  if (!name.ok()) return std::move(name).error();
  request.set_name(*std::move(name));
  return SetMutation(runtime, options.mutation, request);
}

Outcome IssueOne(Runtime& runtime, const CourseOptions& options) {
  v1::IssueTaskRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), ResourceName("tasks", options.tasks.front(), "task"));
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Task task, runtime.client().tasks().IssueTask(request));
  return TreeOutput(runtime, task,
                    options.mutation.validate_only ? "校验通过,未下达。\n" : "已下达。\n");
}

Outcome IssueTasks(Runtime& runtime, const CourseOptions& options) {
  if (options.tasks.size() == 1) return IssueOne(runtime, options);
  if (!options.mutation.etag.empty()) {
    return client::InvalidField("etag", "ETAG_OF_ONE", "--etag 只能用于一个事项");
  }
  v1::BatchIssueTasksRequest request;
  for (const std::string& text : options.tasks) {
    ASSIGN_OR_FAIL(*request.add_requests()->mutable_name(), ResourceName("tasks", text, "task"));
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::BatchIssueTasksResponse answer,
                 runtime.client().tasks().BatchIssueTasks(request));
  return Output{.text = (options.mutation.validate_only ? "校验通过,未下达。\n" : "已下达。\n") +
                        RenderTasks(answer.tasks(), runtime.style()),
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
}

Outcome SuspendTask(Runtime& runtime, const CourseOptions& options) {
  v1::SuspendTaskRequest request;
  request.set_reason(options.text);
  request.set_leader_consent(options.leader_consent);
  request.set_superior_consent(options.superior_consent);
  if (Failure failure = SetDate(options.due, "review_date", request.mutable_review_date())) {
    return *std::move(failure);
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Task task, runtime.client().tasks().SuspendTask(request));
  return TreeOutput(runtime, task, Headline(options.mutation, "已暂缓。"));
}

Outcome ResumeTask(Runtime& runtime, const CourseOptions& options) {
  v1::ResumeTaskRequest request;
  request.set_superior_consent(options.superior_consent);
  if (!options.due.empty()) {
    if (Failure failure = SetDate(options.due, "due_date", request.mutable_due_date())) {
      return *std::move(failure);
    }
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Task task, runtime.client().tasks().ResumeTask(request));
  return TreeOutput(runtime, task, Headline(options.mutation, "已恢复办理。"));
}

Outcome RedateSuspension(Runtime& runtime, const CourseOptions& options) {
  v1::RedateTaskSuspensionRequest request;
  request.set_reason(options.text);
  if (Failure failure = SetDate(options.due, "review_date", request.mutable_review_date())) {
    return *std::move(failure);
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Task task, runtime.client().tasks().RedateTaskSuspension(request));
  return TreeOutput(runtime, task, "已改定复核日期。\n");
}

Outcome CancelTask(Runtime& runtime, const CourseOptions& options) {
  v1::CancelTaskRequest request;
  request.set_reason(options.text);
  request.set_leader_consent(options.leader_consent);
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Task task, runtime.client().tasks().CancelTask(request));
  return TreeOutput(runtime, task, Headline(options.mutation, "已撤销。"));
}

using Run = Outcome (*)(Runtime&, const CourseOptions&);

std::pair<CLI::App*, CourseOptions*> Add(Commands& commands, CLI::App& group,
                                         const CommandText& text, Run run) {
  auto options = std::make_shared<CourseOptions>();
  CLI::App& command = commands.Add(
      group, text, [options, run](Runtime& runtime) { return run(runtime, *options); });
  return {&command, options.get()};
}

void AddSuspensions(Commands& commands, CLI::App& group) {
  const auto [suspend, suspended] = Add(
      commands, group,
      {"suspend", "暂缓事项(挂账)",
       "duban task suspend 3 --reason 等候上级文件 --review 2026-12-15 --leader-consent 局长同意"},
      SuspendTask);
  suspend->add_option("TASK", suspended->task, "事项:3 或 tasks/3")->required();
  suspend->add_option("--reason", suspended->text, "暂缓理由")->required();
  suspend->add_option("--review", suspended->due, "复核日期,至多 6 个月之内")->required();
  suspend->add_option("--leader-consent", suspended->leader_consent, "分管领导同意的记载")
      ->required();
  suspend->add_option("--superior-consent", suspended->superior_consent,
                      "上级同意的记载;刚性期限必须有");
  AddPreviewable(*suspend, suspended->mutation);
  const auto [resume, resumed] =
      Add(commands, group,
          {"resume", "恢复办理", "duban task resume 3\nduban task resume 3 --due 2027-03-31"},
          ResumeTask);
  resume->add_option("TASK", resumed->task, "事项:3 或 tasks/3")->required();
  resume->add_option("--due", resumed->due, "新的期限;不给则照旧");
  resume->add_option("--superior-consent", resumed->superior_consent,
                     "上级同意的记载;变动刚性期限必须有");
  AddPreviewable(*resume, resumed->mutation);
  const auto [redate, redated] = Add(commands, group,
                                     {"redate", "改定暂缓事项的复核日期",
                                      "duban task redate 3 --reason 文件未到 --review 2027-01-15"},
                                     RedateSuspension);
  redate->add_option("TASK", redated->task, "事项:3 或 tasks/3")->required();
  redate->add_option("--reason", redated->text, "改定理由")->required();
  redate->add_option("--review", redated->due, "复核日期,自暂缓起至多 6 个月")->required();
  AddMutation(*redate, redated->mutation);
}

}  // namespace

void AddTaskCourseCommands(Commands& commands, CLI::App& task_group) {
  const auto [issue, issued] =
      Add(commands, task_group,
          {"issue", "下达拟办事项",
           "duban task issue 3 --validate-only\nduban task issue 3\nduban task issue 3 4 5"},
          IssueTasks);
  issue
      ->add_option("TASK", issued->tasks,
                   "事项:3 或 tasks/3;可给多个,一并下达,有一个不成则都不下达")
      ->required();
  AddPreviewable(*issue, issued->mutation);
  AddSuspensions(commands, task_group);
  const auto [cancel, cancelled] =
      Add(commands, task_group,
          {"cancel", "撤销事项:全部承办件一并终止",
           "duban task cancel 3 --reason 政策调整 --leader-consent 局长同意 --validate-only"},
          CancelTask);
  cancel->add_option("TASK", cancelled->task, "事项:3 或 tasks/3")->required();
  cancel->add_option("--reason", cancelled->text, "撤销理由")->required();
  cancel->add_option("--leader-consent", cancelled->leader_consent, "分管领导同意的记载")
      ->required();
  AddPreviewable(*cancel, cancelled->mutation);
}

}  // namespace duban::cli
