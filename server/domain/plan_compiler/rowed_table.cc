#include "server/domain/plan_compiler/rowed_table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/row_groups.h"
#include "server/domain/plan_compiler/table_cells.h"
#include "server/domain/plan_compiler/table_columns.h"
#include "server/domain/plan_compiler/table_head.h"
#include "server/domain/plan_compiler/title_line.h"

namespace duban::domain::plan_compiler {
namespace {

// Lines without cells between two that have some: groups' names, or the middle of a broken cell.
constexpr std::size_t kPlainLinesMax = 8;
constexpr std::size_t kGroupCharsMax = 30;

class RowedTable {
 public:
  RowedTable(PlanText& text, const std::vector<Line>& lines, char32_t separator,
             TableReading& result)
      : text_(text), lines_(lines), separator_(separator), result_(result) {}

  std::size_t Read(std::size_t at) {
    const std::size_t head = at;
    if (!Parts(head) || IsFrame(text_.View(lines_[head].range))) return head;
    const TableHead printed = HeadAt(text_, lines_, head, separator_);
    auto columns = TableColumns::Read(text_, printed.cells);
    // Blanks may part words of a sentence, so two are too few.
    if (!columns || (separator_ == kBlanks && columns->size() < 3)) return head;
    columns_ = *std::move(columns);
    NameAbove();
    drawn_ = IsDrawnFrame(text_, lines_, printed.behind);
    for (at = printed.behind; at < lines_.size() && Take(at);) ++at;
    EndRow();
    if (rows_ == 0) return head;  // a head without rows is text like any other
    result_.items.insert(result_.items.end(), std::make_move_iterator(items_.begin()),
                         std::make_move_iterator(items_.end()));
    if (const auto note = groups_.Unused()) loose_.push_back({.range = *note});
    std::erase_if(loose_, [this](const Line& line) { return line.range == above_; });
    for (const Range& piece : begun_) loose_.push_back({.range = piece});
    result_.rest.insert(result_.rest.end(), loose_.begin(), loose_.end());
    return at;
  }

 private:
  using Row = std::vector<Cell>;

  [[nodiscard]] bool Parts(std::size_t line) const {
    return Separates(text_, lines_[line].range, separator_);
  }
  [[nodiscard]] Row CellsAt(std::size_t line) const {
    return CellsOf(text_, lines_[line].range, separator_);
  }

  // Whether line `at` belongs to the table.
  bool Take(std::size_t at) {
    const Line& line = lines_[at];
    if (IsFrame(text_.View(line.range))) {
      if (drawn_) EndRow();
      return true;
    }
    if (!Parts(at)) return IsPageBreak(line) || TakePlainLine(at);
    Row cells = CellsAt(at);
    if (separator_ == kBlanks && !IsRow(cells)) return false;
    if (auto columns = HeadAgain(cells)) {
      EndRow();
      if (rows_ == 0) return false;
      if (columns->size() != columns_.size()) previous_.clear();
      columns_ = *std::move(columns);
      return true;
    }
    if (drawn_) {
      Fit(cells);
      AddDrawnLine(cells, line.range);
    } else if (Completes(cells)) {
      GoOn(cells.front(), row_.back());
      row_.insert(row_.end(), cells.begin() + 1, cells.end());
      source_.end = line.range.end;
    } else {
      EndRow();
      GoOn(begun_, cells.front(), true);
      source_ = {begun_.empty() ? line.range.begin : begun_.front().begin, line.range.end};
      begun_.clear();
      row_ = std::move(cells);
    }
    broken_ = false;
    return true;
  }

  // Page numbers and 续表 stand between rows and even inside one.
  [[nodiscard]] bool IsPageBreak(const Line& line) const {
    const std::u32string_view view = text_.View(line.range);
    return line.kind == LineKind::kNoise ||
           (view.size() <= kGroupCharsMax &&
            (StartsWith(view, U"续表") || EndsWith(view, U"续表") || EndsWith(view, U"(续)")));
  }

