// What a clerk asks about a plan as a whole: numbering, targets of two owners, due dates that pile
// up, text that became part of no task.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_PLAN_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_PLAN_H_

#include "server/domain/plan_compiler/finding_list.h"
#include "server/domain/plan_compiler/lint.h"

namespace duban::domain::plan_compiler {

void LintPlan(const LintInput& input, FindingList& findings);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_PLAN_H_
