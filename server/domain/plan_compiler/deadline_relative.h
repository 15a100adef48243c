// Deadlines counted from a day the phrase does not name: 本意见印发之日起30日内, 5年内.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DEADLINE_RELATIVE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DEADLINE_RELATIVE_H_

#include <optional>

#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/phrase_cursor.h"

namespace duban::domain::plan_compiler {

// 于本文印发后3个月内, read from the cursor on. Moves it only if there is one.
std::optional<Deadline> ReadAfterIssue(PhraseCursor& cursor);

// 5年内, or 6个月内 before 完成 and the like, whose first day nobody stated. Moves the cursor only
// if there is one.
std::optional<Deadline> ReadWithinYears(PhraseCursor& cursor);

// “十四五”末, whose last day all know.
std::optional<Deadline> ReadFiveYearPlan(PhraseCursor& cursor);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DEADLINE_RELATIVE_H_
