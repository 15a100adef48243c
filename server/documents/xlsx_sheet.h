// One sheet of a workbook into a table. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_XLSX_SHEET_H_
#define DUBAN_SERVER_DOCUMENTS_XLSX_SHEET_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "server/documents/table_grid.h"
#include "server/documents/xlsx_styles.h"

namespace duban::documents {

struct CellAddress {
  std::size_t row = 0;     // from 0
  std::size_t column = 0;  // from 0
};

// "B12"; absent for what is no address, or lies beyond what a sheet may have.
std::optional<CellAddress> ParseCellAddress(std::string_view text);

// What the cells of all sheets share.
struct Workbook {
  std::vector<std::string> strings;
  XlsxStyles styles;
  bool from_1904 = false;
};

// The text of <si> or <is>: its runs without their readings.
std::string RichText(const pugi::xml_node& node);

// `root` is the element <worksheet>.
TableGrid ReadSheet(const pugi::xml_node& root, const Workbook& workbook);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_XLSX_SHEET_H_
