// From what the plan compiler read to drafts: names resolved to units, roles settled, and what a
// clerk must look at.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_DRAFT_H_
#define DUBAN_SERVER_DOMAIN_PLAN_DRAFT_H_

#include <vector>

#include "server/domain/directory.h"
#include "server/domain/plan_compiler/plan_compiler.h"
#include "server/domain/task.h"

namespace duban::domain {

struct DraftedTask {
  TaskContent content;
  std::vector<Finding> findings;  // UNIT_UNKNOWN, UNIT_AMBIGUOUS
};

// Names are looked up among the units at or below `issuing_unit`, by display name or alias. Where
// 责任单位 stand without a 牵头: a sole one is simply the lead; of several the first is, to be
// confirmed by a person (lifecycle.md, 2).
DraftedTask DraftOf(const ParsedTask& parsed, const Directory& directory, UnitId issuing_unit);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_PLAN_DRAFT_H_
