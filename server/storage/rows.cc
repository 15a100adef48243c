#include "server/storage/rows.h"

#include <algorithm>

#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::storage {
namespace {

void AppendRow(SqlText& sql, std::vector<Value>& row) {
  const char* separator = "(";
  for (Value& value : row) {
    sql += separator;
    sql.Append(std::move(value));
    separator = ",";
  }
  sql += ")";
}

}  // namespace

RowInsert::RowInsert(const char* name, const char* table, const char* columns)
    : name_(name),
      head_(std::string("INSERT INTO ") + table + " (" + columns + ") VALUES "),
      columns_(1 + static_cast<std::size_t>(std::count(head_.begin(), head_.end(), ','))) {}

void RowInsert::Add(std::vector<Value> row) {
  if (row.size() != columns_) throw MisuseError(name_, "a row has another number of values");
  rows_.push_back(std::move(row));
}

absl::Status RowInsert::Run(Session& session) {
  std::size_t next = 0;
  while (next < rows_.size()) {
    SqlText sql;
    sql += head_;
    std::size_t rows = 0;
    while (next < rows_.size() && rows < limits::kInsertRowsMax &&
           (rows == 0 || sql.bytes() < limits::kStatementBytesMax)) {
      if (rows > 0) sql += ",";
      AppendRow(sql, rows_[next]);
      ++rows;
      ++next;
    }
    ASSIGN_OR_RETURN(const std::int64_t affected, session.Execute(name_, sql, 0, nullptr));
    if (affected != static_cast<std::int64_t>(rows)) return session.FailExpectation(name_);
  }
  rows_.clear();
  return absl::OkStatus();
}

RowUpdate::RowUpdate(const char* name, const char* table, const char* key,
                     std::vector<const char*> columns)
    : name_(name), table_(table), key_(key), columns_(std::move(columns)) {
  if (columns_.empty()) throw MisuseError(name_, "an update without columns");
}

void RowUpdate::Add(std::int64_t key, std::vector<Value> values) {
  if (values.size() != columns_.size()) {
    throw MisuseError(name_, "a row has another number of values");
  }
  rows_.emplace_back(key, std::move(values));
}

absl::Status RowUpdate::Run(Session& session) {
  const auto by_key = [](const Row& a, const Row& b) { return a.first < b.first; };
  const auto same_key = [](const Row& a, const Row& b) { return a.first == b.first; };
  std::sort(rows_.begin(), rows_.end(), by_key);
  if (std::adjacent_find(rows_.begin(), rows_.end(), same_key) != rows_.end()) {
    throw MisuseError(name_, "a key is updated twice");
  }
  for (std::size_t first = 0; first < rows_.size(); first += limits::kUpdateRowsMax) {
    const std::size_t last = std::min(rows_.size(), first + limits::kUpdateRowsMax);
    RETURN_IF_ERROR(RunChunk(session, first, last));
  }
  rows_.clear();
  return absl::OkStatus();
}

// UPDATE t SET c = CASE id WHEN 7 THEN 1 WHEN 9 THEN 2 END WHERE id IN (7,9). Measured against a
// join with a derived table (100,000 rows, 6 columns): the same at 32 and 64 rows (about 1.1 and
// 1.8 ms, a third of single updates), faster below, and two traps less: as an update of one table
// it does not wait at rows that a scan of a small table meets beside its own, and no UNION decides
// the type and collation of a column from its literals.
absl::Status RowUpdate::RunChunk(Session& session, std::size_t first, std::size_t last) {
  SqlText sql;
  sql += std::string("UPDATE ") + table_ + " SET ";
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    sql += std::string(column == 0 ? "" : ", ") + columns_[column] + " = ";
    if (last - first > 1) sql += std::string("CASE ") + key_;
    for (std::size_t row = first; row < last; ++row) {
      if (last - first > 1) {
        sql += " WHEN ";
        sql.Append(rows_[row].first);
        sql += " THEN ";
      }
      sql.Append(std::move(rows_[row].second[column]));
    }
    if (last - first > 1) sql += " END";
  }
  sql += std::string(" WHERE ") + key_ + " IN (";
  for (std::size_t row = first; row < last; ++row) {
    if (row > first) sql += ",";
    sql.Append(rows_[row].first);
  }
  sql += ")";
  ASSIGN_OR_RETURN(const std::int64_t affected, session.Execute(name_, sql, 0, nullptr));
  if (affected != static_cast<std::int64_t>(last - first)) return session.FailExpectation(name_);
  return absl::OkStatus();
}

}  // namespace duban::storage
