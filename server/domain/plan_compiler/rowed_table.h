// A table with one row a line, its cells apart by tabs, bars or blanks.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROWED_TABLE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROWED_TABLE_H_

#include <cstddef>
#include <vector>

#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/table.h"

namespace duban::domain::plan_compiler {

// Adds the table whose head is line `at` to `result` and returns the line behind it; `at` when
// there is none.
std::size_t ReadRowedTable(PlanText& text, const std::vector<Line>& lines, std::size_t at,
                           char32_t separator, TableReading& result);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROWED_TABLE_H_
