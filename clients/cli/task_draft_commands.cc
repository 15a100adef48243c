// duban task create, update: what a draft says.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/dates.h"
#include "clients/cli/document_file.h"
#include "clients/cli/labels.h"
#include "clients/cli/message_text.h"
#include "clients/cli/mutation.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/task_view.h"

namespace duban::cli {
namespace {

// Fields that are not given stay as they are.
struct DraftOptions {
  std::string task;
  std::string title;
  std::string text;
  std::string text_file;
  std::string number;
  std::vector<std::string> sections;
  std::string category;
  std::string plan;
  std::string unit;
  std::string due;
  std::vector<std::string> leads;
  std::vector<std::string> supports;
  std::vector<std::string> lead_groups;
  std::vector<std::string> support_groups;
  std::string lead_choice;
  std::string chosen_lead;
  std::string leader;
  std::string late_reason;
  bool firm = false;
  bool not_firm = false;
  bool standing = false;
  bool not_standing = false;
  bool confirm_lead = false;
  MutationOptions mutation;
};

// The units and groups given for a role take the place of the ones it had; leads stand before
// supporters.
Failure SetUnits(Runtime& runtime, const DraftOptions& options, v1::Task& task) {
  google::protobuf::RepeatedPtrField<v1::PlannedUnit> planned;
  for (const v1::AssignmentRole role : {v1::ASSIGNMENT_ROLE_LEAD, v1::ASSIGNMENT_ROLE_SUPPORT}) {
    const bool lead = role == v1::ASSIGNMENT_ROLE_LEAD;
    const std::vector<std::string>& units = lead ? options.leads : options.supports;
    const std::vector<std::string>& groups = lead ? options.lead_groups : options.support_groups;
    const std::string field = lead ? "task.planned_units.lead" : "task.planned_units.support";
    if (units.empty() && groups.empty()) {
      for (const v1::PlannedUnit& kept : task.planned_units()) {
        if (kept.role() == role) *planned.Add() = kept;
      }
    }
    for (const std::string& name : units) {
      client::Result<std::string> found = runtime.Unit(name, field);
      if (!found.ok()) return found.error();
      v1::PlannedUnit& unit = *planned.Add();
      unit.set_role(role);
      unit.set_unit(*std::move(found));
    }
    for (const std::string& name : groups) {
      client::Result<std::string> found = runtime.Group(name, field);
      if (!found.ok()) return found.error();
      v1::PlannedUnit& group = *planned.Add();
      group.set_role(role);
      group.set_group(*std::move(found));
    }
  }
  *task.mutable_planned_units() = std::move(planned);
  return std::nullopt;
}

// Who leads where a collective is named, who is in charge, and how binding the date is.
Failure SetLead(Runtime& runtime, const DraftOptions& options, v1::Task& task) {
  if (!options.lead_choice.empty()) {
    const auto choice = Parse<v1::LeadChoice>(options.lead_choice, "task.lead_choice");
    if (!choice.ok()) return choice.error();
    task.set_lead_choice(*choice);
  }
  if (!options.chosen_lead.empty()) {
    client::Result<std::string> unit = runtime.Unit(options.chosen_lead, "task.chosen_lead");
    if (!unit.ok()) return unit.error();
    task.set_chosen_lead(*std::move(unit));
  }
  if (!options.leader.empty()) {
    client::Result<std::string> leader = runtime.User(options.leader, "task.leader");
    if (!leader.ok()) return leader.error();
    task.set_leader(*std::move(leader));
  }
  if (!options.late_reason.empty()) task.set_late_reason(options.late_reason);
  if (options.firm) task.set_firm(true);
  if (options.not_firm) task.set_firm(false);
  return std::nullopt;
}

Failure SetDue(const DraftOptions& options, v1::Task& task) {
  if (options.due == "none") {
    task.clear_due_date();
  } else if (!options.due.empty()) {
    client::Result<v1::CivilDate> date = ParseDate(options.due, "task.due_date");
    if (!date.ok()) return date.error();
    *task.mutable_due_date() = *date;
  }
  return std::nullopt;
}

Failure SetText(Runtime& runtime, const DraftOptions& options, v1::Task& task) {
  if (!options.text.empty()) task.set_text(options.text);
  if (options.text_file.empty()) return std::nullopt;
  client::Result<std::string> text = ReadDocument(options.text_file, runtime.terminal().in);
  if (!text.ok()) return text.error();
  task.set_text(*std::move(text));
  return std::nullopt;
}

Failure Apply(Runtime& runtime, const DraftOptions& options, v1::Task& task) {
  if (!options.title.empty()) task.set_title(options.title);
  if (!options.number.empty()) task.set_number(options.number);
  if (!options.sections.empty()) {
    task.mutable_sections()->Assign(options.sections.begin(), options.sections.end());
  }
  if (options.standing) task.set_standing(true);
  if (options.not_standing) task.set_standing(false);
  if (!options.category.empty()) {
    const auto category = Parse<v1::TaskCategory>(options.category, "task.category");
    if (!category.ok()) return category.error();
    task.set_category(*category);
  }
  if (Failure failure = SetText(runtime, options, task)) return failure;
  if (Failure failure = SetDue(options, task)) return failure;
  if (Failure failure = SetLead(runtime, options, task)) return failure;
  return SetUnits(runtime, options, task);
}

Outcome TaskOutput(Runtime& runtime, const v1::Task& task, const std::string& head) {
  Output output{.text = head, .json = JsonText(task), .note = "", .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text += RenderTask(task, *units, runtime.style());
  }
  return output;
}

Outcome CreateTask(Runtime& runtime, const DraftOptions& options) {
  v1::CreateTaskRequest request;
  v1::Task& task = *request.mutable_task();
  if (Failure failure = Apply(runtime, options, task)) return *std::move(failure);
  if (!options.plan.empty()) {
    ASSIGN_OR_FAIL(*task.mutable_plan(), ResourceName("plans", options.plan, "task.plan"));
  }
  if (options.plan.empty() || !options.unit.empty()) {
    ASSIGN_OR_FAIL(*task.mutable_issuing_unit(), runtime.IssuingUnit(options.unit));
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Task created, runtime.client().tasks().CreateTask(request));
  return TaskOutput(runtime, created,
                    options.mutation.validate_only ? "校验通过,未创建。\n" : "已创建拟办事项。\n");
}

// What UpdateTask reads of a task. The rest is left out, so that a repeat sends the same bytes
// although the first one changed what it reads.
v1::Task ContentOf(const v1::Task& task) {
  v1::Task content = task;
  content.clear_plan();
  content.clear_issuing_unit();
  content.clear_due_basis();
  content.clear_lead_unconfirmed();
  content.clear_state();
  content.clear_state_beneath();
  content.clear_assignments();
  content.clear_waiting_for();
  content.clear_assessment();
  content.clear_create_time();
  content.clear_issue_time();
  content.clear_complete_time();
  content.clear_annotation();
  return content;
}

// The method replaces the content, and naming the lead confirms an inferred one: that must be said,
// not happen beside another change.
Outcome UpdateTask(Runtime& runtime, const DraftOptions& options) {
  v1::GetTaskRequest get;
  ASSIGN_OR_FAIL(*get.mutable_name(), ResourceName("tasks", options.task, "task"));
  ASSIGN_OR_FAIL(v1::Task task, runtime.client().tasks().GetTask(get));
  if (task.lead_unconfirmed() && options.leads.empty() && !options.confirm_lead) {
    return client::InvalidField("task.planned_units", "LEAD_UNCONFIRMED",
                                task.name() + " 的牵头单位“" +
                                    UnitNames(task, v1::ASSIGNMENT_ROLE_LEAD) +
                                    "”系推定;修改时须用 --confirm-lead 确认,或用 --lead 另行指明");
  }
  if (Failure failure = Apply(runtime, options, task)) return *std::move(failure);
  task.set_etag(EtagToSend(options.mutation, task.etag()));
  v1::UpdateTaskRequest request;
  *request.mutable_task() = ContentOf(task);
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  const client::Result<v1::Task> updated = runtime.client().tasks().UpdateTask(request);
  if (!updated.ok()) return WithSentEtag(updated.error(), task.etag());
  return TaskOutput(runtime, *updated, "已修改拟办事项。\n");
}

void AddDraftOptions(CLI::App& command, DraftOptions& options) {
  CLI::Option* text = command.add_option("--text", options.text, "事项全文");
  command.add_option("--text-file", options.text_file, "事项全文所在的 UTF-8 文件,“-”为标准输入")
      ->excludes(text);
  command.add_option("--number", options.number, "文内编号,如 2 或(一)");
  command.add_option("--section", options.sections, "所属章节,由外到内,可给多次")
      ->allow_extra_args(false);
  command.add_option("--category", options.category, "类别:" + Choices<v1::TaskCategory>());
  command.add_option("--due", options.due, "办理期限,如 2026-12-31;none 为去掉");
  command.add_option("--lead", options.leads, "牵头单位,第一个为第一牵头,可给多次")
      ->allow_extra_args(false);
  command.add_option("--support", options.supports, "配合单位,可给多次")->allow_extra_args(false);
  command
      .add_option("--lead-group", options.lead_groups,
                  "牵头的单位组,可给多次;须再用 --lead-choice 确定谁牵头")
      ->allow_extra_args(false);
  command.add_option("--support-group", options.support_groups, "配合的单位组,可给多次")
      ->allow_extra_args(false);
  command.add_option("--lead-choice", options.lead_choice,
                     "单位组牵头时谁牵头:" + Choices<v1::LeadChoice>());
  command.add_option("--chosen-lead", options.chosen_lead, "选定的牵头单位,或自办时的督查室");
  command.add_option("--leader", options.leader, "本事项的分管领导:登录名或 users/3");
  command.add_option("--late-reason", options.late_reason, "期限已过仍要立项的理由");
  CLI::Option* firm = command.add_flag("--firm", options.firm, "刚性期限");
  command.add_flag("--not-firm", options.not_firm, "不是刚性期限")->excludes(firm);
  CLI::Option* standing = command.add_flag("--standing", options.standing, "持续推进");
  command.add_flag("--not-standing", options.not_standing, "不再持续推进")->excludes(standing);
}

}  // namespace

void AddTaskDraftCommands(Commands& commands, CLI::App& task_group) {
  auto created = std::make_shared<DraftOptions>();
  CLI::App& create = commands.Add(
      task_group,
      {"create", "创建拟办事项",
       "duban task create 健全教育经费保障机制 --unit 市教育局 --lead 财务处 --support 干部人事处 "
       "--due 2026-12-31"},
      [created](Runtime& runtime) { return CreateTask(runtime, *created); });
  create.add_option("TITLE", created->title, "标题,至多 200 字")->required();
  create.add_option("--plan", created->plan, "所属工作要点:1 或 plans/1");
  create.add_option("--unit", created->unit, "发文单位;只在一个单位任督查员时可以省略");
  AddDraftOptions(create, *created);
  AddValidateOnly(create, created->mutation);
  AddOnBehalfOf(create, created->mutation);
  AddRequestId(create, created->mutation);
  auto updated = std::make_shared<DraftOptions>();
  CLI::App& update = commands.Add(
      task_group,
      {"update", "修改拟办事项;没有给出的内容不变",
       "duban task update 3 --lead 财务处\nduban task update 3 --confirm-lead --due 2026-06-30"},
      [updated](Runtime& runtime) { return UpdateTask(runtime, *updated); });
  update.add_option("TASK", updated->task, "事项:3 或 tasks/3")->required();
  update.add_option("--title", updated->title, "标题,至多 200 字");
  AddDraftOptions(update, *updated);
  update.add_flag("--confirm-lead", updated->confirm_lead, "确认推定的牵头单位");
  AddEtag(update, updated->mutation);
  AddOnBehalfOf(update, updated->mutation);
  AddRequestId(update, updated->mutation);
}

}  // namespace duban::cli
