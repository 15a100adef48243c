// A statement's text with its values in place. This is where a value becomes SQL: numbers and NULL
// as literals (typed, so there is nothing in them to escape), strings set apart with the offset
// they belong at, for Session to bind or quote.
#ifndef DUBAN_SERVER_STORAGE_SQL_TEXT_H_
#define DUBAN_SERVER_STORAGE_SQL_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/value.h"

namespace duban::storage {

class SqlText {
 public:
  struct Text {
    std::size_t offset = 0;  // in sql()
    std::string value;
  };

  // SQL of ours; never anything that came from outside.
  SqlText& operator+=(std::string_view sql) {
    sql_ += sql;
    return *this;
  }
  void Append(Value value);

  // What was appended, without the strings.
  const std::string& sql() const { return sql_; }
  // The strings, by offset.
  const std::vector<Text>& texts() const { return texts_; }
  // Bytes that will travel, about.
  std::size_t bytes() const { return sql_.size() + text_bytes_; }

 private:
  std::string sql_;
  std::vector<Text> texts_;
  std::size_t text_bytes_ = 0;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_SQL_TEXT_H_
