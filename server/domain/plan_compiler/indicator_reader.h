// The figures of a target's phrase as indicators.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_INDICATOR_READER_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_INDICATOR_READER_H_

#include <vector>

#include "server/domain/indicator.h"
#include "server/domain/plan_compiler/figure.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

// One indicator a figure; `figures` lie in `phrase`, in order. A figure without a word of
// comparison is a floor: whoever was to build 12 schools and built 13 has met it.
std::vector<Indicator> ReadIndicators(const PlanText& text, Range phrase,
                                      const std::vector<Figure>& figures);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_INDICATOR_READER_H_
