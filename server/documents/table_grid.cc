#include "server/documents/table_grid.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_replace.h>

#include "server/base/limits.h"
#include "server/base/utf8.h"

namespace duban::documents {
namespace {

// A row of fewer cells is a title above the table or a note below it.
constexpr std::size_t kTableCellsMin = 2;
// 局 or 单位 alone on a line of a cell is the rest of a name.
constexpr std::size_t kRestOfNameCharsMax = 2;

bool EndsInPunctuation(std::string_view text) {
  constexpr std::string_view kMarks[] = {"。", "；", ";", "，", ",",  "、", "：", ":",
                                         "！", "？", "!", "?",  "（", "(",  "."};
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [text](std::string_view mark) { return text.ends_with(mark); });
}

bool IsRestOfName(std::string_view piece) {
  return base::CharacterCount(piece) <= kRestOfNameCharsMax;
}

// The lines of a cell as one: entries of a list, unless punctuation says how they go on. In a head
// a label is merely broken.
std::string JoinParagraphs(const std::vector<std::string>& paragraphs, bool head) {
  std::string joined;
  std::string_view previous;
  for (const std::string& paragraph : paragraphs) {
    std::size_t begin = 0;
    while (begin <= paragraph.size()) {
      const std::size_t end = std::min(paragraph.find('\n', begin), paragraph.size());
      const std::string_view piece =
          TrimBlanks(std::string_view(paragraph).substr(begin, end - begin));
      begin = end + 1;
      if (piece.empty()) continue;
      const bool apart = !head && !joined.empty() && !EndsInPunctuation(joined) &&
                         !IsRestOfName(previous) && !IsRestOfName(piece);
      absl::StrAppend(&joined, apart ? "；" : "", absl::string_view(piece.data(), piece.size()));
      previous = piece;
    }
  }
  return joined;
}

}  // namespace

TableGrid::Slot* TableGrid::At(std::size_t row, std::size_t column) {
  if (row >= limits::kTableRowsMax || column >= limits::kTableColumnsMax) {
    overflowed_ = true;
    return nullptr;
  }
  const std::size_t have = row < rows_.size() ? rows_[row].size() : 0;
  const std::size_t more = column >= have ? column + 1 - have : 0;
  if (slots_ + more > limits::kTableCellsMax) {
    overflowed_ = true;
    return nullptr;
  }
  if (row >= rows_.size()) rows_.resize(row + 1);
  if (more > 0) rows_[row].resize(column + 1);
  slots_ += more;
  return &rows_[row][column];
}

void TableGrid::BeginRow() {
  column_ = 0;
  if (rows_.size() >= limits::kTableRowsMax) {
    overflowed_ = true;
    return;
  }
  rows_.emplace_back();
  if (rows_.size() < 2) return;
  const Row& above = rows_[rows_.size() - 2];
  for (std::size_t column = 0; column < above.size(); ++column) {
    if (above[column].rows_ahead == 0) continue;
    Slot* const slot = At(rows_.size() - 1, column);
    if (slot == nullptr) return;
    *slot = rows_[rows_.size() - 2][column];
    --slot->rows_ahead;
  }
}

std::size_t TableGrid::NextFree() {
  const Row& row = rows_.back();
  // A slot that a cell above reaches into has a cell, or is a further column of one.
  const auto taken = [](const Slot& slot) { return slot.cell != 0 || slot.spans_columns; };
  while (column_ < row.size() && taken(row[column_])) ++column_;
  return column_;
}

void TableGrid::SkipColumns(std::size_t columns) {
  column_ += std::min(columns, limits::kTableColumnsMax);
}

void TableGrid::AddCell(std::vector<std::string> paragraphs, std::size_t columns,
                        std::size_t rows) {
  if (rows_.empty() || overflowed_) return;
  const std::size_t first = NextFree();
  columns = std::clamp<std::size_t>(columns, 1, limits::kTableColumnsMax);
  rows = std::clamp<std::size_t>(rows, 1, limits::kTableRowsMax);
  cells_.push_back(std::move(paragraphs));
  for (std::size_t i = 0; i < columns; ++i) {
    Slot* const slot = At(rows_.size() - 1, first + i);
    if (slot == nullptr) return;
    *slot = {
        .cell = i == 0 ? cells_.size() : 0, .rows_ahead = rows - 1, .spans_columns = columns > 1};
  }
  column_ = first + columns;
}

void TableGrid::ContinueCellAbove(std::size_t columns) {
  if (rows_.empty() || overflowed_) return;
  const std::size_t first = NextFree();
  columns = std::clamp<std::size_t>(columns, 1, limits::kTableColumnsMax);
  for (std::size_t i = 0; i < columns; ++i) {
    Slot* const slot = At(rows_.size() - 1, first + i);
    if (slot == nullptr) return;
    if (rows_.size() < 2) continue;
    Row& above = rows_[rows_.size() - 2];
    if (first + i >= above.size()) continue;
    above[first + i].rows_ahead = 1;
    *slot = {.cell = above[first + i].cell, .spans_columns = columns > 1};
  }
  column_ = first + columns;
}

