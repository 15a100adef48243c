#include "server/domain/plan_compiler/flattened_table.h"

#include <algorithm>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/table_cells.h"
#include "server/domain/plan_compiler/table_columns.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadLinesMax = 20;  // "|" lines included
constexpr std::size_t kHeadCharsMax = 14;
// Between rows stands at most a group's name, or the rest of a cell.
constexpr std::size_t kCellsBetweenRowsMax = 4;
constexpr std::size_t kGroupCharsMax = 30;
// Lines a row takes beyond one a cell.
constexpr std::size_t kBrokenLinesMax = 12;

class FlattenedTable {
 public:
  FlattenedTable(PlanText& text, const std::vector<Line>& lines, TableReading& result)
      : text_(text), lines_(lines), result_(result) {}

  std::size_t Read(std::size_t at) {
    const std::size_t behind = ReadHead(at);
    if (behind == at) return at;
    const std::size_t end = ReadRows(behind);
    if (end == behind) return at;
    result_.rest.insert(result_.rest.end(), loose_.begin(), loose_.end());
    return end;
  }

 private:
  [[nodiscard]] bool IsBar(std::size_t line) const {
    return line < lines_.size() && text_.View(lines_[line].range) == U"|";
  }

  // Most lines are no column's head: told at a glance, since every line is asked.
  [[nodiscard]] bool StartsHead(Range line) const {
    constexpr WordList kWords = {U"序号", U"编号", U"任务", U"事项", U"项目", U"工作",
                                 U"内容", U"类别", U"要点", U"指标", U"重点", U"领域"};
    const std::u32string_view view = text_.View(line);
    const auto is_none = [](char32_t c) { return IsDigit(c) || c == U'\t'; };
    return line.size() <= kHeadCharsMax && ContainsAny(view, kWords) &&
           std::none_of(view.begin(), view.end(), is_none);  // a short title has its year
  }

  // The line behind the head that starts at line `at`, `at` when none does.
  std::size_t ReadHead(std::size_t at) {
    if (!StartsHead(lines_[at].range)) return at;
    std::size_t size = 0;  // cells up to the last one that is certainly a column's
    std::size_t behind = at;
    for (std::size_t end = at; end < lines_.size() && end - at < kHeadLinesMax; ++end) {
      const Range line = lines_[end].range;
      if (IsBar(end)) {
        if (head_.size() > 1 && !IsBar(at + 1)) return at;  // a title above the head
        barred_ = true;
        doubled_ = doubled_ || IsBar(end + 1);
        continue;
      }
      if (RowNumber(text_, line) > 0 || line.size() > kHeadCharsMax) break;
      // The same label again starts the head once more: there are no rows between.
      if (end > at && text_.View(line) == text_.View(lines_[at].range)) break;
      head_.push_back({line});
      if (ClassifyLabel(text_.View(line)) || text_.View(line) == U"备注") {
        size = head_.size();
        behind = end + 1;
      }
    }
    if (size < 3) return at;
    head_.resize(size);
    auto columns = TableColumns::Read(text_, head_);
    if (!columns) return at;
    columns_ = *std::move(columns);
    if (barred_ && IsBar(behind)) ++behind;
    return behind;
  }

  // The cell at line `at`, which moves behind it. With bars a cell is all up to the next one.
  Cell TakeCell(std::size_t& at) const {
    while (doubled_ && IsBar(at)) ++at;
    const std::size_t lines = LinesToBar(at);
    Cell cell;
    for (const std::size_t end = at + lines; at < end; ++at) {
      if (!IsPageNumber(at)) cell.push_back(lines_[at].range);
    }
    if (IsBar(at)) ++at;
    return cell;
  }

  // One where no bar is near: the text behind the table has none.
  [[nodiscard]] std::size_t LinesToBar(std::size_t at) const {
    std::size_t lines = 0;
    while (barred_ && lines <= kBrokenLinesMax && at + lines < lines_.size() && !IsBar(at + lines))
      ++lines;
    if (IsBar(at + lines)) return lines;
    return at < lines_.size() ? 1 : 0;
  }

  // - 3 - between two pages; a bare 3 is a row's number.
  [[nodiscard]] bool IsPageNumber(std::size_t at) const {
    return lines_[at].kind == LineKind::kNoise && RowNumber(text_, lines_[at].range) == 0;
  }

