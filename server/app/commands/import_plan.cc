#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/app/commands/plan_commands.h"
#include "server/app/workspace.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/authority.h"
#include "server/domain/plan_draft.h"

namespace duban::app {
namespace {

absl::StatusOr<domain::PlanContent> ContentOf(const PlanImport& import) {
  domain::PlanContent content;
  content.title = import.title.empty() ? import.parsed.title : import.title;
  content.year = import.year != 0 ? import.year : import.parsed.year;
  content.document_number = import.parsed.document_number;
  content.default_due_date = import.default_due_date;
  std::vector<base::FieldViolation> bad;
  if (content.title.empty()) bad.push_back({"title", "TITLE_INVALID", "文件中没有标题,请给出标题"});
  if (content.year == 0) bad.push_back({"year", "YEAR_INVALID", "文件中没有年度,请给出年度"});
  if (import.parsed.tasks.size() > limits::kPlanTasksMax) {
    bad.push_back({"text", "TOO_MANY_ITEMS",
                   absl::StrCat("共", import.parsed.tasks.size(), "项,超过", limits::kPlanTasksMax,
                                "项的上限")});
  }
  for (const domain::ParsedTask& task : import.parsed.tasks) {
    const std::size_t units = task.lead.size() + task.support.size() + task.responsible.size();
    if (units > limits::kTaskUnitsMax) {
      bad.push_back({"text", "TOO_MANY_UNITS",
                     absl::StrCat("第", task.number, "项列了", units, "个单位,超过",
                                  limits::kTaskUnitsMax, "个的上限")});
    }
  }
  if (!bad.empty()) return base::InvalidFields(std::move(bad));
  return content;
}

}  // namespace

WriteCommand ImportPlan(WriteRequest request, PlanImport import, EncodeImport encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  const bool validate_only = command.validate_only;
  command.authorize = [unit = import.issuing_unit, actor](const Workspace& workspace) {
    return domain::MaySupervise(workspace.facts(), actor, unit);
  };
  command.decide = [import = std::move(import), actor, validate_only, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const domain::PlanContent content, ContentOf(import));
    std::vector<std::int64_t> plan_ids(1);
    std::vector<std::int64_t> task_ids(import.parsed.tasks.size());
    if (!validate_only) {
      ASSIGN_OR_RETURN(plan_ids, workspace.TakeIds(IdKind::kPlan, plan_ids.size()));
      ASSIGN_OR_RETURN(task_ids, workspace.TakeIds(IdKind::kTask, task_ids.size()));
    } else {
      // A preview needs keys of its own for the time being; it is shown without names.
      for (std::size_t i = 0; i < task_ids.size(); ++i)
        task_ids[i] = -static_cast<std::int64_t>(i) - 1;
      plan_ids.front() = -1;
    }
    ImportedPlan imported;
    imported.findings = import.parsed.findings;
    const domain::PlanId plan{plan_ids.front()};
    workspace.Create(plan, actor, domain::PlanDrafted{import.issuing_unit, content});
    for (std::size_t i = 0; i < task_ids.size(); ++i) {
      domain::DraftedTask draft =
          domain::DraftOf(import.parsed.tasks[i], workspace.directory(), import.issuing_unit);
      for (domain::Finding& finding : draft.findings)
        imported.findings.push_back(std::move(finding));
      const domain::TaskId task{task_ids[i]};
      workspace.Create(task, actor,
                       domain::TaskDrafted{.plan = plan,
                                           .plan_ordinal = static_cast<int>(i) + 1,
                                           .issuing_unit = import.issuing_unit,
                                           .content = std::move(draft.content)});
      imported.tasks.push_back(*workspace.FindTask(task));
    }
    imported.plan = workspace.FindPlan(plan)->plan;
    std::stable_sort(imported.findings.begin(), imported.findings.end(),
                     [](const domain::Finding& a, const domain::Finding& b) {
                       return a.source.begin < b.source.begin;
                     });
    return encode(imported, workspace.directory());
  };
  return command;
}

}  // namespace duban::app
