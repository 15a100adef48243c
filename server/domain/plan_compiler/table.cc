#include "server/domain/plan_compiler/table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/table_columns.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadLinesMax = 20;  // a head printed one cell a line, with "|" lines
// Between rows stands at most a group's name, or a cell broken over lines.
constexpr std::size_t kCellsBetweenRowsMax = 4;

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

std::vector<Range> Cells(const PlanText& text, Range line, char32_t separator) {
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

class TableReader {
 public:
  TableReader(const PlanText& text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

  TableReading Read() {
    while (at_ < lines_.size()) {
      const std::size_t begin = lines_[at_].range.begin;
      if (ReadRowed(U'\t') || ReadRowed(U'|') || ReadFlattened()) {
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
    return text_.Find(separator, line) < line.end;
  }

  // A table with one row a line.
  bool ReadRowed(char32_t separator) {
    if (!Separates(lines_[at_].range, separator) || IsFrame(text_.View(lines_[at_].range))) {
      return false;
    }
    const auto columns = TableColumns::Read(text_, Cells(text_, lines_[at_].range, separator));
    if (!columns || columns->size() < 3) return false;
    ++at_;
    const Range section = LastHeading();
    std::vector<Range> previous;
    bool drawn = false;
    for (; at_ < lines_.size(); ++at_) {
      const Range line = lines_[at_].range;
      if (IsFrame(text_.View(line))) {
        drawn = drawn || IsDrawn(text_.View(line));
        continue;
      }
      if (!Separates(line, separator)) break;
      std::vector<Range> cells = Cells(text_, line, separator);
      if (cells.size() > columns->size()) cells.resize(columns->size());
      // A merged cell is printed once: its rows below have fewer cells, or empty ones. A row that
      // starts with its number lacks them at the end.
      const std::size_t missing = columns->size() - cells.size();
      const bool whole = columns->Find(Column::kNumber) == 0 && RowNumber(text_, cells[0]) > 0;
      cells.insert(whole ? cells.end() : cells.begin(), missing, Range{});
      // Frame lines between rows: what follows without one is a long cell going on.
      const bool wraps = drawn && !IsFrame(text_.View(lines_[at_ - 1].range));
      if (wraps) {
        Append(cells);
        continue;
      }
      Inherit(*columns, previous, cells);
      Add(*columns, cells, section);
      previous = std::move(cells);
    }
    return true;
  }

  void Append(const std::vector<Range>& cells) {
    if (result_.items.empty()) return;
    for (const Range& cell : cells) {
      if (!cell.empty()) result_.items.back().lines.push_back(cell);
    }
  }

  [[nodiscard]] Range LastHeading() const {
    return result_.rest.empty() ? Range{} : result_.rest.back().range;
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

  void Add(const TableColumns& columns, const std::vector<Range>& cells, Range section) {
    ItemDraft item = columns.Item(text_, cells);
    if (item.lines.empty()) return;
    if (item.section.empty() && !section.empty()) item.section.push_back(section);
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

  const PlanText& text_;
  const std::vector<Line>& lines_;
  std::size_t at_ = 0;
  TableReading result_;
};

}  // namespace

TableReading ReadTables(const PlanText& text, const std::vector<Line>& lines) {
  return TableReader(text, lines).Read();
}

}  // namespace duban::domain::plan_compiler
