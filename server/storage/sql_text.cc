#include "server/storage/sql_text.h"

#include <utility>

namespace duban::storage {

void SqlText::Append(Value value) {
  if (value.text() == nullptr) {
    value.AppendLiteral(sql_);
    return;
  }
  text_bytes_ += value.text()->size();
  texts_.push_back({sql_.size(), value.take_text()});
}

}  // namespace duban::storage
