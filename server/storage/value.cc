#include "server/storage/value.h"

#include <array>
#include <charconv>
#include <stdexcept>

namespace duban::storage {
namespace {

template <class T>
void AppendDigits(std::string& sql, T number) {
  std::array<char, 24> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  sql.append(digits.data(), result.ptr);
}

}  // namespace

void Value::AppendLiteral(std::string& sql) const {
  if (is_null()) {
    sql += "NULL";
  } else if (const auto* number = std::get_if<std::int64_t>(&data_)) {
    if (*number < 0) sql += '(';
    AppendDigits(sql, *number);
    if (*number < 0) sql += ')';
  } else if (const auto* natural = std::get_if<std::uint64_t>(&data_)) {
    AppendDigits(sql, *natural);
  } else if (const auto* last = std::get_if<LastInsertId>(&data_)) {
    sql += "LAST_INSERT_ID()-";
    AppendDigits(sql, last->less);
  } else {
    throw std::logic_error("a string is never rendered as a literal");
  }
}

}  // namespace duban::storage
