#include "server/app/commands/task_commands.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/app/workspace.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/authority.h"
#include "server/domain/issue.h"
#include "server/domain/refusals.h"

namespace duban::app {
namespace {

using domain::Chain;
using domain::TaskContent;

// What a draft names must be of the directory, or be printed names nobody has resolved yet.
void CheckNamed(const TaskContent& content, const domain::Directory& directory,
                std::vector<base::FieldViolation>& bad) {
  for (std::size_t i = 0; i < content.planned_units.size(); ++i) {
    const domain::PlannedUnit& p = content.planned_units[i];
    if (p.unit && directory.FindUnit(p.unit) == nullptr) {
      bad.push_back({absl::StrCat("task.planned_units[", i, "].unit"), "UNIT_UNKNOWN",
                     absl::StrCat("机构目录中没有", domain::NameOf(p.unit))});
    }
    if (p.group && directory.FindGroup(p.group) == nullptr) {
      bad.push_back({absl::StrCat("task.planned_units[", i, "].group"), "GROUP_UNKNOWN",
                     absl::StrCat("机构目录中没有编号为", p.group.value, "的单位组")});
    }
  }
  if (content.chosen_lead && directory.FindUnit(content.chosen_lead) == nullptr) {
    bad.push_back({"task.chosen_lead", "UNIT_UNKNOWN", "机构目录中没有选定的牵头单位"});
  }
  if (content.leader && directory.FindUser(content.leader) == nullptr) {
    bad.push_back({"task.leader", "USER_UNKNOWN", "没有该分管领导"});
  } else if (content.leader && !directory.HoldsAnywhere(content.leader, domain::Role::kLeader)) {
    bad.push_back({"task.leader", "NOT_A_LEADER",
                   absl::StrCat(directory.UserName(content.leader), "不是分管领导")});
  }
}

// Units and groups by the name the directory gives them, so that the record reads without looking
// up.
void PrintNames(TaskContent& content, const domain::Directory& directory) {
  for (domain::PlannedUnit& p : content.planned_units) {
    if (!p.printed_name.empty()) continue;
    if (p.unit) p.printed_name = directory.UnitName(p.unit);
    if (p.group) p.printed_name = directory.FindGroup(p.group)->display_name;
  }
}

struct Placed {
  domain::UnitId issuing_unit;
  int ordinal = 0;
};

// Where a new task belongs: its plan's office and place, or its own.
absl::StatusOr<Placed> Place(const NewTask& task, const Workspace& workspace) {
  if (!task.plan) {
    if (workspace.directory().FindUnit(task.issuing_unit) == nullptr) {
      return base::InvalidFields(
          {{"task.issuing_unit", "UNIT_UNKNOWN", "机构目录中没有该下达单位"}});
    }
    return Placed{task.issuing_unit, 0};
  }
  const StoredPlan* plan = workspace.FindPlan(task.plan);
  if (plan == nullptr) {
    return base::InvalidFields({{"task.plan", "PLAN_UNKNOWN", "没有该工作要点"}});
  }
  if (task.issuing_unit && task.issuing_unit != plan->plan.issuing_unit) {
    return base::InvalidFields(
        {{"task.issuing_unit", "ISSUING_UNIT_MISMATCH", "须与工作要点的下达单位一致"}});
  }
  if (plan->plan.state != domain::PlanState::kDraft) {
    return base::FailedPreconditions(
        {{"WRONG_STATE", domain::NameOf(task.plan), "工作要点已下达,不能再添加事项"}});
  }
  if (static_cast<std::size_t>(plan->task_count) >= limits::kPlanTasksMax) {
    return base::InvalidFields({{"task.plan", "TOO_MANY_ITEMS", "该工作要点的事项数已达上限"}});
  }
  return Placed{plan->plan.issuing_unit, plan->max_ordinal + 1};
}

// Authorise by the office, compare the etag, require a draft: what the commands on a draft share.
std::function<absl::Status(const Workspace&)> ByOffice(domain::TaskId task,
                                                       const domain::Actor& actor) {
  return [task, actor](const Workspace& workspace) {
    const Chain* chain = workspace.FindTask(task);
    if (chain == nullptr) return domain::AccessDenied();
    return domain::MaySupervise(workspace.facts(), actor, chain->task.issuing_unit);
  };
}

absl::Status CheckDraft(const Chain& chain, const TaskTarget& target) {
  if (!target.etag.empty() && target.etag != absl::StrCat(chain.task.version)) {
    return domain::StaleEtag(chain.task.version);
  }
  if (chain.task.state != domain::TaskState::kDraft) {
    return base::FailedPreconditions(
        {domain::WrongState(chain.task, domain::TextOf(domain::TaskState::kDraft))});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckIssueSize(std::size_t assignments, const std::string& subject) {
  if (assignments <= limits::kIssueAssignmentsMax) return absl::OkStatus();
  return base::FailedPreconditions({{"TOO_MANY_UNITS", subject,
                                     absl::StrCat("展开后共", assignments, "个承办件,超过一次下达",
                                                  limits::kIssueAssignmentsMax, "个的上限")}});
}

WriteCommand CreateTask(WriteRequest request, NewTask task, EncodeTask encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  if (task.plan) command.footprint.plan = task.plan;
  command.authorize = [plan = task.plan, unit = task.issuing_unit,
                       actor](const Workspace& workspace) {
    const StoredPlan* stored = workspace.FindPlan(plan);
    // A plan that is not there is denied as one that may not be seen.
    if (plan && stored == nullptr) return domain::AccessDenied();
    return domain::MaySupervise(workspace.facts(), actor,
                                stored ? stored->plan.issuing_unit : unit);
  };
  command.decide = [task = std::move(task), actor, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    std::vector<base::FieldViolation> bad;
    CheckNamed(task.content, workspace.directory(), bad);
    if (!bad.empty()) return base::InvalidFields(std::move(bad));
    ASSIGN_OR_RETURN(const Placed placed, Place(task, workspace));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids, workspace.TakeIds(IdKind::kTask, 1));
    domain::TaskDrafted drafted{.plan = task.plan,
                                .plan_ordinal = placed.ordinal,
                                .issuing_unit = placed.issuing_unit,
                                .content = task.content};
    PrintNames(drafted.content, workspace.directory());
    const domain::TaskId id{ids.front()};
    workspace.Create(id, actor, drafted);
    return encode(*workspace.FindTask(id), workspace.directory());
  };
  return command;
}

WriteCommand UpdateTask(WriteRequest request, TaskTarget target, TaskContent content,
                        EncodeTask encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.tasks = {target.task};
  command.authorize = ByOffice(target.task, actor);
  command.decide = [target = std::move(target), content = std::move(content), actor,
                    encode =
                        std::move(encode)](Workspace& workspace) -> absl::StatusOr<std::string> {
    const Chain& chain = *workspace.FindTask(target.task);
    std::vector<base::FieldViolation> bad;
    CheckNamed(content, workspace.directory(), bad);
    if (!bad.empty()) return base::InvalidFields(std::move(bad));
    RETURN_IF_ERROR(CheckDraft(chain, target));
    domain::TaskChanged changed{content};
    const TaskContent& current = chain.task.content;
    changed.content.annotation = current.annotation;
    changed.content.indicators = current.indicators;
    changed.content.deliverables = current.deliverables;
    changed.content.recurrences = current.recurrences;
    changed.content.printed_leaders = current.printed_leaders;
    if (changed.content.due_date == chain.task.content.due_date) {
      changed.content.due_basis = chain.task.content.due_basis;
    }
    PrintNames(changed.content, workspace.directory());
    workspace.Record(target.task, actor, {changed});
    return encode(*workspace.FindTask(target.task), workspace.directory());
  };
  return command;
}

WriteCommand DeleteTask(WriteRequest request, TaskTarget target, std::string response) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.tasks = {target.task};
  command.authorize = ByOffice(target.task, actor);
  command.decide = [target = std::move(target), actor, response = std::move(response)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    RETURN_IF_ERROR(CheckDraft(*workspace.FindTask(target.task), target));
    workspace.Record(target.task, actor, {domain::TaskDeleted{}});
    return response;
  };
  return command;
}

WriteCommand IssueTask(WriteRequest request, TaskTarget target, EncodeTask encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.tasks = {target.task};
  command.footprint.plans_of_tasks = true;
  command.authorize = ByOffice(target.task, actor);
  command.decide = [target = std::move(target), actor, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const Chain& chain = *workspace.FindTask(target.task);
    RETURN_IF_ERROR(CheckDraft(chain, target));
    const StoredPlan* stored = workspace.FindPlan(chain.task.plan);
    const domain::Plan* plan = stored == nullptr ? nullptr : &stored->plan;
    std::vector<base::Precondition> failed =
        domain::IssueGuards(chain.task, plan, workspace.facts());
    if (!failed.empty()) return base::FailedPreconditions(std::move(failed));
    const std::size_t units = domain::AssignmentsToIssue(chain.task, workspace.facts());
    RETURN_IF_ERROR(CheckIssueSize(units, domain::NameOf(chain.task.id)));
    ASSIGN_OR_RETURN(const std::vector<domain::AssignmentId> ids,
                     workspace.TakeAssignmentIds(units));
    workspace.Record(target.task, actor,
                     domain::IssueTask(chain.task, plan, ids, workspace.facts()));
    return encode(*workspace.FindTask(target.task), workspace.directory());
  };
  return command;
}

}  // namespace duban::app
