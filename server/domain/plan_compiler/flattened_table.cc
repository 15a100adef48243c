#include "server/domain/plan_compiler/flattened_table.h"

#include <algorithm>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/flattened_cells.h"
#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/table_cells.h"
#include "server/domain/plan_compiler/table_columns.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadLinesMax = 20;  // "|" lines included
constexpr std::size_t kHeadCharsMax = 14;
// Between rows stands at most a group's name, or the rest of a cell.
constexpr std::size_t kCellsBetweenRowsMax = 4;
constexpr std::size_t kGroupCharsMax = 30;
// The same where no number tells the next row.
constexpr std::size_t kMoreLinesMax = 6;

class FlattenedTable {
 public:
  FlattenedTable(PlanText& text, const std::vector<Line>& lines, TableReading& result)
      : text_(text), lines_(lines), cells_(text, lines), result_(result) {}

  std::size_t Read(std::size_t at) {
    const std::size_t behind = ReadHead(at);
    if (behind == at) return at;
    std::size_t end = ReadRows(behind);
    if (end == behind && !columns_.Numbered()) end = ReadUnnumberedRows(behind);
    if (end == behind) return at;
    result_.rest.insert(result_.rest.end(), loose_.begin(), loose_.end());
    return end;
  }

 private:
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
      if (cells_.IsBar(end)) {
        if (head_.size() > 1 && !cells_.IsBar(at + 1)) return at;  // a title above the head
        cells_.SeeBar(end);
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
    if (cells_.Barred() && cells_.IsBar(behind)) ++behind;
    return behind;
  }

