#include "server/documents/xlsx_styles.h"

#include <cmath>
#include <map>

#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <absl/time/civil_time.h>

#include "server/documents/xml_part.h"

namespace duban::documents {
namespace {

using Kind = XlsxStyles::Kind;

// What is quoted, in brackets or behind a backslash is printed, not a pattern.
std::string Pattern(const std::string& code) {
  std::string pattern;
  char until = '\0';
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (until != '\0') {
      if (c == until) until = '\0';
    } else if (c == '"') {
      until = '"';
    } else if (c == '[') {
      until = ']';
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == ';') {
      break;  // for negative numbers
    } else {
      pattern.push_back(c);
    }
  }
  return pattern;
}

Kind KindOfCode(const std::string& code) {
  const std::string pattern = Pattern(code);
  if (pattern.find("General") != std::string::npos) return Kind::kNumber;
  const bool day = pattern.find_first_of("dD") != std::string::npos;
  const bool year = pattern.find_first_of("yY") != std::string::npos;
  if (day) return Kind::kDay;
  if (year) return Kind::kMonth;
  return pattern.find('%') != std::string::npos ? Kind::kPercent : Kind::kNumber;
}

// Formats that files do not spell out; 27 to 36 and 50 to 58 are days in Chinese offices.
Kind KindOfBuiltIn(int id) {
  if (id == 9 || id == 10) return Kind::kPercent;
  if (id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57) return Kind::kMonth;
  const bool day = (id >= 14 && id <= 16) || id == 22 || (id >= 28 && id <= 31) || id == 51 ||
                   (id >= 53 && id <= 56) || id == 58;
  return day ? Kind::kDay : Kind::kNumber;
}

}  // namespace

XlsxStyles::XlsxStyles(const pugi::xml_node& root) {
  std::map<int, Kind> codes;
  for (const pugi::xml_node& node : Child(root, "numFmts").children()) {
    codes[IntAttribute(node, "numFmtId", -1)] = KindOfCode(Attribute(node, "formatCode"));
  }
  for (const pugi::xml_node& node : Child(root, "cellXfs").children()) {
    const int id = IntAttribute(node, "numFmtId", 0);
    const auto code = codes.find(id);
    kinds_.push_back(code == codes.end() ? KindOfBuiltIn(id) : code->second);
  }
}

Kind XlsxStyles::KindOf(std::size_t style) const {
  return style < kinds_.size() ? kinds_[style] : Kind::kNumber;
}

std::string ShowNumber(const std::string& raw, Kind kind, bool from_1904) {
  double value = 0;
  if (!absl::SimpleAtod(raw, &value) || !std::isfinite(value)) return raw;
  // Up to the year 9999.
  if ((kind == Kind::kDay || kind == Kind::kMonth) && value >= 1 && value < 2958466) {
    // Programs count a 29 February 1900 that never was.
    const int shift = !from_1904 && value >= 60 ? 1 : 0;
    const absl::CivilDay origin =
        from_1904 ? absl::CivilDay(1904, 1, 1) : absl::CivilDay(1899, 12, 31);
    const absl::CivilDay day = origin + static_cast<int>(value) - shift;
    const std::string month = absl::StrCat(day.year(), "年", day.month(), "月");
    return kind == Kind::kMonth ? month : absl::StrCat(month, day.day(), "日");
  }
  if (kind == Kind::kPercent) return absl::StrFormat("%.10g%%", value * 100);
  // 0.1 is stored as 0.10000000000000001.
  if (std::abs(value) < 1e15) return absl::StrFormat("%.15g", value);
  return raw;
}

}  // namespace duban::documents
