// A column on its way out of SQL: text or NULL from the server, read strictly into the type of the
// struct's member. NULL into a member that is neither optional nor an Id, a number out of range or
// a column count that differs is a programmer's error and throws MisuseError.
#ifndef DUBAN_SERVER_STORAGE_COLUMN_H_
#define DUBAN_SERVER_STORAGE_COLUMN_H_

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/base/clock.h"
#include "server/base/ids.h"

namespace duban::storage {

// Wrong use of the façade. Its text names the statement and never holds a value.
class MisuseError : public std::logic_error {
 public:
  MisuseError(const char* statement, const std::string& what)
      : std::logic_error(std::string(statement) + ": " + what) {}
};

struct Cell {
  std::string text;  // bytes as stored; numbers in decimal
  bool is_null = false;
};

// Each returns false if the cell does not fit the type.
inline bool ReadCell(const Cell& cell, std::string& to) {
  to = cell.text;
  return !cell.is_null;
}

template <std::integral T>
bool ReadCell(const Cell& cell, T& to) {
  const char* end = cell.text.data() + cell.text.size();
  if constexpr (std::same_as<T, bool>) {
    to = cell.text == "1";
    return !cell.is_null && (to || cell.text == "0");
  } else {
    const auto result = std::from_chars(cell.text.data(), end, to);
    return !cell.is_null && result.ec == std::errc() && result.ptr == end;
  }
}

template <class T>
  requires std::is_enum_v<T>
bool ReadCell(const Cell& cell, T& to) {
  std::underlying_type_t<T> number{};
  const bool fits = ReadCell(cell, number);
  to = static_cast<T>(number);
  return fits;
}

template <class Tag>
bool ReadCell(const Cell& cell, base::Id<Tag>& to) {
  to = {};
  return cell.is_null || ReadCell(cell, to.value);
}

inline bool ReadCell(const Cell& cell, absl::Time& to) {
  std::int64_t micros = 0;
  const bool fits = ReadCell(cell, micros);
  to = base::FromMicros(micros);
  return fits;
}

inline bool ReadCell(const Cell& cell, absl::CivilDay& to) {
  return !cell.is_null && absl::ParseCivilTime(cell.text, &to);
}

template <class T>
bool ReadCell(const Cell& cell, std::optional<T>& to) {
  to.reset();
  return cell.is_null || ReadCell(cell, to.emplace());
}

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_COLUMN_H_
