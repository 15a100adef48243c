// Quantitative targets: 毛入园率达到94%以上, 创建一级幼儿园25所, 控制在50人以内. Ages, ordinals,
// names, policy parameters and how often something is done are no targets.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TARGET_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TARGET_H_

#include <vector>

#include "server/domain/indicator.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct Target {
  Range phrase;  // the clause, or its part with a predicate of its own
  std::vector<Indicator> indicators;
};

std::vector<Target> FindTargets(const PlanText& text, const std::vector<Range>& clauses);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TARGET_H_
