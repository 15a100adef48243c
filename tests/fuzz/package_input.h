// Parts of an office document out of a fuzzer's bytes: mutating XML finds more than mutating what
// is packed. Parts are parted by a byte 0xFF, which no UTF-8 has.
#ifndef DUBAN_TESTS_FUZZ_PACKAGE_INPUT_H_
#define DUBAN_TESTS_FUZZ_PACKAGE_INPUT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/documents/office_file.h"

namespace duban::documents {

// The parts by these names, in order, behind those that are given.
inline std::string PackageOf(std::string_view bytes, const std::vector<std::string>& names,
                             Parts parts = {}) {
  for (const std::string& name : names) {
    const std::size_t end = bytes.find('\xFF');
    parts.emplace_back(name, std::string(bytes.substr(0, end)));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
  }
  return Package(parts);
}

// The same with a workbook that has one sheet.
inline std::string WorkbookOf(std::string_view bytes, const std::vector<std::string>& names) {
  return PackageOf(
      bytes, names,
      {{"xl/workbook.xml", "<workbook><sheets><sheet r:id=\"a\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/>"
        "</Relationships>"}});
}

}  // namespace duban::documents

#endif  // DUBAN_TESTS_FUZZ_PACKAGE_INPUT_H_
