// Rows on their way into a multi-row statement.
#ifndef DUBAN_SERVER_STORAGE_ROW_OF_H_
#define DUBAN_SERVER_STORAGE_ROW_OF_H_

#include <algorithm>
#include <utility>
#include <vector>

#include "server/storage/value.h"

namespace duban::storage {

// One row's values, each constructed in place: an initializer list would copy every text twice.
template <class... T>
std::vector<Value> RowOf(T&&... values) {
  std::vector<Value> row;
  row.reserve(sizeof...(values));
  (row.emplace_back(std::forward<T>(values)), ...);
  return row;
}

// The elements in order of key(element): two writers that insert in key order do not deadlock. The
// pointers live as long as `rows` stays as it is.
template <class Row, class Key>
std::vector<const Row*> InOrderOf(const std::vector<Row>& rows, const Key& key) {
  std::vector<const Row*> sorted;
  sorted.reserve(rows.size());
  for (const Row& row : rows) sorted.push_back(&row);
  std::sort(sorted.begin(), sorted.end(),
            [&](const Row* a, const Row* b) { return key(*a) < key(*b); });
  return sorted;
}

template <class Row>
std::vector<const Row*> InOrderOfId(const std::vector<Row>& rows) {
  return InOrderOf(rows, [](const Row& row) { return row.id; });
}

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_ROW_OF_H_
