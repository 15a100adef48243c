// From what the document says to draft tasks: names become units of the directory, or findings that
// a clerk must look at.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_DRAFT_H_
#define DUBAN_SERVER_DOMAIN_PLAN_DRAFT_H_

#include <vector>

#include "server/domain/plan_compiler/plan_compiler.h"
#include "server/domain/task.h"
#include "server/domain/unit_resolution.h"

namespace duban::domain {

struct DraftedTask {
  TaskContent content;
  // UNIT_UNKNOWN, UNIT_AMBIGUOUS, UNIT_COLLECTIVE, TASK_FORCE_UNKNOWN: issue is refused until they
  // are mended. UNIT_BY_PREFIX: worth a look.
  std::vector<Finding> findings;
};

// Names are looked up among the units at or below the resolver's issuing unit. Where 责任单位 stand
// without a 牵头: a sole one is simply the lead; of several the first is, to be confirmed by a
// person (lifecycle.md, 2).
DraftedTask DraftOf(const ParsedTask& parsed, UnitResolver& resolver);

struct DraftedPlan {
  std::vector<TaskContent> tasks;  // in the document's order
  std::vector<Finding> findings;   // the compiler's and those of the tasks, in order of source
  std::vector<ResolvedName> names;
};

// Every item of a document. `resolver` is a fresh one.
DraftedPlan DraftsOf(const ParsedPlan& parsed, UnitResolver& resolver);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_PLAN_DRAFT_H_
