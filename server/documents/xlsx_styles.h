// Which number formats of a workbook print a day. Thread-safe once made.
#ifndef DUBAN_SERVER_DOCUMENTS_XLSX_STYLES_H_
#define DUBAN_SERVER_DOCUMENTS_XLSX_STYLES_H_

#include <cstddef>
#include <string>
#include <vector>

#include <pugixml.hpp>

namespace duban::documents {

class XlsxStyles {
 public:
  // `root` is the element <styleSheet>; a null one means no styles.
  explicit XlsxStyles(const pugi::xml_node& root);

  // Whether a cell of this style (the attribute s) shows its number as it is ("General"), as a
  // day, or with a percent sign.
  enum class Kind { kNumber, kDay, kMonth, kPercent };
  [[nodiscard]] Kind KindOf(std::size_t style) const;

 private:
  std::vector<Kind> kinds_;
};

// The number of a cell as it is shown: 45473 as 2024年6月30日, 0.945 as 94.5%, 1 as 1. `raw` is
// the text of <v>. Days are counted from 1904 where `from_1904`.
std::string ShowNumber(const std::string& raw, XlsxStyles::Kind kind, bool from_1904);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_XLSX_STYLES_H_
