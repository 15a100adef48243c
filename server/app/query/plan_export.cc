#include "server/app/query/plan_export.h"

#include <optional>
#include <utility>

#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::app {

absl::StatusOr<PlanForExport> ReadPlanForExport(Queries& queries, const CallContext& call,
                                                domain::PlanId plan) {
  PlanForExport out;
  ASSIGN_OR_RETURN(out.view, queries.GetPlan(call, plan));
  out.directory = queries.directory();
  std::optional<Keyset> after;
  do {
    ASSIGN_OR_RETURN(Page<domain::Chain> page,
                     queries.ListTasks(call, {.plan = plan, .state = {}, .unit = {}}, after,
                                       limits::kPageSizeMax));
    for (domain::Chain& chain : page.rows) out.tasks.push_back(std::move(chain));
    after = page.next;
  } while (after);
  return out;
}

}  // namespace duban::app