  // The line behind the head where it is printed again at line `at`, else `at`.
  [[nodiscard]] std::size_t BehindHeadAgain(std::size_t at) const {
    std::size_t behind = at;
    for (const Cell& label : head_) {
      const Cell cell = TakeCell(behind);
      if (cell.size() != 1 || text_.View(cell.front()) != text_.View(label.front())) return at;
    }
    return behind;
  }

  // The line behind the rows that start at line `begin`, `begin` when there are none.
  std::size_t ReadRows(std::size_t begin) {
    int expected = 1;
    std::size_t end = begin;
    Cell between;  // since the last row
    std::size_t cells = 0;
    for (std::size_t at = begin; at < lines_.size() && cells <= kCellsBetweenRowsMax;) {
      if (const std::size_t behind = BehindHeadAgain(at); behind > at) {
        if (expected == 1) break;
        at = behind;
        continue;
      }
      std::size_t next = at;
      const Cell cell = TakeCell(next);
      if (RowNumber(text_, cell) != expected) {
        at = next;
        cells += cell.empty() ? 0 : 1;
        between.insert(between.end(), cell.begin(), cell.end());
        continue;
      }
      if (!between.empty()) {
        section_ = between.back();
        between.pop_back();
      }
      for (const Range& piece : between) loose_.push_back({.range = piece});
      between.clear();
      cells = 0;
      at = barred_ ? TakeBarredRow(cell, next, expected) : TakePlainRow(cell, next, expected);
      end = at;
      ++expected;
    }
    return end;
  }

  // A row of merged cells is short: the next number ends it.
  std::size_t TakeBarredRow(const Cell& number, std::size_t at, int value) {
    std::vector<Cell> row = RowOf(number);
    for (std::size_t k = NumberAtColumn() + 1; k < row.size() && at < lines_.size(); ++k) {
      std::size_t next = at;
      Cell cell = TakeCell(next);
      if (columns_.KindAt(k) == Column::kRole && RowNumber(text_, cell) == value + 1) break;
      row[k] = std::move(cell);
      at = next;
    }
    AddRow(row, value);
    return at;
  }

  // One line a cell, but for what surplus there is before the next number: more lines of the
  // content, or the name of the next row's group.
  std::size_t TakePlainRow(const Cell& number, std::size_t at, int value) {
    const std::size_t room = columns_.BehindNumber();
    std::vector<Cell> pieces;         // a list that goes on in the next line is one
    std::vector<std::size_t> behind;  // the line behind each piece
    bool numbered_next = false;
    while (at < lines_.size() && pieces.size() < room + kBrokenLinesMax) {
      if (BehindHeadAgain(at) > at) break;
      const Cell cell = TakeCell(at);
      numbered_next = RowNumber(text_, cell) == value + 1 && !pieces.empty();
      if (numbered_next) break;
      if (cell.empty()) continue;
      if (!pieces.empty() && pieces.back().size() < kBrokenLinesMax &&
          text_.Before(pieces.back().back().end) == U'、') {
        pieces.back().push_back(cell.front());
        behind.back() = at;
        continue;
      }
      pieces.push_back({cell.front()});
      behind.push_back(at);
    }
    const std::size_t surplus = pieces.size() - std::min(pieces.size(), room);
    std::vector<Cell> best;
    std::size_t best_fit = 0;
    std::size_t used = 0;
    for (std::size_t taken = 0; taken <= surplus; ++taken) {
      const std::size_t end = std::min(pieces.size(), room + taken);
      if (numbered_next && !AreNames(pieces, end)) continue;
      std::vector<Cell> row = Spread(number, pieces, taken);
      const std::size_t fit = columns_.FittingRoles(text_, row);
      if (!best.empty() && fit <= best_fit) continue;
      best = row;
      best_fit = fit;
      used = end;
      // What follows the last row is seldom its own.
      if (!numbered_next && LastRoleFits(row)) break;
    }
    AddRow(best, value);
    return used == 0 ? at : behind[used - 1];
  }

  [[nodiscard]] bool LastRoleFits(const std::vector<Cell>& row) const {
    std::size_t k = row.size() - 1;
    while (k > 0 && columns_.KindAt(k) != Column::kRole) --k;
    return !row[k].empty() && columns_.FitsRole(text_, k, row[k].front());
  }

