// Task tables as text: tab separated, columns kept apart by blanks, one cell a line, piped or drawn
// with lines.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "server/domain/plan_compiler/items.h"
#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct TableReading {
  std::vector<ItemDraft> items;
  std::vector<Line> rest;            // lines of no table
  std::optional<std::size_t> begin;  // of the first table's head
};

// Cells that a drawn table breaks over lines are joined, which adds to `text`.
TableReading ReadTables(PlanText& text, const std::vector<Line>& lines);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_H_
