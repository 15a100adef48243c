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

// 责任单位 | on a line of its own: a cell and the bar behind it.
bool IsBarredCell(const PlanText& text, Range line) {
  return line.size() > 1 && text.At(line.end - 1) == U'|' && text.Find(U'|', line) + 1 == line.end;
}

// The same with bars on lines of their own, as other copies have them; `lines` where fewer than
// three such cells follow each other.
std::vector<Line> PartBars(const PlanText& text, const std::vector<Line>& lines) {
  constexpr std::size_t kCellsMin = 3;
  std::size_t run = 0;
  for (std::size_t i = 0; i < lines.size() && run < kCellsMin; ++i) {
    run = IsBarredCell(text, lines[i].range) ? run + 1 : 0;
  }
  if (run < kCellsMin) return lines;
  std::vector<Line> parted;
  parted.reserve(lines.size() * 2);
  for (const Line& line : lines) {
    parted.push_back(line);
    if (!IsBarredCell(text, line.range)) continue;
    parted.back().range = text.Trim({line.range.begin, line.range.end - 1});
    parted.push_back({.range = {line.range.end - 1, line.range.end}});
  }
  return parted;
}

}  // namespace

TableReading ReadTables(PlanText& text, const std::vector<Line>& printed) {
  const std::vector<Line> lines = PartBars(text, printed);
  TableReading result;
  for (std::size_t at = 0; at < lines.size();) {
    // A head printed twice with nothing between heads rows the second time only.
    const bool again =
        at + 1 < lines.size() && text.View(lines[at].range) == text.View(lines[at + 1].range);
    const std::size_t behind = again ? at : ReadTable(text, lines, at, result);
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
