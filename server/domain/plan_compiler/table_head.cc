#include "server/domain/plan_compiler/table_head.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadLinesMax = 5;

}  // namespace

bool IsDrawnFrame(const PlanText& text, const std::vector<Line>& lines, std::size_t at) {
  if (at >= lines.size()) return false;
  const std::u32string_view view = text.View(lines[at].range);
  return IsFrame(view) && IsDrawn(view);
}

TableHead HeadAt(const PlanText& text, const std::vector<Line>& lines, std::size_t at,
                 char32_t separator) {
  TableHead line = {CellsOf(text, lines[at].range, separator), at + 1};
  if (at == 0 || !IsDrawnFrame(text, lines, at - 1)) return line;
  // Between two drawn frames narrow columns break their labels: 牵头组织实 ⏎ 施单位.
  TableHead head = line;
  for (; head.behind < lines.size() && head.behind - at < kHeadLinesMax; ++head.behind) {
    if (IsDrawnFrame(text, lines, head.behind)) return head;
    const std::vector<Cell> more = CellsOf(text, lines[head.behind].range, separator);
    if (more.size() != head.cells.size()) break;
    for (std::size_t i = 0; i < more.size(); ++i) {
      head.cells[i].insert(head.cells[i].end(), more[i].begin(), more[i].end());
    }
  }
  return line;
}

}  // namespace duban::domain::plan_compiler