void TableGrid::SetCell(std::size_t row, std::size_t column, std::vector<std::string> paragraphs) {
  Slot* const slot = At(row, column);
  if (slot == nullptr) return;
  cells_.push_back(std::move(paragraphs));
  slot->cell = cells_.size();
}

void TableGrid::MergeDown(std::size_t row, std::size_t column, std::size_t last_row) {
  if (row >= rows_.size() || column >= rows_[row].size()) return;
  const std::size_t cell = rows_[row][column].cell;
  last_row = std::min(last_row, rows_.size() - 1);
  for (std::size_t below = row; below <= last_row && cell != 0; ++below) {
    Slot* const slot = At(below, column);
    if (slot == nullptr) return;
    *slot = {.cell = cell, .rows_ahead = last_row - below};
  }
}

bool TableGrid::IsFilled(const Slot& slot) const {
  if (slot.cell == 0) return false;
  const std::vector<std::string>& paragraphs = cells_[slot.cell - 1];
  return std::any_of(paragraphs.begin(), paragraphs.end(),
                     [](const std::string& paragraph) { return !TrimBlanks(paragraph).empty(); });
}

std::size_t TableGrid::FilledCells(const Row& row) const {
  return static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [this](const Slot& slot) { return IsFilled(slot); }));
}

bool TableGrid::ContinuesAbove(std::size_t row, std::size_t column) const {
  return row > 0 && column < rows_[row - 1].size() &&
         rows_[row - 1][column].cell == rows_[row][column].cell;
}

// A row of nothing but cells from above says nothing new.
bool TableGrid::HasOwnCell(std::size_t row) const {
  for (std::size_t column = 0; column < rows_[row].size(); ++column) {
    if (IsFilled(rows_[row][column]) && !ContinuesAbove(row, column)) return true;
  }
  return false;
}

// 责任分工 over 牵头单位 and 配合单位: the row below prints every column's own label.
bool TableGrid::IsGroupHead(std::size_t row) const {
  if (row + 1 >= rows_.size()) return false;
  bool over_columns = false;
  bool over_rows = false;
  for (const Slot& slot : rows_[row]) {
    over_columns = over_columns || (slot.spans_columns && slot.rows_ahead == 0);
    over_rows = over_rows || slot.rows_ahead > 0;
  }
  return over_columns && over_rows;
}

std::string TableGrid::CellText(const Slot& slot, bool head) const {
  if (slot.cell == 0) return "";
  // A bar inside a cell would part it.
  return absl::StrReplaceAll(JoinParagraphs(cells_[slot.cell - 1], head),
                             {{"|", "¦"}, {"｜", "¦"}, {"│", "¦"}, {"\t", " "}});
}

std::string TableGrid::Line(const Row& row, std::size_t columns, bool head) const {
  std::string line = "|";
  for (std::size_t i = 0; i < columns; ++i) {
    absl::StrAppend(&line, " ", i < row.size() ? CellText(row[i], head) : "", " |");
  }
  return line;
}

void TableGrid::Write(TextBuilder& text) const {
  std::size_t columns = 0;
  std::size_t first = rows_.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (FilledCells(rows_[i]) < kTableCellsMin) continue;
    columns = std::max(columns, rows_[i].size());
    first = std::min(first, i);
    last = i;
  }
  for (std::size_t i = 0; i < rows_.size() && !text.full(); ++i) {
    if (i >= first && i <= last) {
      if (i == first && IsGroupHead(i)) {
        ++first;
        continue;
      }
      if (HasOwnCell(i)) text.AddParagraph(Line(rows_[i], columns, i == first));
      continue;
    }
    WritePlain(i, text);
  }
}

void TableGrid::WritePlain(std::size_t row, TextBuilder& text) const {
  for (std::size_t column = 0; column < rows_[row].size(); ++column) {
    const std::size_t cell = rows_[row][column].cell;
    if (cell == 0 || ContinuesAbove(row, column)) continue;
    for (const std::string& paragraph : cells_[cell - 1]) text.AddParagraph(paragraph);
  }
}

std::vector<std::string> TableGrid::PlainLines() const {
  std::vector<std::string> lines;
  for (const Row& row : rows_) {
    std::string line;
    for (const Slot& slot : row) {
      const std::string cell = CellText(slot, false);
      if (!cell.empty()) absl::StrAppend(&line, line.empty() ? "" : " ", cell);
    }
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace duban::documents
