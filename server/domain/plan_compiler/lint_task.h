// What a clerk asks about one task alone.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_TASK_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_TASK_H_

#include <cstddef>

#include "server/domain/plan_compiler/finding_list.h"
#include "server/domain/plan_compiler/lint.h"

namespace duban::domain::plan_compiler {

// `i` is the task's place in input.readings.
void LintTask(const LintInput& input, std::size_t i, FindingList& findings);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_TASK_H_