  // Whether all pieces from `begin` on may name the next rows' group.
  [[nodiscard]] bool AreNames(const std::vector<Cell>& pieces, std::size_t begin) const {
    return std::all_of(pieces.begin() + static_cast<std::ptrdiff_t>(begin), pieces.end(),
                       [&](const Cell& piece) {
                         const std::u32string_view view = text_.View(piece.front());
                         return piece.size() == 1 && view.size() <= kGroupCharsMax &&
                                std::none_of(view.begin(), view.end(), IsClauseEnd);
                       });
  }

  // Lines beyond one a cell are the content's.
  [[nodiscard]] std::vector<Cell> Spread(const Cell& number, const std::vector<Cell>& pieces,
                                         std::size_t surplus) const {
    std::vector<Cell> row = RowOf(number);
    const std::size_t broken = BrokenColumn();
    std::size_t piece = 0;
    for (std::size_t k = NumberAtColumn() + 1; k < row.size(); ++k) {
      const std::size_t lines = k == broken ? 1 + surplus : 1;
      for (std::size_t i = 0; i < lines && piece < pieces.size(); ++i) {
        row[k].insert(row[k].end(), pieces[piece].begin(), pieces[piece].end());
        ++piece;
      }
    }
    if (broken + 1 < row.size()) GiveBack(row[broken], row[broken + 1], broken + 1);
    PassOn(row);
    return row;
  }

  // One body leads and several support more often than several lead.
  void PassOn(std::vector<Cell>& row) const {
    for (std::size_t k = 0; k + 1 < row.size(); ++k) {
      if (!columns_.IsRole(k, Role::kLead) || !columns_.IsRole(k + 1, Role::kSupport)) continue;
      Cell& lead = row[k];
      Cell& support = row[k + 1];
      if (support.empty() || IsNone(text_.View(support.front()))) continue;
      while (lead.size() > 1 && !EndsOpen(text_, lead[lead.size() - 2])) {
        support.insert(support.begin(), lead.back());
        lead.pop_back();
      }
    }
  }

  // Bodies at the end of the content are the first of a cell that takes several lines too.
  void GiveBack(Cell& content, Cell& bodies, std::size_t column) const {
    while (content.size() > 1 && !EndsOpen(text_, content[content.size() - 2]) &&
           !IsSentenceEnd(text_.Before(content.back().end)) &&
           columns_.FitsRole(text_, column, content.back())) {
      bodies.insert(bodies.begin(), content.back());
      content.pop_back();
    }
  }

  // The column most likely to take several lines: the content, else the last that is no role's.
  [[nodiscard]] std::size_t BrokenColumn() const {
    std::size_t broken = NumberAtColumn() + 1;
    for (std::size_t k = broken; k < columns_.size(); ++k) {
      const Column kind = columns_.KindAt(k);
      if (kind == Column::kContent) return k;
      if (kind == Column::kTask) broken = k;
    }
    return broken;
  }

  [[nodiscard]] std::size_t NumberAtColumn() const {
    return columns_.size() - columns_.BehindNumber() - 1;
  }

  [[nodiscard]] std::vector<Cell> RowOf(const Cell& number) const {
    std::vector<Cell> row(columns_.size());
    row[NumberAtColumn()] = number;
    return row;
  }

  void AddRow(std::vector<Cell>& row, int value) {
    // Where the first column names the group, its place in the row is the number's.
    const Cell number = std::exchange(row[NumberAtColumn()], {});
    ItemDraft item = columns_.Item(text_, row, number);
    item.value = value;
    if (item.lines.empty()) return;
    if (item.section.empty() && !section_.empty()) item.section.push_back(section_);
    result_.items.push_back(std::move(item));
  }

  PlanText& text_;
  const std::vector<Line>& lines_;
  TableReading& result_;
  std::vector<Cell> head_;
  TableColumns columns_;
  bool barred_ = false;   // a line "|" stands between cells
  bool doubled_ = false;  // more than one
  Range section_;         // heading of the rows being read
  std::vector<Line> loose_;
};

}  // namespace

std::size_t ReadFlattenedTable(PlanText& text, const std::vector<Line>& lines, std::size_t at,
                               TableReading& result) {
  return FlattenedTable(text, lines, result).Read(at);
}

}  // namespace duban::domain::plan_compiler
