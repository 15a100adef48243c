#include "server/documents/xlsx_sheet.h"

#include <algorithm>
#include <cstdlib>

#include "server/documents/xml_part.h"

namespace duban::documents {
namespace {

constexpr std::size_t kSheetRowsMax = 1 << 20;
constexpr std::size_t kSheetColumnsMax = 1 << 14;

std::string CellValue(const pugi::xml_node& cell, const Workbook& workbook) {
  const std::string type = Attribute(cell, "t");
  if (type == "inlineStr") return RichText(Child(cell, "is"));
  const std::string raw = Child(cell, "v").text().get();
  if (type == "s") {
    const int index = raw.empty() ? -1 : std::atoi(raw.c_str());
    const bool known = index >= 0 && static_cast<std::size_t>(index) < workbook.strings.size();
    return known ? workbook.strings[static_cast<std::size_t>(index)] : "";
  }
  if (type == "e" || raw.empty()) return "";  // #REF! is no text of the plan
  if (type == "b") return raw == "1" ? "是" : "否";
  if (type == "str" || type == "d") return raw;
  const int style = std::max(IntAttribute(cell, "s", 0), 0);
  return ShowNumber(raw, workbook.styles.KindOf(static_cast<std::size_t>(style)),
                    workbook.from_1904);
}

void MergeCells(const pugi::xml_node& root, const std::vector<std::size_t>& rows, TableGrid& grid) {
  for (const pugi::xml_node& node : Child(root, "mergeCells").children()) {
    const std::string area = Attribute(node, "ref");
    const std::size_t colon = area.find(':');
    if (colon == std::string::npos) continue;
    const auto from = ParseCellAddress(std::string_view(area).substr(0, colon));
    const auto to = ParseCellAddress(std::string_view(area).substr(colon + 1));
    if (!from || !to || to->row <= from->row) continue;
    // Rows are kept without the empty ones between them.
    const auto first = std::lower_bound(rows.begin(), rows.end(), from->row);
    const auto behind = std::upper_bound(rows.begin(), rows.end(), to->row);
    if (first == rows.end() || *first != from->row) continue;
    grid.MergeDown(static_cast<std::size_t>(first - rows.begin()), from->column,
                   static_cast<std::size_t>(behind - rows.begin()) - 1);
  }
}

}  // namespace

std::optional<CellAddress> ParseCellAddress(std::string_view text) {
  std::size_t column = 0;
  std::size_t row = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    column = column * 26 + static_cast<std::size_t>(text[at] - 'A') + 1;
    if (column > kSheetColumnsMax) return std::nullopt;
  }
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    row = row * 10 + static_cast<std::size_t>(text[at] - '0');
    if (row > kSheetRowsMax) return std::nullopt;
  }
  if (at != text.size() || row == 0 || column == 0) return std::nullopt;
  return CellAddress{row - 1, column - 1};
}

std::string RichText(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (Is(child, "t")) text += child.text().get();
    if (Is(child, "r")) text += Child(child, "t").text().get();
  }
  return text;
}

TableGrid ReadSheet(const pugi::xml_node& root, const Workbook& workbook) {
  TableGrid grid;
  std::vector<std::size_t> rows;  // the sheet's number of each row of the grid
  std::size_t next_row = 0;
  for (const pugi::xml_node& row : Child(root, "sheetData").children()) {
    if (!Is(row, "row") || grid.overflowed()) continue;
    const int number = IntAttribute(row, "r", 0);
    const std::size_t at = number > 0 ? static_cast<std::size_t>(number) - 1 : next_row;
    next_row = at + 1;
    // A file that goes back is no sheet any program wrote.
    if (Attribute(row, "hidden") == "1" || (!rows.empty() && at <= rows.back())) continue;
    rows.push_back(at);
    std::size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      if (const auto address = ParseCellAddress(Attribute(cell, "r"))) column = address->column;
      const std::string value = CellValue(cell, workbook);
      if (!TrimBlanks(value).empty()) grid.SetCell(rows.size() - 1, column, {value});
      ++column;
    }
    if (grid.rows() < rows.size()) rows.pop_back();  // sheets have many empty rows
  }
  MergeCells(root, rows, grid);
  return grid;
}

}  // namespace duban::documents
