#include "server/domain/plan_compiler/table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/table_columns.h"
#include "server/domain/plan_compiler/title_line.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadLinesMax = 20;  // a head printed one cell a line, with "|" lines
// Between rows stands at most a group's name, or a cell broken over lines.
constexpr std::size_t kCellsBetweenRowsMax = 4;
constexpr std::size_t kGroupCharsMax = 30;

bool IsFrame(std::u32string_view line) {
  return std::all_of(line.begin(), line.end(), [](char32_t c) {
    return (c >= 0x2500 && c <= 0x257F) || c == U'-' || c == U'+' || c == U'=' || c == U'|' ||
           c == U':' || IsBlank(c);
  });
}

// ├──┼──┤ or +--+: unlike the one |---|---| under a Markdown head, it stands between all rows.
bool IsDrawn(std::u32string_view frame) {
  return std::any_of(frame.begin(), frame.end(),
                     [](char32_t c) { return (c >= 0x2500 && c <= 0x257F) || c == U'+'; });
}

// Blanks that keep columns apart; one alone stands inside a cell.
constexpr char32_t kBlanks = U' ';

std::vector<Range> CellsBetweenBlanks(const PlanText& text, Range line) {
  std::vector<Range> cells;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at < line.end; ++at) {
    if (!IsBlank(text.At(at)) || !IsBlank(text.At(at + 1))) continue;
    const Range cell = text.Trim({begin, at});
    if (!cell.empty()) cells.push_back(cell);
    while (at < line.end && IsBlank(text.At(at))) ++at;
    begin = at;
  }
  const Range last = text.Trim({begin, line.end});
  if (!last.empty()) cells.push_back(last);
  return cells;
}

std::vector<Range> Cells(const PlanText& text, Range line, char32_t separator) {
  if (separator == kBlanks) return CellsBetweenBlanks(text, line);
  std::vector<Range> cells;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at <= line.end; ++at) {
    if (at < line.end && text.At(at) != separator) continue;
    cells.push_back(text.Trim({begin, at}));
    begin = at + 1;
  }
  if (separator == U'|') {  // | a | b | has no cell outside its outer lines
    if (!cells.empty() && cells.front().empty()) cells.erase(cells.begin());
    if (!cells.empty() && cells.back().empty()) cells.pop_back();
  }
  return cells;
}

// A row of one cell that is no number names the rows below it: 一、基础设施.
Range GroupName(const PlanText& text, const std::vector<Range>& cells) {
  Range name;
  for (const Range& cell : cells) {
    if (cell.empty()) continue;
    if (!name.empty()) return {};
    name = cell;
  }
  return RowNumber(text, name) > 0 ? Range{} : name;
}

