// Multi-row statements: what keeps a batch of 64 commands at a handful of round trips.
// Table and column names are literals of ours; every value is rendered or bound like Statement's.
#ifndef DUBAN_SERVER_STORAGE_ROWS_H_
#define DUBAN_SERVER_STORAGE_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "server/storage/session.h"
#include "server/storage/statement.h"
#include "server/storage/value.h"

namespace duban::storage {

// INSERT INTO table (columns) VALUES (…),(…), plain, in chunks of kInsertRowsMax rows and
// kStatementBytesMax bytes. Give rows in key order: it keeps two writers from deadlocking.
class RowInsert {
 public:
  // The three are literals; columns are separated by ", ".
  RowInsert(const char* name, const char* table, const char* columns);

  // As many values as columns, else MisuseError.
  void Add(std::vector<Value> row);
  bool empty() const { return rows_.empty(); }

  // No row: no statement. Sent as Session::Write says, which has the errors: MakeFault's,
  // kDuplicate if a key exists.
  absl::Status Run(Session& session);

 private:
  const char* name_;
  std::string head_;
  std::size_t columns_;
  std::vector<std::vector<Value>> rows_;
};

// UPDATE by the integer that the primary key is or begins with, each key with its own values, in
// chunks of kUpdateRowsMax keys.
class RowUpdate {
 public:
  // Whether a key names one row, which must be there, or however many there are.
  enum class Rows { kOneOfEachKey, kAnyOfEachKey };

  // e.g. RowUpdate("task.update", "task", "id", {"state", "version"}).
  RowUpdate(const char* name, const char* table, const char* key, std::vector<const char*> columns,
            Rows expected = Rows::kOneOfEachKey);

  // The key, then as many values as columns. Keys must differ, else MisuseError at Run().
  void Add(std::int64_t key, std::vector<Value> values);
  // The same of a row whose first columns are known: columns in which no row differs from what it
  // was are not written.
  void Add(std::int64_t key, std::vector<Value> values, const std::vector<Value>& was);
  bool empty() const { return rows_.empty(); }

  // No key: no statement. Sent as Session::Write says, which has the errors:
  // INTERNAL/DATABASE_ERROR unless the rows expected were met, MakeFault's otherwise.
  absl::Status Run(Session& session);

 private:
  using Row = std::pair<std::int64_t, std::vector<Value>>;
  absl::Status RunChunk(Session& session, std::size_t first, std::size_t last);
  void AppendColumn(SqlText& sql, std::size_t column, std::size_t first, std::size_t last);
  const Value& MajorityOf(std::size_t column, std::size_t first, std::size_t last) const;

  const char* name_;
  const char* table_;
  const char* key_;
  std::vector<const char*> columns_;
  std::vector<bool> changed_;  // of the columns
  Rows expected_;
  std::vector<Row> rows_;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_ROWS_H_
