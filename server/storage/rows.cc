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
    RETURN_IF_ERROR(session.Write(name_, sql, static_cast<std::int64_t>(rows)));
  }
  rows_.clear();
  return absl::OkStatus();
}

RowUpdate::RowUpdate(const char* name, const char* table, const char* key,
                     std::vector<const char*> columns, Rows expected)
    : name_(name),
      table_(table),
      key_(key),
      columns_(std::move(columns)),
      changed_(columns_.size()),
      expected_(expected) {
  if (columns_.empty()) throw MisuseError(name_, "an update without columns");
}

void RowUpdate::Add(std::int64_t key, std::vector<Value> values) {
  Add(key, std::move(values), {});
}

void RowUpdate::Add(std::int64_t key, std::vector<Value> values, const std::vector<Value>& was) {
  if (values.size() != columns_.size() || was.size() > columns_.size()) {
    throw MisuseError(name_, "a row has another number of values");
  }
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (column >= was.size() || values[column] != was[column]) changed_[column] = true;
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
  const bool nothing = std::find(changed_.begin(), changed_.end(), true) == changed_.end();
  for (std::size_t first = 0; !nothing && first < rows_.size(); first += limits::kUpdateRowsMax) {
    const std::size_t last = std::min(rows_.size(), first + limits::kUpdateRowsMax);
    RETURN_IF_ERROR(RunChunk(session, first, last));
  }
  rows_.clear();
  changed_.assign(columns_.size(), false);
  return absl::OkStatus();
}

// UPDATE t SET c = CASE id WHEN 7 THEN 1 ELSE 2 END, d = 3 WHERE id IN (7,9,11). Measured against a
// join with a derived table (100,000 rows, 6 columns): the same at 32 and 64 rows (about 1.1 and
// 1.8 ms, a third of single updates), faster below, and two traps less: as an update of one table
// it does not wait at rows that a scan of a small table meets beside its own, and no UNION decides
// the type and collation of a column from its literals.
absl::Status RowUpdate::RunChunk(Session& session, std::size_t first, std::size_t last) {
  SqlText sql;
  sql += std::string("UPDATE ") + table_ + " SET ";
  const char* separator = "";
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (!changed_[column]) continue;
    sql += std::string(separator) + columns_[column] + " = ";
    separator = ", ";
    AppendColumn(sql, column, first, last);
  }
  sql += std::string(" WHERE ") + key_ + " IN (";
  for (std::size_t row = first; row < last; ++row) {
    if (row > first) sql += ",";
    sql.Append(rows_[row].first);
  }
  sql += ")";
  std::optional<std::int64_t> expected;
  if (expected_ == Rows::kOneOfEachKey) expected = static_cast<std::int64_t>(last - first);
  return session.Write(name_, sql, expected);
}

// Most columns have one value in most rows of a batch. That one needs no WHEN, and it is the WHENs
// whose cost grows with the square of the rows.
void RowUpdate::AppendColumn(SqlText& sql, std::size_t column, std::size_t first,
                             std::size_t last) {
  const Value common = MajorityOf(column, first, last);
  bool in_case = false;
  for (std::size_t row = first; row < last; ++row) {
    Value& value = rows_[row].second[column];
    if (value == common) continue;
    if (!in_case) sql += std::string("CASE ") + key_;
    in_case = true;
    sql += " WHEN ";
    sql.Append(rows_[row].first);
    sql += " THEN ";
    sql.Append(std::move(value));
  }
  if (in_case) sql += " ELSE ";
  sql.Append(common);
  if (in_case) sql += " END";
}

// The value of more than half of the rows; if there is none, that of any row. Counted by letting
// unequal values cancel each other out (Boyer and Moore).
const Value& RowUpdate::MajorityOf(std::size_t column, std::size_t first, std::size_t last) const {
  const Value* majority = nullptr;
  std::size_t ahead = 0;
  for (std::size_t row = first; row < last; ++row) {
    const Value& value = rows_[row].second[column];
    if (ahead == 0) majority = &value;
    if (value == *majority) {
      ++ahead;
    } else {
      --ahead;
    }
  }
  return *majority;
}

}  // namespace duban::storage
