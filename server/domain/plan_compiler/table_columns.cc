#include "server/domain/plan_compiler/table_columns.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/role_verb.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadCellCharsMax = 14;
constexpr std::size_t kExplainedHeadCharsMax = 60;  // 责任单位（第一个为牵头单位）
constexpr std::size_t kRoleCellCharsMax = 200;

// A label is broken where its column is narrow: 责任 ⏎ 单位.
std::u32string Compact(const PlanText& text, const Cell& cell) {
  std::u32string compact;
  for (const Range& piece : cell) {
    for (const char32_t c : text.View(piece)) {
      if (IsOpenBracket(c)) return compact;
      if (!IsBlank(c) && c != U'*') compact.push_back(c);
    }
  }
  return compact;
}

std::size_t PrintedSize(const Cell& cell) {
  std::size_t size = 0;
  for (const Range& piece : cell) size += piece.size();
  return size;
}

bool NamesBodies(Role role) {
  return role == Role::kLead || role == Role::kSupport || role == Role::kResponsible;
}

Column KindOf(std::u32string_view head) {
  constexpr WordList kNumbers = {U"序号", U"编号", U"任务编号"};
  for (const std::u32string_view word : kNumbers) {
    if (head == word) return Column::kNumber;
  }
  constexpr WordList kContents = {U"内容", U"要求",     U"举措",     U"措施",
                                  U"目标", U"具体任务", U"任务分解", U"主要任务"};
  if (ContainsAny(head, kContents)) return Column::kContent;
  constexpr WordList kTasks = {U"任务", U"事项", U"项目", U"工作", U"要点",
                               U"类别", U"名称", U"重点", U"领域", U"指标"};
  if (ContainsAny(head, kTasks)) return Column::kTask;
  return Column::kOther;
}

// 任务类别 beside 工作任务: what it holds names groups of rows.
bool NamesGroups(std::u32string_view label) {
  constexpr WordList kGroups = {U"类别", U"类型", U"分类", U"领域", U"板块", U"维度", U"方面"};
  return LongestSuffix(label, kGroups) > 0;
}

// Between the number and the roles a column of any other name names the tasks: 民生实事, 河湖长制.
bool MayNameTasks(std::u32string_view label) {
  constexpr WordList kOthers = {U"单位", U"部门", U"姓名", U"人员", U"职务", U"电话",
                                U"联系", U"时间", U"日期", U"地点", U"备注", U"县区",
                                U"区县", U"乡镇", U"街道", U"学校"};
  return label.size() > 1 && !ContainsAny(label, kOthers);
}

// The column no table has but an exported one.
constexpr std::u32string_view kExportedOnly = U"依据原文";

bool IsCopied(std::u32string_view label) {
  constexpr WordList kCopied = {kExportedOnly, U"量化目标", U"交付成果", U"办理周期"};
  return std::find(std::begin(kCopied), std::end(kCopied), label) != std::end(kCopied);
}

bool IsSentence(std::u32string_view label) {
  return std::any_of(label.begin(), label.end(), IsClauseEnd);
}

Range Whole(PlanText& text, const Cell& cell) {
  return cell.size() == 1 ? cell.front() : text.Join(cell);
}

// Pieces of a list that goes on in the next line, joined: the verb at its end is for all of it.
Cell Unbroken(PlanText& text, const Cell& cell) {
  Cell whole;
  Cell open;
  for (const Range& piece : cell) {
    open.push_back(piece);
    if (EndsOpen(text, piece) && piece != cell.back()) continue;
    whole.push_back(Whole(text, open));
    open.clear();
  }
  return whole;
}

// Without a column for numbers they stand before the task: 1.修路.
void TakeNumber(const PlanText& text, ItemDraft& item, Cell& cell) {
  const auto token = NumberAt(text, cell.front().begin, cell.front().end);
  if (!token || token->decimal) return;
  item.number = token->number;
  item.value = token->value;
  item.style = token->style;
  cell.front().begin = token->body;
  if (cell.front().empty()) cell.erase(cell.begin());
}

// 市教育局牵头落实: who, without what they do.
std::u32string_view WithoutVerb(std::u32string_view name) {
  name.remove_suffix(VerbAtEnd(name).length);
  return name;
}

