#include "server/domain/plan_compiler/table.h"

#include <utility>

#include "server/domain/plan_compiler/flattened_table.h"
#include "server/domain/plan_compiler/rowed_table.h"
#include "server/domain/plan_compiler/table_cells.h"

namespace duban::domain::plan_compiler {
namespace {

// The line behind the table that starts at line `at`, `at` when none does.
std::size_t ReadTable(PlanText& text, const std::vector<Line>& lines, std::size_t at,
                      TableReading& result) {
  for (const char32_t separator : {U'\t', U'|', kBlanks}) {
    const std::size_t behind = ReadRowedTable(text, lines, at, separator, result);
    if (behind > at) return behind;
  }
  return ReadFlattenedTable(text, lines, at, result);
}

}  // namespace

TableReading ReadTables(PlanText& text, const std::vector<Line>& lines) {
  TableReading result;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t behind = ReadTable(text, lines, at, result);
    if (behind > at) {
      if (!result.begin) result.begin = lines[at].range.begin;
      at = behind;
      continue;
    }
    if (!IsFrame(text.View(lines[at].range))) result.rest.push_back(lines[at]);
    ++at;
  }
  return result;
}

}  // namespace duban::domain::plan_compiler
