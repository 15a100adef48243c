#include "server/rpc/convert/task.h"

#include <string>
#include <utility>
#include <vector>

#include "server/app/commands/task_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/holder.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/assignment.h"
#include "server/rpc/convert/task_particulars.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

std::vector<std::string> ReadSections(const v1::Task& task, FieldChecks& checks) {
  std::vector<std::string> sections;
  if (static_cast<std::size_t>(task.sections_size()) > limits::kTaskSectionsMax) {
    checks.Fail("task.sections", "TEXT_INVALID",
                "章节层级不能超过" + std::to_string(limits::kTaskSectionsMax) + "级");
    return sections;
  }
  for (int i = 0; i < task.sections_size(); ++i) {
    sections.push_back(checks.Line("task.sections[" + std::to_string(i) + "]", task.sections(i),
                                   limits::kTitleCharsMax, "TEXT_INVALID"));
  }
  return sections;
}

domain::PlannedUnit ReadPlannedUnit(const std::string& field, const v1::PlannedUnit& planned,
                                    FieldChecks& checks) {
  domain::PlannedUnit out;
  out.unit = checks.UnitOrNone(field + ".unit", planned.unit());
  if (!planned.group().empty()) {
    out.group = checks.UnitGroup(field + ".group", planned.group());
    if (!planned.unit().empty()) {
      checks.Fail(field + ".group", "UNIT_OR_GROUP", "单位和单位组只能填写一个");
    }
  }
  out.printed_name = checks.Line(field + ".printed_name", planned.printed_name(),
                                 limits::kTitleCharsMax, "TITLE_INVALID");
  if (planned.unit().empty() && planned.group().empty() && out.printed_name.empty()) {
    checks.Fail(field + ".unit", "UNIT_REQUIRED", "须填写单位");
  }
  if (planned.role() == v1::ASSIGNMENT_ROLE_UNSPECIFIED ||
      !v1::AssignmentRole_IsValid(planned.role())) {
    checks.Fail(field + ".role", "ROLE_REQUIRED", "须说明牵头还是配合");
  }
  out.role = static_cast<domain::AssignmentRole>(planned.role());
  out.due_date =
      ReadOptionalDate(field + ".due_date", planned.has_due_date(), planned.due_date(), checks);
  return out;
}

std::vector<domain::PlannedUnit> ReadPlannedUnits(const v1::Task& task, FieldChecks& checks) {
  std::vector<domain::PlannedUnit> units;
  if (static_cast<std::size_t>(task.planned_units_size()) > limits::kTaskUnitsMax) {
    checks.Fail("task.planned_units", "TOO_MANY_UNITS",
                "单位不能超过" + std::to_string(limits::kTaskUnitsMax) + "个");
    return units;
  }
  for (int i = 0; i < task.planned_units_size(); ++i) {
    units.push_back(ReadPlannedUnit("task.planned_units[" + std::to_string(i) + "]",
                                    task.planned_units(i), checks));
  }
  return units;
}

domain::TaskCategory ReadCategory(const v1::Task& task, FieldChecks& checks) {
  if (!v1::TaskCategory_IsValid(task.category())) {
    checks.Fail("task.category", "CATEGORY_INVALID", "没有这种事项类别");
  }
  if (task.category() != v1::TASK_CATEGORY_UNSPECIFIED) {
    return static_cast<domain::TaskCategory>(task.category());
  }
  return task.plan().empty() ? domain::TaskCategory::kOther : domain::TaskCategory::kAnnualPlan;
}

// Who leads where a collective is named, who is in charge, and how binding the date is.
void ReadLead(const v1::Task& task, FieldChecks& checks, domain::TaskContent& content) {
  if (!v1::LeadChoice_IsValid(task.lead_choice())) {
    checks.Fail("task.lead_choice", "LEAD_CHOICE_INVALID", "没有这种牵头方式");
  }
  content.lead_choice = static_cast<domain::LeadChoice>(task.lead_choice());
  content.chosen_lead = checks.UnitOrNone("task.chosen_lead", task.chosen_lead());
  const bool chosen = task.lead_choice() != v1::LEAD_CHOICE_UNSPECIFIED;
  if (chosen && task.chosen_lead().empty()) {
    checks.Fail("task.chosen_lead", "UNIT_REQUIRED", "须填写选定的牵头单位");
  }
  content.leader = checks.UserOrNone("task.leader", task.leader());
  content.firm = task.firm();
  content.late_reason = checks.Comment("task.late_reason", task.late_reason());
}

