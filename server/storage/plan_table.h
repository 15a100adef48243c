// Table plan, with the head of the plan's stream. What it says about its tasks is counted from
// theirs. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_PLAN_TABLE_H_
#define DUBAN_SERVER_STORAGE_PLAN_TABLE_H_

#include <optional>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/store.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::StatusOr<std::optional<app::StoredPlan>> LockPlan(Session& session, domain::PlanId id);
absl::StatusOr<std::optional<app::StoredPlan>> FindPlan(Session& session, domain::PlanId id);
// Those there are, in order of their ids.
absl::StatusOr<std::vector<app::StoredPlan>> FindPlans(Session& session,
                                                       const std::vector<domain::PlanId>& ids);
absl::StatusOr<std::optional<app::StreamHead>> FindPlanHead(Session& session, domain::PlanId id);
// Of all plans, drafts included.
absl::StatusOr<std::vector<domain::UnitId>> PlanIssuers(Session& session);
// Newest first, after (create_time, id).
absl::StatusOr<std::vector<app::StoredPlan>> ListPlans(
    Session& session, const std::vector<domain::UnitId>& issuers,
    const std::optional<std::pair<absl::Time, domain::PlanId>>& after, int limit);

absl::Status InsertPlans(Session& session, const std::vector<app::StoredPlan>& plans);
absl::Status UpdatePlans(Session& session, const std::vector<app::StoredPlan>& plans);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_PLAN_TABLE_H_
