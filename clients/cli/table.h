// Tables and lists of fields for a terminal, with right column widths for Chinese.
#ifndef DUBAN_CLIENTS_CLI_TABLE_H_
#define DUBAN_CLIENTS_CLI_TABLE_H_

#include <string>
#include <utility>
#include <vector>

#include "clients/cli/terminal.h"

namespace duban::cli {

enum class Color { kNone, kBold, kDim, kRed, kGreen, kYellow, kBlue };

// The text in that colour; unchanged where the style has none.
std::string Colored(const std::string& text, Color color, const Style& style);

struct Cell {
  Cell(std::string text_in, Color color_in = Color::kNone);  // NOLINT(google-explicit-constructor)
  Cell(const char* text_in);                                 // NOLINT(google-explicit-constructor)
  std::string text;                                          // printable
  Color color = Color::kNone;
};

// What becomes of a column's text where the terminal is too narrow.
enum class Overflow { kKeep, kCut, kWrap };
enum class Align { kLeft, kRight };

struct Column {
  std::string title;
  Overflow overflow = Overflow::kKeep;
  Align align = Align::kLeft;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // Precondition: one cell a column.
  void AddRow(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }

  // The title line and the rows, each ending in a line break; without rows, `none` alone.
  std::string Render(const Style& style, const std::string& none) const;

 private:
  std::vector<int> Widths(const Style& style) const;

  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

// One line a field, "label  value", values aligned and wrapped; fields without a value are left
// out.
std::string RenderFields(const std::vector<std::pair<std::string, Cell>>& fields,
                         const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_TABLE_H_