// What a person writes into a draft. Whoever writes it has read it: no lead stays unconfirmed.
domain::TaskContent ReadContent(const v1::Task& task, FieldChecks& checks) {
  domain::TaskContent content;
  content.number =
      checks.Line("task.number", task.number(), limits::kTitleCharsMax, "TEXT_INVALID");
  content.sections = ReadSections(task, checks);
  content.title = checks.Title("task.title", task.title());
  content.text = checks.Text("task.text", task.text(), limits::kTaskTextCharsMax, "TEXT_INVALID");
  content.category = ReadCategory(task, checks);
  if (task.has_due_date()) {
    content.due_date = ReadDate("task.due_date", task.due_date(), checks);
    content.due_basis = domain::DueBasis::kOffice;
  }
  content.standing = task.standing();
  content.planned_units = ReadPlannedUnits(task, checks);
  ReadLead(task, checks, content);
  return content;
}

void AddContent(const domain::TaskContent& content, v1::Task& out) {
  out.set_number(content.number);
  for (const std::string& section : content.sections) out.add_sections(section);
  out.set_title(content.title);
  out.set_text(content.text);
  out.set_category(static_cast<v1::TaskCategory>(content.category));
  if (content.due_date) *out.mutable_due_date() = ToProto(*content.due_date);
  out.set_due_basis(static_cast<v1::DueBasis>(content.due_basis));
  out.set_standing(content.standing);
  for (const domain::PlannedUnit& planned : content.planned_units) {
    v1::PlannedUnit& unit = *out.add_planned_units();
    if (planned.unit) unit.set_unit(domain::NameOf(planned.unit));
    unit.set_printed_name(planned.printed_name);
    unit.set_role(static_cast<v1::AssignmentRole>(planned.role));
    if (planned.group) unit.set_group(NameOf(planned.group));
    if (planned.due_date) *unit.mutable_due_date() = ToProto(*planned.due_date);
  }
  out.set_lead_choice(static_cast<v1::LeadChoice>(content.lead_choice));
  if (content.chosen_lead) out.set_chosen_lead(domain::NameOf(content.chosen_lead));
  if (content.leader) out.set_leader(domain::NameOf(content.leader));
  out.set_firm(content.firm);
  out.set_late_reason(content.late_reason);
  out.set_lead_unconfirmed(content.lead_unconfirmed);
  out.set_annotation(content.annotation);
  AddParticulars(content, out);
}

}  // namespace

v1::Task ToProto(const domain::Chain& chain, const domain::Directory& directory) {
  const domain::Task& task = chain.task;
  v1::Task out;
  // With validate_only there is no id yet, or one that counts below zero, and so no name.
  if (task.id.value > 0) out.set_name(domain::NameOf(task.id));
  if (task.plan.value > 0) out.set_plan(domain::NameOf(task.plan));
  AddContent(task.content, out);
  out.set_issuing_unit(domain::NameOf(task.issuing_unit));
  out.set_state(static_cast<v1::TaskState>(task.state));
  out.set_state_beneath(static_cast<v1::TaskState>(task.state_beneath));
  for (const domain::Assignment& assignment : chain.assignments) {
    *out.add_assignments() = ToProto(assignment, directory);
  }
  for (const std::string& holder : domain::HoldersOf(chain, directory)) out.add_waiting_for(holder);
  out.set_assessment(static_cast<v1::Assessment>(task.assessment));
  *out.mutable_create_time() = ToProto(task.create_time);
  if (task.issue_time) *out.mutable_issue_time() = ToProto(*task.issue_time);
  if (task.complete_time) *out.mutable_complete_time() = ToProto(*task.complete_time);
  out.set_etag(std::to_string(task.version));
  return out;
}

app::EncodeTask EncodeTask() {
  return [](const domain::Chain& chain, const domain::Directory& directory) {
    return ToProto(chain, directory).SerializeAsString();
  };
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateTaskRequest& request) {
  FieldChecks checks;
  app::NewTask task;
  task.plan = checks.PlanOrNone("task.plan", request.task().plan());
  task.issuing_unit = checks.UnitOrNone("task.issuing_unit", request.task().issuing_unit());
  if (request.task().plan().empty() && request.task().issuing_unit().empty()) {
    checks.Fail("task.issuing_unit", "UNIT_REQUIRED", "不属于工作要点的事项须填写下达单位");
  }
  task.content = ReadContent(request.task(), checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::CreateTask(write, std::move(task), EncodeTask());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdateTaskRequest& request) {
  FieldChecks checks;
  app::TaskTarget target{checks.Task("task.name", request.task().name()), request.task().etag()};
  domain::TaskContent content = ReadContent(request.task(), checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::UpdateTask(write, std::move(target), std::move(content), EncodeTask());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::DeleteTaskRequest& request) {
  FieldChecks checks;
  app::TaskTarget target{checks.Task("name", request.name()), request.etag()};
  RETURN_IF_ERROR(checks.ToStatus());
  return app::DeleteTask(write, std::move(target), v1::DeleteTaskResponse().SerializeAsString());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::IssueTaskRequest& request) {
  FieldChecks checks;
  app::TaskTarget target{checks.Task("name", request.name()), request.etag()};
  RETURN_IF_ERROR(checks.ToStatus());
  return app::IssueTask(write, std::move(target), EncodeTask());
}

}  // namespace duban::rpc
