// A table printed one cell a line, with or without a line "|" between cells.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FLATTENED_TABLE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FLATTENED_TABLE_H_

#include <cstddef>
#include <vector>

#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/table.h"

namespace duban::domain::plan_compiler {

// Adds the table whose head starts at line `at` to `result` and returns the line behind it; `at`
// when there is none. Rows are found by their numbers.
std::size_t ReadFlattenedTable(PlanText& text, const std::vector<Line>& lines, std::size_t at,
                               TableReading& result);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FLATTENED_TABLE_H_