bool AreBodies(const PlanText& text, Range piece) {
  while (!piece.empty() && text.At(piece.end - 1) == U'、') --piece.end;
  const std::vector<Range> names = SplitBodies(text, piece).names;
  return !names.empty() && LooksLikeBody(WithoutVerb(text.View(names.front()))) &&
         LooksLikeBody(WithoutVerb(text.View(names.back())));
}

bool ArePeople(const PlanText& text, Range piece) {
  constexpr std::size_t kNameCharsMax = 4;
  const std::vector<Range> names = SplitPeople(text, piece);
  return !names.empty() && std::all_of(names.begin(), names.end(), [&](Range name) {
    // 副县长 李四
    const std::size_t title = text.View(name).rfind(U' ');
    if (title != std::u32string_view::npos && title > 1) name.begin += title + 1;
    return name.size() > 1 && name.size() <= kNameCharsMax;
  });
}

}  // namespace

std::optional<TableColumns> TableColumns::Read(const PlanText& text,
                                               const std::vector<Cell>& head) {
  TableColumns columns;
  bool roles = false;
  bool bodies = false;
  bool tasks = false;
  for (const Cell& cell : head) {
    if (PrintedSize(cell) > kExplainedHeadCharsMax) return std::nullopt;
    ColumnHead column{.label = Compact(text, cell),
                      .printed = cell.empty() ? Range{} : cell.front()};
    const std::u32string_view label = column.label;
    if (label.size() > kHeadCellCharsMax || IsSentence(label)) return std::nullopt;
    column.kind = KindOf(label);
    // 市卫健委内牵头处室 is a second layer inside one commission, not the plan's.
    const bool inner =
        Contains(label, U"委内") || Contains(label, U"局内") || Contains(label, U"厅内");
    if (const auto stated = ClassifyLabel(label); stated && !inner) {
      column.kind = Column::kRole;
      column.role = *stated;
    } else if (inner) {
      column.kind = Column::kOther;
    }
    roles = roles || (column.kind == Column::kRole && column.role != Role::kDue);
    bodies = bodies || (column.kind == Column::kRole && NamesBodies(column.role));
    tasks = tasks || column.kind == Column::kTask || column.kind == Column::kContent;
    columns.columns_.push_back(std::move(column));
  }
  if (!tasks && bodies) tasks = columns.NameTasks();
  if (head.size() < 2 || !roles || !tasks) return std::nullopt;
  columns.FindGroups();
  if (std::any_of(columns.columns_.begin(), columns.columns_.end(),
                  [](const ColumnHead& column) { return column.label == kExportedOnly; })) {
    for (ColumnHead& column : columns.columns_) {
      if (IsCopied(column.label)) column.kind = Column::kCopy;
    }
  }
  return columns;
}

void TableColumns::FindGroups() {
  const auto names = [](const ColumnHead& column) {
    return (column.kind == Column::kTask || column.kind == Column::kContent) &&
           !NamesGroups(column.label);
  };
  if (std::none_of(columns_.begin(), columns_.end(), names)) return;
  for (ColumnHead& column : columns_) {
    if (column.kind == Column::kTask && NamesGroups(column.label)) column.kind = Column::kGroup;
  }
}

bool TableColumns::NameTasks() {
  const std::optional<std::size_t> number = Find(Column::kNumber);
  if (!number || *number + 1 >= size()) return false;
  ColumnHead& next = columns_[*number + 1];
  if (next.kind != Column::kOther || !MayNameTasks(next.label)) return false;
  next.kind = Column::kTask;
  return true;
}

std::optional<std::size_t> TableColumns::Find(Column kind) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(),
                                  [kind](const ColumnHead& column) { return column.kind == kind; });
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::size_t TableColumns::BehindNumber() const {
  return size() - 1 - Find(Column::kNumber).value_or(0);
}

bool TableColumns::SameLabels(const TableColumns& other) const {
  return std::equal(columns_.begin(), columns_.end(), other.columns_.begin(), other.columns_.end(),
                    [](const ColumnHead& a, const ColumnHead& b) { return a.label == b.label; });
}

bool TableColumns::FitsRole(const PlanText& text, std::size_t column, Range piece) const {
  if (columns_[column].kind != Column::kRole || piece.size() > kRoleCellCharsMax) return false;
  if (IsNone(text.View(piece))) return true;
  switch (columns_[column].role) {
    case Role::kDue:
      return IsDeadlinePhrase(text, piece) || IsStandingPhrase(text.View(piece)) ||
             !FindDeadlines(text, piece, DeadlineContext::kExpected).empty();
    case Role::kLeader:
    case Role::kPerson:
      return ArePeople(text, piece);
    case Role::kLead:
    case Role::kSupport:
    case Role::kResponsible:
      return AreBodies(text, piece);
  }
  return false;
}

