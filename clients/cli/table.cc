#include "clients/cli/table.h"

#include <algorithm>
#include <numeric>

#include "clients/cli/display_width.h"

namespace duban::cli {
namespace {

constexpr int kGap = 2;
// A column is not squeezed below this; a terminal narrower than that breaks the lines itself.
constexpr int kNarrowest = 8;

const char* Code(Color color) {
  switch (color) {
    case Color::kBold:
      return "1";
    case Color::kDim:
      return "2";
    case Color::kRed:
      return "31";
    case Color::kGreen:
      return "32";
    case Color::kYellow:
      return "33";
    case Color::kBlue:
      return "34";
    case Color::kNone:
      break;
  }
  return "";
}

std::vector<std::string> LinesOf(const std::string& text, const Column& column, int width) {
  if (DisplayWidth(text) <= width) return {text};
  switch (column.overflow) {
    case Overflow::kCut:
      return {Cut(text, width)};
    case Overflow::kWrap:
      return Wrap(text, width);
    case Overflow::kKeep:
      break;
  }
  return {text};
}

std::string RenderRow(const std::vector<Cell>& cells, const std::vector<Column>& columns,
                      const std::vector<int>& widths, const Style& style) {
  std::vector<std::vector<std::string>> lines;
  lines.reserve(cells.size());
  std::size_t height = 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    lines.push_back(LinesOf(cells[c].text, columns[c], widths[c]));
    height = std::max(height, lines.back().size());
  }
  std::string rendered;
  for (std::size_t l = 0; l < height; ++l) {
    std::string line;
    int pending = 0;  // spaces owed before the next text, so that no line ends in them
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string text = l < lines[c].size() ? lines[c][l] : "";
      const int missing = std::max(0, widths[c] - DisplayWidth(text));
      if (columns[c].align == Align::kRight) pending += missing;
      if (!text.empty()) {
        line += std::string(static_cast<std::size_t>(pending), ' ');
        line += Colored(text, cells[c].color, style);
        pending = 0;
      }
      pending += kGap + (columns[c].align == Align::kLeft ? missing : 0);
    }
    rendered += line + "\n";
  }
  return rendered;
}

}  // namespace

std::string Colored(const std::string& text, Color color, const Style& style) {
  if (!style.color || color == Color::kNone || text.empty()) return text;
  return std::string("\x1b[") + Code(color) + "m" + text + "\x1b[0m";
}

Cell::Cell(std::string text_in, Color color_in) : text(Printable(text_in)), color(color_in) {}
Cell::Cell(const char* text_in) : Cell(std::string(text_in)) {}

std::vector<int> Table::Widths(const Style& style) const {
  std::vector<int> widths;
  widths.reserve(columns_.size());
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    int width = DisplayWidth(columns_[c].title);
    for (const auto& row : rows_) width = std::max(width, DisplayWidth(row[c].text));
    widths.push_back(width);
  }
  if (style.columns == 0) return widths;
  int excess = std::accumulate(widths.begin(), widths.end(), 0) +
               kGap * static_cast<int>(widths.size() - 1) - style.columns;
  while (excess > 0) {  // one column at a time off the widest that may shrink
    std::size_t widest = columns_.size();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].overflow == Overflow::kKeep || widths[c] <= kNarrowest) continue;
      if (widest == columns_.size() || widths[c] > widths[widest]) widest = c;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
    --excess;
  }
  return widths;
}

std::string Table::Render(const Style& style, const std::string& none) const {
  if (rows_.empty()) return none + "\n";
  const std::vector<int> widths = Widths(style);
  std::vector<Cell> titles;
  titles.reserve(columns_.size());
  for (const Column& column : columns_) titles.emplace_back(column.title, Color::kBold);
  std::string rendered = RenderRow(titles, columns_, widths, style);
  for (const auto& row : rows_) rendered += RenderRow(row, columns_, widths, style);
  return rendered;
}

std::string RenderFields(const std::vector<std::pair<std::string, Cell>>& fields,
                         const Style& style) {
  int label_width = 0;
  for (const auto& [label, value] : fields) {
    if (!value.text.empty()) label_width = std::max(label_width, DisplayWidth(label));
  }
  const int room =
      style.columns == 0 ? 0 : std::max(kNarrowest, style.columns - label_width - kGap);
  const Column column{"", room == 0 ? Overflow::kKeep : Overflow::kWrap, Align::kLeft};
  std::string rendered;
  for (const auto& [label, value] : fields) {
    if (value.text.empty()) continue;
    std::string head = Colored(PadRight(label, label_width), Color::kDim, style);
    for (const std::string& line : LinesOf(value.text, column, room)) {
      rendered += head + std::string(kGap, ' ') + Colored(line, value.color, style) + "\n";
      head = std::string(static_cast<std::size_t>(label_width), ' ');
    }
  }
  return rendered;
}

}  // namespace duban::cli
