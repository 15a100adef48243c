// Recurring obligations: 每季度至少研究一次…, 按月公布, 周调度、月通报, 定期向社会公布.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_RECURRENCE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_RECURRENCE_H_

#include <string_view>
#include <vector>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

// The phrases, each from the word that says how often to the end of its clause.
std::vector<Range> FindRecurrences(const PlanText& text, const std::vector<Range>& clauses);

// Whether the clause says how often: then 3次 is a frequency, not a quantity.
bool HoldsPeriod(std::u32string_view clause);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_RECURRENCE_H_
