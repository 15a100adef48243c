#include "server/domain/plan_compiler/table_head.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/role_label.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadLinesMax = 5;

bool Shares(const PlanText& text, const Cell& cell) {
  constexpr WordList kShared = {U"分工", U"责任", U"责任单位", U"单位"};
  return cell.size() == 1 && LongestSuffix(text.View(cell.front()), kShared) > 0;
}

// 牵头单位 | 配合单位 below 责任分工: the lower labels stand for the upper one.
std::optional<std::vector<Cell>> Divided(const PlanText& text, const std::vector<Cell>& head,
                                         const std::vector<Cell>& below) {
  const auto role = [&](const Cell& cell) {
    const auto stated =
        cell.size() == 1 ? ClassifyLabel(text.View(cell.front())) : std::optional<Role>();
    return stated && *stated != Role::kDue;
  };
  std::vector<Cell> labels;
  for (const Cell& cell : below) {
    if (!cell.empty() && !role(cell)) return std::nullopt;
    if (!cell.empty()) labels.push_back(cell);
  }
  if (labels.size() < 2) return std::nullopt;
  std::vector<Cell> whole = head;
  const auto shared = std::find_if(whole.begin(), whole.end(),
                                   [&](const Cell& cell) { return Shares(text, cell); });
  if (shared == whole.end()) return std::nullopt;
  if (below.size() == head.size()) {  // empty cells are printed
    for (std::size_t i = 0; i < below.size(); ++i) {
      if (!below[i].empty()) whole[i] = below[i];
    }
    return whole;
  }
  whole.insert(whole.erase(shared), labels.begin(), labels.end());
  return whole;
}

}  // namespace

bool IsDrawnFrame(const PlanText& text, const std::vector<Line>& lines, std::size_t at) {
  if (at >= lines.size()) return false;
  const std::u32string_view view = text.View(lines[at].range);
  return IsFrame(view) && IsDrawn(view);
}

TableHead HeadAt(const PlanText& text, const std::vector<Line>& lines, std::size_t at,
                 char32_t separator) {
  TableHead line = {CellsOf(text, lines[at].range, separator), at + 1};
  const bool shared = std::any_of(line.cells.begin(), line.cells.end(),
                                  [&](const Cell& cell) { return Shares(text, cell); });
  if (shared && at + 1 < lines.size()) {
    const std::vector<Cell> below = CellsOf(text, lines[at + 1].range, separator);
    if (auto divided = Divided(text, line.cells, below)) return {*std::move(divided), at + 2};
  }
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