std::size_t TableColumns::FittingRoles(const PlanText& text, const std::vector<Cell>& cells) const {
  std::size_t fitting = 0;
  for (std::size_t i = 0; i < size() && i < cells.size(); ++i) {
    if (!cells[i].empty() && FitsRole(text, i, cells[i].front())) ++fitting;
  }
  return fitting;
}

bool TableColumns::AllRolesFit(const PlanText& text, const std::vector<Cell>& cells) const {
  for (std::size_t i = 0; i < size(); ++i) {
    if (columns_[i].kind != Column::kRole) continue;
    const bool fits = i < cells.size() && !cells[i].empty() &&
                      std::all_of(cells[i].begin(), cells[i].end(),
                                  [&](Range piece) { return FitsRole(text, i, piece); });
    if (!fits) return false;
  }
  return true;
}

bool TableColumns::FitBehind(const PlanText& text, const std::vector<Cell>& cells,
                             std::size_t column) const {
  if (KindAt(column) != Column::kContent || cells.size() >= size()) return false;
  std::vector<Cell> behind(column + 1);  // the first cell is more of the text
  behind.insert(behind.end(), cells.begin() + 1, cells.end());
  std::vector<Cell> own(size() - cells.size());
  own.insert(own.end(), cells.begin(), cells.end());
  return FittingRoles(text, behind) > FittingRoles(text, own);
}

ItemDraft TableColumns::Item(PlanText& text, const std::vector<Cell>& cells,
                             const Cell& number) const {
  ItemDraft item;
  item.source = number.empty() ? Range{text.size(), 0} : SpanOf(number);
  item.number = SpanOf(number);
  const std::optional<std::size_t> number_at = Find(Column::kNumber);
  Cell task;  // names the item
  for (std::size_t i = 0; i < cells.size() && i < size(); ++i) {
    Cell cell = cells[i];
    if (cell.empty()) continue;
    item.source.begin = std::min(item.source.begin, cell.front().begin);
    item.source.end = std::max(item.source.end, cell.back().end);
    const Column kind = columns_[i].kind;
    const bool first = task.empty() && item.lines.empty();
    if (!number_at && number.empty() && first &&
        (kind == Column::kTask || kind == Column::kContent)) {
      TakeNumber(text, item, cell);
      if (cell.empty()) continue;
    }
    switch (kind) {
      case Column::kNumber:
        item.number = SpanOf(cell);
        item.value = RowNumber(text, cell);
        break;
      case Column::kTask:
        // A column in front of the number groups rows; one behind it names the task.
        if (number_at && i < *number_at) {
          item.section.push_back(Whole(text, cell));
        } else if (task.empty()) {
          task = std::move(cell);
        } else {
          item.lines.insert(item.lines.end(), cell.begin(), cell.end());
        }
        break;
      case Column::kGroup:
        item.section.push_back(Whole(text, cell));
        break;
      case Column::kContent:
        item.lines.insert(item.lines.end(), cell.begin(), cell.end());
        break;
      case Column::kRole:
        for (const Range& piece : Unbroken(text, cell)) {
          item.cells.emplace_back(columns_[i].role, piece);
        }
        break;
      case Column::kCopy:
        break;
      case Column::kOther:
        for (const Range& piece : cell) {
          if (!IsNone(text.View(piece))) item.remarks.emplace_back(columns_[i].printed, piece);
        }
        break;
    }
  }
  if (!task.empty()) {
    item.heading = Whole(text, task);
  } else if (!item.lines.empty()) {
    item.heading = item.lines.front();
    while (!item.heading.empty() && EndsOpen(text, item.heading)) --item.heading.end;
  }
  const std::size_t end = item.heading.end;
  for (std::size_t at = item.heading.begin; at < item.heading.end; ++at) {
    if (IsSentenceEnd(text.At(at)) || text.At(at) == U':') item.heading.end = at;
  }
  // A task of several sentences is more than the name of its content.
  if (item.lines.empty() || item.heading.end + 1 < end) {
    item.lines.insert(item.lines.begin(), task.begin(), task.end());
  }
  return item;
}

}  // namespace duban::domain::plan_compiler
