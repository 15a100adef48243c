// A revised document of a plan that is there already.
#ifndef DUBAN_SERVER_APP_COMMANDS_PLAN_REVISION_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_PLAN_REVISION_COMMANDS_H_

#include <functional>
#include <string>
#include <vector>

#include "server/app/commands/plan_commands.h"
#include "server/domain/plan_revision.h"

namespace duban::app {

struct RevisedTask {
  domain::RevisedItem item;
  domain::TaskId task;         // none: added and not created
  domain::TaskContent before;  // unless added
  // The draft follows the document (or would, with validate_only). Not for tasks handed down, which
  // are reported only, and not for items that an issued plan would have to gain.
  bool applied = false;
};

struct RevisedPlan {
  domain::Plan plan;
  int task_count = 0;
  std::vector<RevisedTask> items;  // the document's, in its order; then the removed ones
  std::vector<domain::Finding> findings;
  std::vector<domain::ResolvedName> names;
};
using EncodeRevision = std::function<std::string(const RevisedPlan&, const domain::Directory&)>;

// As in PlanImport.
struct PlanRevision {
  PlanTarget target;
  domain::ParsedPlan parsed;
  std::vector<ConfirmedName> mappings = {};
  domain::UploadId upload = {};
};

// Added items become drafts at the end of the plan, changed drafts are changed, removed ones are
// deleted; whatever has been handed down is left alone. INVALID_ARGUMENT TOO_MANY_ITEMS,
// ITEM_TOO_LONG, UNIT_UNKNOWN (a mapping's); RESOURCE_EXHAUSTED TOO_MANY_MAPPINGS; STALE_ETAG.
WriteCommand ReimportPlan(WriteRequest request, PlanRevision revision, EncodeRevision encode);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_PLAN_REVISION_COMMANDS_H_
