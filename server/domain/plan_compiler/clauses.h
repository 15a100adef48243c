// Running text cut into clauses, the unit targets and recurring obligations are found in.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_CLAUSES_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_CLAUSES_H_

#include <vector>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

// Clauses end at ，。；： and line ends. A bracket with a figure in it (其中…不低于30%) is a clause
// of its own; other brackets stay inside theirs.
std::vector<Range> SplitClauses(const PlanText& text, Range range);

// The comma of 1,200 and the colon of 1:15 are no clause ends.
bool IsInsideFigure(const PlanText& text, std::size_t at);

// Whether `at` lies in a short quoted name (“四个100%”) or a title (《…(2022-2025)》) of the
// clause.
bool InsideName(const PlanText& text, Range clause, std::size_t at);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_CLAUSES_H_
