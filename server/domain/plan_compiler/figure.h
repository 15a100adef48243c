// Figures with a unit as they stand in running text: 94%, 2800人, 3—5间, 4.5万人, 1到2个, 九成,
// 三所 behind a verb that makes things, 1:15.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FIGURE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FIGURE_H_

#include <string>
#include <vector>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

enum class UnitKind { kShare, kCount, kTimes, kDuration };

struct Figure {
  Range range;            // digits with the unit
  std::string value;      // "94", "4.5"; of 3—5 the lower bound; "" of a ratio (1:15)
  std::string value_max;  // the upper bound of a range, else ""
  std::string unit;       // "%", "万人"; "" of 指数稳定在85以上
  UnitKind kind = UnitKind::kCount;
};

// Every figure of the clause that may be a target; dates, ages, ordinals and names are left out.
std::vector<Figure> FindFigures(const PlanText& text, Range clause);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FIGURE_H_