  // A head without a number among its cells is no row.
  [[nodiscard]] std::optional<TableColumns> HeadAgain(const Row& cells) const {
    if (cells.empty() || RowNumber(text_, cells.front()) > 0) return std::nullopt;
    auto columns = TableColumns::Read(text_, cells);
    if (columns && !columns->Numbered() && !columns->SameLabels(columns_)) return std::nullopt;
    return columns;
  }

  [[nodiscard]] bool StartsNumbered(const Row& cells) const {
    return columns_.Find(Column::kNumber) == 0 && RowNumber(text_, cells.front()) > 0;
  }

  // Between blanks an empty cell leaves no trace: only whole or numbered rows are sure.
  [[nodiscard]] bool IsRow(const Row& cells) const {
    return cells.size() == columns_.size() || (cells.size() > 1 && cells.size() < columns_.size() &&
                                               RowNumber(text_, cells.front()) > 0);
  }

  // The rest of a row that a cell of several lines broke: with it the row has all its cells.
  [[nodiscard]] bool Completes(const Row& cells) const {
    if (row_.empty() || cells.empty() || row_.size() >= columns_.size() || StartsNumbered(cells)) {
      return false;
    }
    const std::size_t joined = row_.size() + cells.size() - 1;
    if (joined > columns_.size()) return false;
    if (broken_) return true;
    if (!StartsNumbered(row_) || separator_ == kBlanks || cells.front().empty()) return false;
    const std::size_t last = row_.size() - 1;
    if (joined < columns_.size() && !GoesOn(cells)) return columns_.FitBehind(text_, cells, last);
    return columns_.KindAt(last) != Column::kRole || GoesOn(row_) ||
           columns_.FitsRole(text_, last, cells.front().front());
  }

  // Its last cell ends in the middle of a list.
  [[nodiscard]] bool GoesOn(const Row& row) const {
    return !row.empty() && !row.back().empty() && EndsOpen(text_, row.back().back());
  }

  // The first line behind `at` with cells, and whether it is the next one.
  struct Following {
    Row cells;
    bool directly = true;
  };
  [[nodiscard]] std::optional<Following> FollowingRow(std::size_t at) const {
    bool directly = true;
    for (std::size_t i = at + 1, plain = 0; i < lines_.size() && plain < kPlainLinesMax; ++i) {
      if (Parts(i) && !IsFrame(text_.View(lines_[i].range))) {
        return Following{CellsAt(i), directly};
      }
      ++plain;
      directly = directly && (IsPageBreak(lines_[i]) || IsFrame(text_.View(lines_[i].range)));
    }
    return std::nullopt;
  }

  // A line without cells: a group's name, or more of a broken cell. Without a row to follow the
  // table has ended.
  bool TakePlainLine(std::size_t at) {
    const Range line = lines_[at].range;
    const bool goes_on = GoesOn(row_);
    const std::optional<Following> next = FollowingRow(at);
    if (!next || next->cells.empty() || HeadAgain(next->cells)) {
      if (!goes_on) return false;
      GoOn({line}, row_.back());
      return true;
    }
    if (separator_ == kBlanks && !IsRow(next->cells)) return false;
    const bool fresh = StartsRow(next->cells);
    if (fresh && !goes_on && NamesGroup(line, next->directly)) {
      EndRow();
      OpenGroup(line);
      return true;
    }
    if (drawn_ || separator_ == kBlanks || !(fresh || Completes(next->cells) || !Full())) {
      return false;
    }
    return TakeBrokenLine(line, StartsNumbered(next->cells));
  }

  [[nodiscard]] bool Full() const { return row_.empty() || row_.size() >= columns_.size(); }

  // The next row: numbered on, or whole where rows have no numbers or share one.
  [[nodiscard]] bool StartsRow(Row cells) const {
    if (!StartsNumbered(cells)) {
      if (!Full() || cells.size() > columns_.size()) return false;
      Align(cells);
      return columns_.FittingRoles(text_, cells) > 0 || !GroupName(cells).empty();
    }
    const int number = RowNumber(text_, cells.front());
    return number == 1 || number > value_;
  }

