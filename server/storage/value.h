// A value on its way into SQL. It owns what it holds, so a temporary is as good as a variable
// (SOCI's use() of a temporary is undefined behaviour), and it knows its sign, so 2^64-1 stays that
// (SOCI binds uint64_t as signed).
//
// Domain types have one stored form each: absl::Time is BIGINT microseconds, absl::CivilDay is
// DATE, an Id is BIGINT with "none" (0) as NULL, an enum is its number, bool is 0 or 1.
#ifndef DUBAN_SERVER_STORAGE_VALUE_H_
#define DUBAN_SERVER_STORAGE_VALUE_H_

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/base/clock.h"
#include "server/base/ids.h"

namespace duban::storage {

// The number that the last UPDATE of the session gave to LAST_INSERT_ID(…), less so much. The
// database puts it in, so that a statement can use it without a round trip for asking.
struct LastInsertId {
  std::int64_t less = 0;
  friend bool operator==(const LastInsertId&, const LastInsertId&) = default;
};

// Implicit on purpose: a list of parameters reads {{"id", id}, {"title", title}}.
// NOLINTBEGIN(google-explicit-constructor)
class Value {
 public:
  Value(std::nullopt_t) {}
  template <std::integral T>
    requires(!std::same_as<T, char>)
  Value(T number) {
    if constexpr (std::is_signed_v<T>) {
      data_ = std::int64_t{number};
    } else {
      data_ = std::uint64_t{number};
    }
  }
  template <class T>
    requires std::is_enum_v<T>
  Value(T number) : Value(static_cast<std::underlying_type_t<T>>(number)) {}
  template <class Tag>
  Value(base::Id<Tag> id) {
    if (id) data_ = id.value;
  }
  Value(absl::Time instant) : data_(base::ToMicros(instant)) {}
  Value(absl::CivilDay date) : data_(absl::FormatCivilTime(date)) {}
  Value(LastInsertId id) : data_(id) {}
  Value(std::string text) : data_(std::move(text)) {}
  Value(std::string_view text) : data_(std::string(text)) {}
  Value(const char* text) : data_(std::string(text)) {}
  template <class T>
  Value(const std::optional<T>& maybe) {
    if (maybe) *this = Value(*maybe);
  }

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  // Null if the value is not a string.
  const std::string* text() const { return std::get_if<std::string>(&data_); }
  // Moves the string out. Precondition: text() is not null.
  std::string take_text() { return std::get<std::string>(std::move(data_)); }

  // Appends NULL, the number or the function as SQL. A number is typed and holds digits and a sign
  // only, so there is nothing to escape; negative ones get parentheses, because "1-:n" must not
  // become "1--5". Precondition: text() is null.
  void AppendLiteral(std::string& sql) const;

  friend bool operator==(const Value&, const Value&) = default;

 private:
  std::variant<std::monostate, std::int64_t, std::uint64_t, LastInsertId, std::string> data_;
};

// A named value, or a named list for `IN (:ids)`. An empty list becomes NULL, which IN matches with
// nothing; don't use it with NOT IN.
struct Param {
  template <std::convertible_to<Value> T>
  Param(const char* param_name, T&& value) : name(param_name) {
    values.emplace_back(std::forward<T>(value));
  }
  template <std::convertible_to<Value> T>
  Param(const char* param_name, const std::vector<T>& list) : name(param_name), is_list(true) {
    values.reserve(list.size());
    for (const T& item : list) values.emplace_back(item);
  }

  std::string_view name;  // of a literal
  std::vector<Value> values;
  bool is_list = false;
};
// NOLINTEND(google-explicit-constructor)

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_VALUE_H_
