// A work plan (工作要点).
#ifndef DUBAN_SERVER_DOMAIN_PLAN_H_
#define DUBAN_SERVER_DOMAIN_PLAN_H_

#include <cstdint>
#include <optional>
#include <string>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/domain/enums.h"
#include "server/domain/ids.h"

namespace duban::domain {

struct PlanContent {
  std::string title;
  int year = 0;
  std::string document_number;
  std::optional<absl::CivilDay> default_due_date;
  friend bool operator==(const PlanContent&, const PlanContent&) = default;
};

struct Plan {
  PlanId id;
  UnitId issuing_unit;
  PlanContent content;
  PlanState state = PlanState::kDraft;
  absl::Time create_time;
  std::optional<absl::Time> issue_time;
  std::int64_t version = 0;  // the seq of its last event
  friend bool operator==(const Plan&, const Plan&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_PLAN_H_
