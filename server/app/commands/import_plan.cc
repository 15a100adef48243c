#include <utility>

#include "server/app/commands/plan_commands.h"
#include "server/app/commands/plan_document.h"
#include "server/app/commands/unit_mapping_commands.h"
#include "server/app/workspace.h"
#include "server/base/status.h"
#include "server/domain/authority.h"

namespace duban::app {
namespace {

absl::StatusOr<domain::PlanContent> ContentOf(const PlanImport& import) {
  domain::PlanContent content;
  content.title = import.title.empty() ? import.parsed.title : import.title;
  content.year = import.year != 0 ? import.year : import.parsed.year;
  content.document_number = import.parsed.document_number;
  content.default_due_date = import.default_due_date;
  std::vector<base::FieldViolation> bad = DocumentViolations(import.parsed);
  if (content.title.empty()) bad.push_back({"title", "TITLE_INVALID", "文件中没有标题,请给出标题"});
  if (content.year == 0) bad.push_back({"year", "YEAR_INVALID", "文件中没有年度,请给出年度"});
  if (!bad.empty()) return base::InvalidFields(std::move(bad));
  return content;
}

}  // namespace

WriteCommand ImportPlan(WriteRequest request, PlanImport import, EncodeImport encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  const bool validate_only = command.validate_only;
  // Only what is remembered needs the directory's lock.
  command.footprint.directory = !import.mappings.empty() && !validate_only;
  command.authorize = [unit = import.issuing_unit, actor](const Workspace& workspace) {
    return domain::MaySupervise(workspace.facts(), actor, unit);
  };
  command.decide = [import = std::move(import), actor, validate_only, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const domain::PlanContent content, ContentOf(import));
    ASSIGN_OR_RETURN(domain::DraftedPlan drafted,
                     DraftDocument(workspace, import.issuing_unit, import.parsed, import.mappings));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> plan_ids, workspace.TakeIds(IdKind::kPlan, 1));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> task_ids,
                     workspace.TakeIds(IdKind::kTask, drafted.tasks.size()));
    const domain::PlanId plan{plan_ids.front()};
    if (!validate_only) {
      RememberMappings(workspace, actor, import.issuing_unit, import.mappings);
      workspace.MarkUsed(import.upload);
    }
    ImportedPlan imported;
    workspace.Create(plan, actor, domain::PlanDrafted{import.issuing_unit, content});
    for (std::size_t i = 0; i < drafted.tasks.size(); ++i) {
      const domain::TaskId task{task_ids[i]};
      workspace.Create(task, actor,
                       domain::TaskDrafted{.plan = plan,
                                           .plan_ordinal = static_cast<int>(i) + 1,
                                           .issuing_unit = import.issuing_unit,
                                           .content = std::move(drafted.tasks[i])});
      imported.tasks.push_back(*workspace.FindTask(task));
    }
    imported.plan = workspace.FindPlan(plan)->plan;
    imported.findings = std::move(drafted.findings);
    imported.names = std::move(drafted.names);
    return encode(imported, workspace.directory());
  };
  return command;
}

}  // namespace duban::app