  // The line behind the head where it is printed again at line `at`, else `at`.
  [[nodiscard]] std::size_t BehindHeadAgain(std::size_t at) const {
    std::size_t behind = at;
    for (const Cell& label : head_) {
      const Cell cell = cells_.Take(behind);
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
      const Cell cell = cells_.Take(next);
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
      at = cells_.Barred() ? TakeBarredRow(cell, next, expected)
                           : TakePlainRow(cell, next, expected);
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
      Cell cell = cells_.Take(next);
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
      const Cell cell = cells_.Take(at);
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

  // Rows without numbers have as many cells as columns; the bodies and dates at their ends tell
  // where. Some with fewer make all of it no such table.
  std::size_t ReadUnnumberedRows(std::size_t begin) {
    const std::size_t items = result_.items.size();
    std::size_t end = begin;
    for (std::size_t at = begin; at < lines_.size();) {
      at = end == begin ? at : BehindHeadAgain(at);
      const std::size_t next = TakeUnnumberedRow(at);
      if (next == at) break;
      at = end = next;
    }
    const std::size_t stop = std::min(lines_.size(), end + columns_.size() + kMoreLinesMax);
    for (std::size_t at = end; at < stop && end > begin; ++at) {
      if (lines_[at].kind == LineKind::kBody && FitsAnyBodies(lines_[at].range)) end = begin;
    }
    if (end == begin) result_.items.resize(items);
    return end;
  }

  [[nodiscard]] bool FitsAnyBodies(Range line) const {
    if (IsSentenceEnd(text_.Before(line.end))) return false;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      const bool bodies = columns_.IsRole(k, Role::kLead) || columns_.IsRole(k, Role::kSupport) ||
                          columns_.IsRole(k, Role::kResponsible);
      if (bodies && columns_.FitsRole(text_, k, line)) return true;
    }
    return false;
  }

  // The line behind the row, `at` when there is none.
  std::size_t TakeUnnumberedRow(std::size_t at) {
    std::vector<Cell> cells;
    std::vector<std::size_t> behind;  // the line behind each
    const std::size_t room = columns_.size() + kMoreLinesMax;
    for (std::size_t next = at; next < lines_.size() && cells.size() < room;) {
      if (!cells.empty() && BehindHeadAgain(next) > next) break;
      Cell cell = cells_.Take(next);
      if (cell.empty() && !cells_.Barred()) continue;
      cells.push_back(std::move(cell));
      behind.push_back(next);
    }
    const std::size_t named = StartsGroup(cells) ? 1 : 0;
    for (std::size_t used = columns_.size() + named; used <= cells.size(); ++used) {
      if (!MayEndRow(cells[used - 1])) continue;
      const std::vector<Cell> row = Lay(cells, named, used);
      if (row.empty() || !columns_.AllRolesFit(text_, row)) continue;
      if (named > 0) section_ = cells.front().front();
      AddUnnumbered(row);
      return behind[used - 1];
    }
    return at;
  }

  // Told before the row is laid out, which is dear.
  [[nodiscard]] bool MayEndRow(const Cell& cell) const {
    const std::size_t last = columns_.size() - 1;
    if (columns_.KindAt(last) != Column::kRole) return true;
    return !cell.empty() && columns_.FitsRole(text_, last, cell.front());
  }

  // 一、基础设施, or a name without punctuation above a sentence.
  [[nodiscard]] bool StartsGroup(const std::vector<Cell>& cells) const {
    if (cells.size() < 2 || cells[0].size() != 1 || cells[1].empty()) return false;
    const Range name = cells[0].front();
    if (!IsName(name)) return false;
    if (const auto number = NumberAt(text_, name.begin, name.end)) {
      return number->style <= NumberStyle::kChineseParen;
    }
    const std::u32string_view below = text_.View(cells[1].front());
    return std::any_of(below.begin(), below.end(), IsClauseEnd);
  }

  // Cells [from, end) as a row, what is more than one a column in the last column of text.
  [[nodiscard]] std::vector<Cell> Lay(const std::vector<Cell>& cells, std::size_t from,
                                      std::size_t end) const {
    std::size_t roles = 0;
    while (roles < columns_.size() && columns_.KindAt(roles) != Column::kRole) ++roles;
    if (roles == 0) return {};
    std::vector<Cell> row(columns_.size());
    const std::size_t surplus = end - from - columns_.size();
    for (std::size_t k = 0; k < row.size(); ++k) {
      const std::size_t first = from + k + (k >= roles ? surplus : 0);
      const std::size_t last = from + k + (k + 1 >= roles ? surplus : 0);
      for (std::size_t i = first; i <= last; ++i) {
        row[k].insert(row[k].end(), cells[i].begin(), cells[i].end());
      }
    }
    GiveBack(row[roles - 1], row[roles], roles);
    PassOn(row);
    // Bodies in the middle of the text are those of a row that has fewer cells.
    const Cell& content = row[roles - 1];
    const bool mixed = content.size() > 1 && AnyFits(content.begin(), content.end(), roles);
    return mixed ? std::vector<Cell>{} : row;
  }

  [[nodiscard]] bool AnyFits(Cell::const_iterator from, Cell::const_iterator to,
                             std::size_t role) const {
    return std::any_of(from, to,
                       [&](Range piece) { return columns_.FitsRole(text_, role, piece); });
  }

  void AddUnnumbered(const std::vector<Cell>& row) {
    ItemDraft item = columns_.Item(text_, row);
    if (item.lines.empty()) return;
    if (item.section.empty() && !section_.empty()) item.section.push_back(section_);
    result_.items.push_back(std::move(item));
  }

  [[nodiscard]] bool LastRoleFits(const std::vector<Cell>& row) const {
    std::size_t k = row.size() - 1;
    while (k > 0 && columns_.KindAt(k) != Column::kRole) --k;
    return !row[k].empty() && columns_.FitsRole(text_, k, row[k].front());
  }

  [[nodiscard]] bool IsName(Range line) const {
    const std::u32string_view view = text_.View(line);
    return view.size() <= kGroupCharsMax && std::none_of(view.begin(), view.end(), IsClauseEnd);
  }

  // Whether all pieces from `begin` on may name the next rows' group.
  [[nodiscard]] bool AreNames(const std::vector<Cell>& pieces, std::size_t begin) const {
    return std::all_of(
        pieces.begin() + static_cast<std::ptrdiff_t>(begin), pieces.end(),
        [&](const Cell& piece) { return piece.size() == 1 && IsName(piece.front()); });
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
  FlattenedCells cells_;
  TableReading& result_;
  std::vector<Cell> head_;
  TableColumns columns_;
  Range section_;  // heading of the rows being read
  std::vector<Line> loose_;
};

}  // namespace

std::size_t ReadFlattenedTable(PlanText& text, const std::vector<Line>& lines, std::size_t at,
                               TableReading& result) {
  return FlattenedTable(text, lines, result).Read(at);
}

}  // namespace duban::domain::plan_compiler
