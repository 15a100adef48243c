// How often a recurring duty comes round.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_RECURRENCE_PERIOD_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_RECURRENCE_PERIOD_H_

#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/recurrence.h"

namespace duban::domain::plan_compiler {

// `phrase` is one of FindRecurrences. Of 每3~5年 the longer period is meant: later is too late.
Recurrence ReadRecurrence(const PlanText& text, Range phrase);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_RECURRENCE_PERIOD_H_