class TableReader {
 public:
  TableReader(PlanText& text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

  TableReading Read() {
    while (at_ < lines_.size()) {
      const std::size_t begin = lines_[at_].range.begin;
      if (ReadRowed(U'\t') || ReadRowed(U'|') || ReadRowed(kBlanks) || ReadFlattened()) {
        if (!result_.begin) result_.begin = begin;
        continue;
      }
      if (!IsFrame(text_.View(lines_[at_].range))) result_.rest.push_back(lines_[at_]);
      ++at_;
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool Separates(Range line, char32_t separator) const {
    if (separator != kBlanks) return text_.Find(separator, line) < line.end;
    for (std::size_t at = line.begin; at + 1 < line.end; ++at) {
      if (IsBlank(text_.At(at)) && IsBlank(text_.At(at + 1))) return true;
    }
    return false;
  }

  // A table with one row a line.
  bool ReadRowed(char32_t separator) {
    if (!Separates(lines_[at_].range, separator) || IsFrame(text_.View(lines_[at_].range))) {
      return false;
    }
    const auto columns = TableColumns::Read(text_, Cells(text_, lines_[at_].range, separator));
    if (!columns || columns->size() < 3) return false;
    const std::size_t head = at_++;
    section_ = LastHeading();
    previous_.clear();
    const bool drawn = at_ < lines_.size() && IsDrawn(text_.View(lines_[at_].range)) &&
                       IsFrame(text_.View(lines_[at_].range));
    for (; at_ < lines_.size(); ++at_) {
      const Range line = lines_[at_].range;
      if (IsFrame(text_.View(line))) {
        if (drawn) EndDrawnRow(*columns);
        continue;
      }
      if (!Separates(line, separator)) {
        if (!HeadsGroup(separator)) break;
        section_ = line;
        continue;
      }
      std::vector<Range> cells = Cells(text_, line, separator);
      if (separator == kBlanks && !IsRow(*columns, cells)) break;
      Fit(*columns, cells);
      if (drawn) {
        drawn_row_.push_back(std::move(cells));
      } else {
        AddRow(*columns, std::move(cells), line);
      }
    }
    EndDrawnRow(*columns);
    if (at_ > head + 1) return true;
    at_ = head;  // a head without rows is text like any other
    return false;
  }

  // Between blanks an empty cell leaves no trace: only whole or numbered rows are sure.
  [[nodiscard]] bool IsRow(const TableColumns& columns, const std::vector<Range>& cells) const {
    return cells.size() == columns.size() ||
           (cells.size() > 1 && cells.size() < columns.size() && RowNumber(text_, cells[0]) > 0);
  }

  // A group's name alone on its line, its empty cells trimmed away: 一、基础设施.
  [[nodiscard]] bool HeadsGroup(char32_t separator) const {
    const Range line = lines_[at_].range;
    return line.size() <= kGroupCharsMax && NumberAt(text_, line.begin, line.end) &&
           at_ + 1 < lines_.size() && Separates(lines_[at_ + 1].range, separator) &&
           RowNumber(text_, Cells(text_, lines_[at_ + 1].range, separator).front()) > 0;
  }

  // A merged cell is printed once: its rows below have fewer cells, or empty ones. A row that
  // starts with its number lacks them at the end.
  void Fit(const TableColumns& columns, std::vector<Range>& cells) const {
    if (cells.size() > columns.size()) cells.resize(columns.size());
    const std::size_t missing = columns.size() - cells.size();
    const bool whole = columns.Find(Column::kNumber) == 0 && RowNumber(text_, cells[0]) > 0;
    cells.insert(whole ? cells.end() : cells.begin(), missing, Range{});
  }

  // Frame lines stand between rows: the lines since the last one are one row, whose cells go on
  // from line to line.
  void EndDrawnRow(const TableColumns& columns) {
    if (drawn_row_.empty()) return;
    std::vector<Range> cells(columns.size());
    Range source = {text_.size(), 0};
    for (std::size_t column = 0; column < columns.size(); ++column) {
      std::vector<Range> pieces;
      for (const std::vector<Range>& line : drawn_row_) {
        if (line[column].empty()) continue;
        pieces.push_back(line[column]);
        source = {std::min(source.begin, line[column].begin),
                  std::max(source.end, line[column].end)};
      }
      if (pieces.size() == 1) cells[column] = pieces.front();
      if (pieces.size() > 1) cells[column] = text_.Join(pieces);
    }
    drawn_row_.clear();
    AddRow(columns, std::move(cells), source);
  }

  void AddRow(const TableColumns& columns, std::vector<Range> cells, Range source) {
    if (const Range group = GroupName(text_, cells);
        !group.empty() && IsGroupPlace(columns, cells)) {
      section_ = group;
      previous_.clear();
      return;
    }
    Inherit(columns, previous_, cells);
    Add(columns, cells, source);
    previous_ = std::move(cells);
  }

  // The name stands where the number or the task would, or is all the row had.
  [[nodiscard]] static bool IsGroupPlace(const TableColumns& columns,
                                         const std::vector<Range>& cells) {
    const std::size_t number = columns.Find(Column::kNumber).value_or(0);
    return !cells[number].empty() || !cells[0].empty();
  }

  [[nodiscard]] Range LastHeading() const {
    if (result_.rest.empty()) return {};
    const Range line = result_.rest.back().range;
    return IsTitleLike(text_.View(line)) ? Range{} : line;
  }

  // Number and task run on over the rows of a merged cell; roles never do.
  static void Inherit(const TableColumns& columns, const std::vector<Range>& previous,
                      std::vector<Range>& cells) {
    if (previous.size() != cells.size()) return;
    for (const Column kind : {Column::kNumber, Column::kTask}) {
      const auto i = columns.Find(kind);
      const bool first_columns = i && (*i == 0 || (*i == 1 && cells[0] == previous[0]));
      if (first_columns && cells[*i].empty()) cells[*i] = previous[*i];
    }
  }

  void Add(const TableColumns& columns, const std::vector<Range>& cells, Range source) {
    ItemDraft item = columns.Item(text_, cells);
    if (item.lines.empty()) return;
    item.source = source;
    if (item.section.empty() && !section_.empty()) item.section.push_back(section_);
    result_.items.push_back(std::move(item));
  }

  // One cell a line, with or without a line "|" between them: rows are found by their numbers.
  bool ReadFlattened() {
    if (!StartsHead(lines_[at_].range)) return false;
    std::vector<Range> head;
    std::size_t size = 0;      // cells up to the last one that is certainly a column's
    std::size_t behind = at_;  // the line behind that cell
    for (std::size_t end = at_; end < lines_.size() && end - at_ < kHeadLinesMax; ++end) {
      const Range line = lines_[end].range;
      if (text_.View(line) == U"|") {
        if (head.size() > 1 && !IsSeparator(at_ + 1)) return false;  // a title above the head
        continue;
      }
      if (RowNumber(text_, line) > 0 || line.size() > 14) break;
      head.push_back(line);
      if (ClassifyLabel(text_.View(line)) || text_.View(line) == U"备注") {
        size = head.size();
        behind = end + 1;
      }
    }
    if (size < 3) return false;
    head.resize(size);
    const std::optional<TableColumns> columns = TableColumns::Read(text_, head);
    return columns && ReadNumberedRows(*columns, behind);
  }

  [[nodiscard]] bool IsSeparator(std::size_t line) const {
    return line < lines_.size() && text_.View(lines_[line].range) == U"|";
  }

  // Most lines are no column's head: told at a glance, since every line is asked.
  [[nodiscard]] bool StartsHead(Range line) const {
    constexpr std::u32string_view kWords[] = {U"序号", U"编号", U"任务", U"事项", U"项目", U"工作",
                                              U"内容", U"类别", U"要点", U"指标", U"重点", U"领域"};
    const std::u32string_view view = text_.View(line);
    return line.size() <= 14 && ContainsAny(view, kWords) &&
           std::none_of(view.begin(), view.end(), IsDigit);  // a short title has its year
  }

  // The next cell from line `at` on, stepping over separators.
  [[nodiscard]] std::size_t CellFrom(std::size_t at) const {
    while (IsSeparator(at)) ++at;
    return at;
  }

  bool ReadNumberedRows(const TableColumns& columns, std::size_t line) {
    const std::size_t cells_behind = columns.BehindNumber();
    const std::size_t number_at = columns.size() - cells_behind - 1;
    int expected = 1;
    std::size_t between = 0;  // cells since the last row
    Range section;
    for (line = CellFrom(line); line < lines_.size() && between <= kCellsBetweenRowsMax;) {
      const Range cell = lines_[line].range;
      if (RowNumber(text_, cell) != expected) {
        section = cell;
        ++between;
        line = CellFrom(line + 1);
        continue;
      }
      std::vector<Range> row(columns.size());
      for (std::size_t k = number_at; k < row.size(); ++k) {
        if (line >= lines_.size()) break;
        row[k] = lines_[line].range;
        line = CellFrom(line + 1);
      }
      AddNumberedRow(columns, row, expected++, section);
      between = 0;
      at_ = line;
    }
    return expected > 1;
  }

  void AddNumberedRow(const TableColumns& columns, const std::vector<Range>& row, int number,
                      Range section) {
    ItemDraft item = columns.Item(text_, row);
    item.value = number;
    if (!columns.Numbered()) {
      // The first column names the group; its place in the row is the number's.
      item.number = row.front();
      item.heading = HeadingOf(text_, item.lines, {});
    }
    if (item.lines.empty()) return;
    if (item.section.empty() && !section.empty()) item.section.push_back(section);
    result_.items.push_back(std::move(item));
  }

  PlanText& text_;
  const std::vector<Line>& lines_;
  std::size_t at_ = 0;
  Range section_;                              // heading of the rows being read
  std::vector<Range> previous_;                // cells of the row before
  std::vector<std::vector<Range>> drawn_row_;  // lines of the row being read
  TableReading result_;
};

}  // namespace

TableReading ReadTables(PlanText& text, const std::vector<Line>& lines) {
  return TableReader(text, lines).Read();
}

}  // namespace duban::domain::plan_compiler