  bool TakeBrokenLine(Range line, bool numbered_next) {
    if (row_.empty() && (rows_ == 0 || numbered_next)) return false;
    const std::size_t last = row_.empty() ? 0 : std::min(row_.size(), columns_.size()) - 1;
    const bool of_role = !row_.empty() && columns_.KindAt(last) == Column::kRole;
    const bool fits = of_role && (columns_.FitsRole(text_, last, line) || GoesOn(row_));
    if (Full() && !numbered_next && !fits && (of_role || row_.empty())) {
      begun_.push_back(line);  // the next row starts with a cell of several lines
    } else if (of_role && !fits) {
      beside_.push_back(line);
    } else {
      row_.back().push_back(line);
      source_.end = line.end;
      broken_ = !Full();
    }
    return true;
  }

  // A name stands on a line of its own, or in a row's first cell. 1. and deeper count points.
  [[nodiscard]] bool NamesGroup(Range line, bool directly) const {
    if (line.size() > kGroupCharsMax) return false;
    const std::u32string_view view = text_.View(line);
    if (std::any_of(view.begin(), view.end(), IsClauseEnd)) return false;
    const auto number = NumberAt(text_, line.begin, line.end);
    if (number) return number->style <= NumberStyle::kChineseParen;
    if (!directly || std::any_of(view.begin(), view.end(), IsDigit)) return false;
    const std::size_t last = row_.empty() ? 0 : std::min(row_.size(), columns_.size()) - 1;
    return row_.empty() || !columns_.FitsRole(text_, last, line);
  }

  static void GoOn(const Cell& more, Cell& cell, bool in_front = false) {
    cell.insert(in_front ? cell.begin() : cell.end(), more.begin(), more.end());
  }

  // Cells without a column are kept beside the row.
  void Fit(Row& cells) {
    for (std::size_t i = columns_.size(); i < cells.size(); ++i) GoOn(cells[i], beside_);
    if (cells.size() > columns_.size()) cells.resize(columns_.size());
    Align(cells);
  }

  // A merged cell is printed once: its rows below have fewer cells, or empty ones. A row that
  // starts with its number lacks them at the end.
  void Align(Row& cells) const {
    if (cells.size() >= columns_.size()) return;
    const std::size_t missing = columns_.size() - cells.size();
    Row behind = cells;
    behind.insert(behind.end(), missing, Cell{});
    cells.insert(cells.begin(), missing, Cell{});
    const bool whole = !behind.empty() && StartsNumbered(behind);
    if (whole || columns_.FittingRoles(text_, behind) > columns_.FittingRoles(text_, cells)) {
      cells = std::move(behind);
    }
  }

  // Frame lines stand between drawn rows, whose cells go on from line to line.
  void AddDrawnLine(const Row& cells, Range line) {
    if (row_.empty()) {
      row_.resize(columns_.size());
      source_.begin = line.begin;
    }
    for (std::size_t i = 0; i < row_.size(); ++i) GoOn(cells[i], row_[i]);
    source_.end = line.end;
  }

  void EndRow() {
    if (row_.empty()) return;
    Row row = std::exchange(row_, {});
    if (drawn_) {  // words are broken anywhere
      for (Cell& cell : row) {
        if (cell.size() > 1) cell = {text_.Join(cell)};
      }
      if (rows_ > 0 && HeadAgain(row)) row.clear();
    } else {
      Fit(row);
    }
    if (!row.empty()) AddRow(std::move(row));
    beside_.clear();
    broken_ = false;
  }

  void AddRow(Row row) {
    if (const Range group = GroupName(row); !group.empty()) {
      OpenGroup(group);
      for (const Range& piece : beside_) loose_.push_back({.range = piece});
      return;
    }
    Inherit(row);
    ItemDraft item = columns_.Item(text_, row);
    for (const Range& piece : beside_) item.remarks.emplace_back(Range{}, piece);
    ++rows_;
    if (item.lines.empty()) {
      loose_.push_back({.range = source_});
    } else {
      item.source = source_;
      NameByRowsAbove(item);
      value_ = item.value;
      if (item.section.empty()) item.section = groups_.Take();
      items_.push_back(std::move(item));
    }
    previous_ = std::move(row);
  }

