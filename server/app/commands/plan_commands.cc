#include "server/app/commands/plan_commands.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/app/commands/task_commands.h"
#include "server/app/workspace.h"
#include "server/base/status.h"
#include "server/domain/authority.h"
#include "server/domain/issue.h"
#include "server/domain/refusals.h"

namespace duban::app {
namespace {

std::function<absl::Status(const Workspace&)> ByOfficeOf(domain::UnitId issuing_unit,
                                                         const domain::Actor& actor) {
  return [issuing_unit, actor](const Workspace& workspace) {
    // An unknown unit is supervised by nobody, so that nothing is learned about which exist.
    return domain::MaySupervise(workspace.facts(), actor, issuing_unit);
  };
}

absl::Status CheckEtag(const StoredPlan& stored, const std::string& etag) {
  if (etag.empty() || etag == absl::StrCat(stored.plan.version)) return absl::OkStatus();
  return domain::StaleEtag(stored.plan.version);
}

// Every draft's failing guards at once: a clerk mends the document in one go.
absl::StatusOr<std::vector<const domain::Chain*>> DraftsToIssue(const Workspace& workspace,
                                                                const StoredPlan& stored) {
  std::vector<const domain::Chain*> drafts;
  std::vector<base::Precondition> failed;
  if (stored.plan.state != domain::PlanState::kDraft) {
    return base::FailedPreconditions(
        {{"WRONG_STATE", domain::NameOf(stored.plan.id), "工作要点已下达,不能再次下达"}});
  }
  const std::vector<const domain::Chain*> tasks = workspace.TasksOfPlan(stored.plan.id);
  for (const domain::Chain* chain : tasks) {
    if (chain->task.state != domain::TaskState::kDraft) continue;
    drafts.push_back(chain);
    for (base::Precondition& p :
         domain::IssueGuards(chain->task, &stored.plan, workspace.facts())) {
      failed.push_back(std::move(p));
    }
  }
  // Where every item was issued by itself, the plan as such still is to be.
  if (tasks.empty())
    failed.push_back({"PLAN_EMPTY", domain::NameOf(stored.plan.id), "没有待下达的事项"});
  if (!failed.empty()) return base::FailedPreconditions(std::move(failed));
  return drafts;
}

}  // namespace

std::function<absl::Status(const Workspace&)> ByOffice(domain::PlanId plan,
                                                       const domain::Actor& actor) {
  return [plan, actor](const Workspace& workspace) {
    const StoredPlan* stored = workspace.FindPlan(plan);
    if (stored == nullptr) return domain::AccessDenied();
    return domain::MaySupervise(workspace.facts(), actor, stored->plan.issuing_unit);
  };
}

WriteCommand CreatePlan(WriteRequest request, NewPlan plan, EncodePlan encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.authorize = ByOfficeOf(plan.issuing_unit, actor);
  command.decide = [plan = std::move(plan), actor, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids, workspace.TakeIds(IdKind::kPlan, 1));
    const domain::PlanId id{ids.front()};
    workspace.Create(id, actor, domain::PlanDrafted{plan.issuing_unit, plan.content});
    return encode(workspace.FindPlan(id)->plan, 0);
  };
  return command;
}

WriteCommand UpdatePlan(WriteRequest request, PlanTarget target, domain::PlanContent content,
                        EncodePlan encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.plan = target.plan;
  command.authorize = ByOffice(target.plan, actor);
  command.decide = [target = std::move(target), content = std::move(content), actor,
                    encode =
                        std::move(encode)](Workspace& workspace) -> absl::StatusOr<std::string> {
    const StoredPlan& stored = *workspace.FindPlan(target.plan);
    RETURN_IF_ERROR(CheckEtag(stored, target.etag));
    domain::PlanChanged changed{content};
    changed.content.year = stored.plan.content.year;
    workspace.Record(target.plan, actor, {changed});
    return encode(workspace.FindPlan(target.plan)->plan, stored.task_count);
  };
  return command;
}

WriteCommand IssuePlan(WriteRequest request, PlanTarget target, EncodePlan encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.plan = target.plan;
  command.footprint.whole_plan = true;
  command.authorize = ByOffice(target.plan, actor);
  command.decide = [target = std::move(target), actor, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const StoredPlan& stored = *workspace.FindPlan(target.plan);
    RETURN_IF_ERROR(CheckEtag(stored, target.etag));
    ASSIGN_OR_RETURN(const std::vector<const domain::Chain*> drafts,
                     DraftsToIssue(workspace, stored));
    std::size_t units = 0;
    for (const domain::Chain* chain : drafts) {
      units += domain::AssignmentsToIssue(chain->task, workspace.facts());
    }
    RETURN_IF_ERROR(CheckIssueSize(units, domain::NameOf(target.plan)));
    ASSIGN_OR_RETURN(const std::vector<domain::AssignmentId> ids,
                     workspace.TakeAssignmentIds(units));
    auto next = ids.begin();
    for (const domain::Chain* chain : drafts) {
      const auto end = next + static_cast<std::ptrdiff_t>(
                                  domain::AssignmentsToIssue(chain->task, workspace.facts()));
      workspace.Record(
          chain->task.id, actor,
          domain::IssueTask(chain->task, &stored.plan, {next, end}, workspace.facts()));
      next = end;
    }
    workspace.Record(target.plan, actor, {domain::PlanIssued{stored.task_count}});
    return encode(workspace.FindPlan(target.plan)->plan, stored.task_count);
  };
  return command;
}

}  // namespace duban::app
