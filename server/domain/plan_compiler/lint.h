// What a careful clerk would ask about a parsed plan.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_H_

#include <optional>
#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/plan_compiler/items.h"
#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/plan_compiler.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/task_reader.h"

namespace duban::domain::plan_compiler {

struct LintInput {
  const PlanText* text = nullptr;
  const std::vector<Line>* lines = nullptr;
  const ItemList* list = nullptr;  // parallel to readings
  const std::vector<TaskReading>* readings = nullptr;
  int year = 0;                              // 0: unknown, no date is outside it
  std::optional<absl::CivilDay> today = {};  // none: no date is past
};

// In order of source. docs/lint.md says what each code means.
std::vector<Finding> Lint(const LintInput& input);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINT_H_