  // 一 | 教育类 above 1 | 建校 | 市教育局: a row of a name and a number of another kind.
  void NameByRowsAbove(const ItemDraft& item) {
    if (item.value == 0 || ChineseDepth(item.number)) return;
    std::size_t first = items_.size();
    while (first > 0 && IsBareName(items_[first - 1])) --first;
    for (std::size_t i = first; i < items_.size(); ++i) {
      OpenGroup(items_[i].heading, ChineseDepth(items_[i].number));
    }
    items_.resize(first);
  }

  [[nodiscard]] bool IsBareName(const ItemDraft& item) const {
    return item.cells.empty() && item.remarks.empty() && item.lines.size() == 1 &&
           item.lines.front() == item.heading && ChineseDepth(item.number);
  }

  // 一 and （一） in a cell of their own are as deep as 一、 and （一）.
  [[nodiscard]] std::optional<NumberStyle> ChineseDepth(Range cell) const {
    if (ChineseNumber(text_.View(cell))) return NumberStyle::kChinese;
    const auto number = NumberAt(text_, cell.begin, cell.end);
    if (!number || number->style > NumberStyle::kChineseParen) return std::nullopt;
    return number->style;
  }

  // A row of one cell that is no number names the rows below it: 一、基础设施. It stands where the
  // number or the task would.
  [[nodiscard]] Range GroupName(const Row& row) const {
    const Cell* name = nullptr;
    for (const Cell& cell : row) {
      if (cell.empty()) continue;
      if (name != nullptr) return {};
      name = &cell;
    }
    const std::size_t number = columns_.Find(Column::kNumber).value_or(0);
    if (name == nullptr || name->size() > 1 || (name != &row[number] && name != &row.front())) {
      return {};
    }
    const std::u32string_view view = text_.View(name->front());
    const bool sentence =
        view.size() > 2 * kGroupCharsMax || std::any_of(view.begin(), view.end(), IsSentenceEnd);
    return sentence || RowNumber(text_, *name) > 0 ? Range{} : name->front();
  }

  // Number and task run on over the rows of a merged cell; roles never do.
  void Inherit(Row& row) const {
    if (previous_.size() != row.size()) return;
    for (const Column kind : {Column::kNumber, Column::kTask, Column::kGroup}) {
      const auto i = columns_.Find(kind);
      if (!i || !row[*i].empty()) continue;
      const bool first = *i == 0 || (*i == 1 && row[0] == previous_[0]);
      if (first || kind == Column::kGroup) row[*i] = previous_[*i];
    }
  }

  // The line above the head names the table's rows unless it is the document's or table's title.
  void NameAbove() {
    if (result_.rest.empty() || result_.rest.back().kind != LineKind::kBody) return;
    const Range line = result_.rest.back().range;
    const std::u32string_view view = text_.View(line);
    if (IsTitleLike(view) || std::any_of(view.begin(), view.end(), IsClauseEnd)) return;
    OpenGroup(line);
    above_ = line;
  }

  void OpenGroup(Range name) {
    const auto number = NumberAt(text_, name.begin, name.end);
    OpenGroup(name, number ? std::optional(number->style) : std::nullopt);
  }

  void OpenGroup(Range name, std::optional<NumberStyle> number) {
    if (const auto note = groups_.Open(name, number)) loose_.push_back({.range = *note});
    previous_.clear();
    value_ = 0;
  }

  PlanText& text_;
  const std::vector<Line>& lines_;
  const char32_t separator_;
  TableReading& result_;
  TableColumns columns_;
  bool drawn_ = false;
  std::vector<ItemDraft> items_;
  std::vector<Line> loose_;  // text between the rows that is none of theirs
  std::size_t rows_ = 0;
  int value_ = 0;  // of the last row's number
  Row row_;        // the row being read
  Range source_;
  bool broken_ = false;  // its last cell goes on in the next line
  Cell begun_;           // first lines of the next row's first cell
  Cell beside_;          // text of the row being read that has no column
  Row previous_;
  RowGroups groups_;
  Range above_;  // the line above the head, if it names the rows
};

}  // namespace

std::size_t ReadRowedTable(PlanText& text, const std::vector<Line>& lines, std::size_t at,
                           char32_t separator, TableReading& result) {
  return RowedTable(text, lines, separator, result).Read(at);
}

}  // namespace duban::domain::plan_compiler
