#include "server/domain/plan_compiler/lint.h"

#include "server/domain/plan_compiler/finding_list.h"
#include "server/domain/plan_compiler/lint_plan.h"
#include "server/domain/plan_compiler/lint_task.h"

namespace duban::domain::plan_compiler {

std::vector<Finding> Lint(const LintInput& input) {
  FindingList findings;
  for (std::size_t i = 0; i < input.readings->size(); ++i) LintTask(input, i, findings);
  LintPlan(input, findings);
  return findings.Take();
}

}  // namespace duban::domain::plan_compiler
