#include "server/app/commands/plan_revision_commands.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/app/commands/plan_document.h"
#include "server/app/commands/unit_mapping_commands.h"
#include "server/app/workspace.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/authority.h"
#include "server/domain/refusals.h"

namespace duban::app {
namespace {

using domain::ItemChange;

// What differs, and what of it a draft may follow.
std::vector<RevisedTask> Compare(const std::vector<const domain::Chain*>& tasks,
                                 const std::vector<domain::TaskContent>& drafted, bool plan_open) {
  std::vector<const domain::TaskContent*> current;
  current.reserve(tasks.size());
  for (const domain::Chain* chain : tasks) current.push_back(&chain->task.content);
  std::vector<RevisedTask> items;
  for (domain::RevisedItem& item : domain::CompareRevision(current, drafted)) {
    RevisedTask revised;
    bool is_draft = plan_open;
    if (item.current) {
      const domain::Task& task = tasks[*item.current]->task;
      revised.task = task.id;
      revised.before = task.content;
      is_draft = task.state == domain::TaskState::kDraft;
    }
    revised.applied = is_draft && item.change != ItemChange::kUnchanged;
    revised.item = std::move(item);
    items.push_back(std::move(revised));
  }
  return items;
}

std::size_t Created(const std::vector<RevisedTask>& items) {
  return static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(),
      [](const RevisedTask& r) { return r.applied && r.item.change == ItemChange::kAdded; }));
}

class Changes {
 public:
  Changes(Workspace& workspace, domain::PlanId plan, const domain::Actor& actor)
      : workspace_(workspace), plan_(plan), actor_(actor) {}

  // `ids` are as many as there are items to create.
  void Apply(std::vector<RevisedTask>& items, const std::vector<std::int64_t>& ids) {
    std::size_t used = 0;
    for (RevisedTask& revised : items) {
      if (!revised.applied) continue;
      switch (revised.item.change) {
        case ItemChange::kUnchanged:
          break;
        case ItemChange::kAdded:
          revised.task = {ids[used++]};
          Create(revised);
          break;
        case ItemChange::kChanged:
          workspace_.Record(revised.task, actor_, {domain::TaskChanged{revised.item.content}});
          break;
        case ItemChange::kRemoved:
          workspace_.Record(revised.task, actor_, {domain::TaskDeleted{}});
          ++deleted_;
          break;
      }
    }
  }

  int task_count() const { return workspace_.FindPlan(plan_)->task_count - deleted_; }

 private:
  void Create(const RevisedTask& revised) {
    const StoredPlan& stored = *workspace_.FindPlan(plan_);
    workspace_.Create(revised.task, actor_,
                      domain::TaskDrafted{.plan = plan_,
                                          .plan_ordinal = stored.max_ordinal + 1,
                                          .issuing_unit = stored.plan.issuing_unit,
                                          .content = revised.item.content});
  }

  Workspace& workspace_;
  const domain::PlanId plan_;
  const domain::Actor actor_;
  int deleted_ = 0;
};

}  // namespace

WriteCommand ReimportPlan(WriteRequest request, PlanRevision revision, EncodeRevision encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  const bool validate_only = command.validate_only;
  command.footprint.plan = revision.target.plan;
  command.footprint.whole_plan = true;
  command.footprint.directory = !revision.mappings.empty() && !validate_only;
  command.authorize = ByOffice(revision.target.plan, actor);
  command.decide = [revision = std::move(revision), actor, validate_only,
                    encode =
                        std::move(encode)](Workspace& workspace) -> absl::StatusOr<std::string> {
    const PlanTarget& target = revision.target;
    const StoredPlan& stored = *workspace.FindPlan(target.plan);
    if (!target.etag.empty() && target.etag != absl::StrCat(stored.plan.version)) {
      return domain::StaleEtag(stored.plan.version);
    }
    std::vector<base::FieldViolation> bad = DocumentViolations(revision.parsed);
    if (!bad.empty()) return base::InvalidFields(std::move(bad));
    ASSIGN_OR_RETURN(
        domain::DraftedPlan drafted,
        DraftDocument(workspace, stored.plan.issuing_unit, revision.parsed, revision.mappings));
    RevisedPlan revised;
    revised.items = Compare(workspace.TasksOfPlan(target.plan), drafted.tasks,
                            stored.plan.state == domain::PlanState::kDraft);
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids,
                     workspace.TakeIds(IdKind::kTask, Created(revised.items)));
    if (!validate_only) {
      RememberMappings(workspace, actor, stored.plan.issuing_unit, revision.mappings);
      workspace.MarkUsed(revision.upload);
    }
    Changes changes(workspace, target.plan, actor);
    changes.Apply(revised.items, ids);
    revised.plan = stored.plan;
    revised.task_count = changes.task_count();
    revised.findings = std::move(drafted.findings);
    revised.names = std::move(drafted.names);
    return encode(revised, workspace.directory());
  };
  return command;
}

}  // namespace duban::app
