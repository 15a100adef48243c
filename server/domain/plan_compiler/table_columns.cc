#include "server/domain/plan_compiler/table_columns.h"

#include <algorithm>
#include <string>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadCellCharsMax = 14;

std::u32string Compact(std::u32string_view cell) {
  std::u32string compact;
  for (const char32_t c : cell) {
    if (IsOpenBracket(c)) break;
    if (!IsBlank(c) && c != U'*') compact.push_back(c);
  }
  return compact;
}

Column KindOf(std::u32string_view head) {
  constexpr std::u32string_view kNumbers[] = {U"序号", U"编号", U"任务编号"};
  for (const std::u32string_view word : kNumbers) {
    if (head == word) return Column::kNumber;
  }
  constexpr std::u32string_view kContents[] = {U"内容",     U"要求",     U"举措",     U"措施",
                                               U"目标任务", U"工作目标", U"具体任务", U"任务分解",
                                               U"年度目标", U"主要任务"};
  if (ContainsAny(head, kContents)) return Column::kContent;
  constexpr std::u32string_view kTasks[] = {U"任务", U"事项", U"项目", U"工作", U"要点",
                                            U"类别", U"名称", U"重点", U"领域", U"指标"};
  if (ContainsAny(head, kTasks)) return Column::kTask;
  return Column::kOther;
}

}  // namespace

int RowNumber(const PlanText& text, Range cell) {
  cell = text.Trim(cell);
  if (!cell.empty() && (text.At(cell.end - 1) == U'.' || text.At(cell.end - 1) == U'、')) {
    --cell.end;
  }
  if (cell.size() > 3) return 0;
  if (const auto value = ArabicNumber(text.View(cell))) return *value;
  return ChineseNumber(text.View(cell)).value_or(0);
}

std::optional<TableColumns> TableColumns::Read(const PlanText& text,
                                               const std::vector<Range>& head) {
  TableColumns columns;
  bool roles = false;
  bool tasks = false;
  for (const Range& cell : head) {
    const std::u32string label = Compact(text.View(cell));
    if (label.size() > kHeadCellCharsMax) return std::nullopt;
    Column kind = KindOf(label);
    Role role = Role::kResponsible;
    // 市卫健委内牵头处室 is a second layer inside one commission, not the plan's.
    const bool inner =
        Contains(label, U"委内") || Contains(label, U"局内") || Contains(label, U"厅内");
    if (const auto stated = ClassifyLabel(label); stated && !inner) {
      kind = Column::kRole;
      role = *stated;
    } else if (inner) {
      kind = Column::kOther;
    }
    roles = roles || (kind == Column::kRole && role != Role::kDue);
    tasks = tasks || kind == Column::kTask || kind == Column::kContent;
    columns.kinds_.push_back(kind);
    columns.roles_.push_back(role);
  }
  if (head.size() < 2 || !roles || !tasks) return std::nullopt;
  return columns;
}

std::optional<std::size_t> TableColumns::Find(Column kind) const {
  const auto found = std::find(kinds_.begin(), kinds_.end(), kind);
  if (found == kinds_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kinds_.begin());
}

std::size_t TableColumns::BehindNumber() const {
  return size() - 1 - Find(Column::kNumber).value_or(0);
}

ItemDraft TableColumns::Item(const PlanText& text, const std::vector<Range>& cells) const {
  ItemDraft item;
  item.source = {text.size(), 0};
  const std::optional<std::size_t> number = Find(Column::kNumber);
  for (std::size_t i = 0; i < cells.size() && i < size(); ++i) {
    const Range cell = text.Trim(cells[i]);
    if (cell.empty()) continue;
    item.source.begin = std::min(item.source.begin, cell.begin);
    item.source.end = std::max(item.source.end, cell.end);
    switch (kinds_[i]) {
      case Column::kNumber:
        item.number = cell;
        item.value = RowNumber(text, cell);
        break;
      case Column::kTask:
        // A column in front of the number groups rows; one behind it names the task.
        if (number && i < *number) {
          item.section.push_back(cell);
        } else if (item.heading.empty()) {
          item.heading = cell;
        } else {
          item.lines.push_back(cell);
        }
        break;
      case Column::kContent:
        item.lines.push_back(cell);
        break;
      case Column::kRole:
        item.cells.emplace_back(roles_[i], cell);
        break;
      case Column::kOther:
        break;
    }
  }
  if (item.heading.empty() && !item.lines.empty()) item.heading = item.lines.front();
  if (item.lines.empty() && !item.heading.empty()) item.lines.push_back(item.heading);
  for (std::size_t at = item.heading.begin; at < item.heading.end; ++at) {
    if (IsSentenceEnd(text.At(at)) || text.At(at) == U':') item.heading.end = at;
  }
  return item;
}

}  // namespace duban::domain::plan_compiler
