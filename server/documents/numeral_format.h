// Numbers as the automatic numbering of office documents prints them: 一, 壹, 甲, ①, ⑴, ⒈, iv.
// Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_NUMERAL_FORMAT_H_
#define DUBAN_SERVER_DOCUMENTS_NUMERAL_FORMAT_H_

#include <string>
#include <string_view>

namespace duban::documents {

// `format` is an ST_NumberFormat of ECMA-376 ("chineseCounting", "decimalEnclosedCircle", …).
// Formats that do not reach `value`, or are not known, print it as a decimal.
std::string FormatNumeral(int value, std::string_view format);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_NUMERAL_FORMAT_H_
