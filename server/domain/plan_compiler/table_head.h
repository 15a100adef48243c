// The head of a table with its cells in rows, which a drawn table may print on several lines.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_HEAD_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_HEAD_H_

#include <cstddef>
#include <vector>

#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/table_cells.h"

namespace duban::domain::plan_compiler {

struct TableHead {
  std::vector<Cell> cells;
  std::size_t behind = 0;  // the line behind it
};

// What would be the head of a table that starts at line `at`.
TableHead HeadAt(const PlanText& text, const std::vector<Line>& lines, std::size_t at,
                 char32_t separator);

// ├──┼──┤ at line `at`.
bool IsDrawnFrame(const PlanText& text, const std::vector<Line>& lines, std::size_t at);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_HEAD_H_
