// The one way to run SQL. A statement is a text with named parameters, run once:
//
//   Statement(session, "task.lock",
//             "SELECT id, title, due_date FROM task WHERE id IN (:ids) ORDER BY id FOR UPDATE",
//             {{"ids", ids}})
//       .All<TaskRow>([](TaskRow& row) { return std::tie(row.id, row.title, row.due_date); });
//
// The text is a literal of ours, checked before anything is sent: SOCI drops what follows a colon
// it does not know, so comments, double quotes, backslashes, semicolons and colons outside '…' are
// refused, and so are parameters missing or unused, statements other than SELECT, WITH, INSERT,
// UPDATE and DELETE, and INSERT IGNORE (it stores NULL as 0 and cuts keys). Wrong use throws
// MisuseError; what the database says is a status made by MakeFault.
//
// SOCI buffers whole results: give every SELECT a LIMIT or a key list.
#ifndef DUBAN_SERVER_STORAGE_STATEMENT_H_
#define DUBAN_SERVER_STORAGE_STATEMENT_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/status.h"
#include "server/storage/column.h"
#include "server/storage/session.h"
#include "server/storage/sql_text.h"
#include "server/storage/value.h"

namespace duban::storage {

// The text with its parameters in place. Throws MisuseError as described above.
SqlText Render(const char* name, std::string_view sql, std::vector<Param> params);

class Statement {
 public:
  // `name` is a literal such as "task.lock": it is what logs, errors and fault injection see.
  Statement(Session& session, const char* name, std::string_view sql,
            std::vector<Param> params = {})
      : session_(session), name_(name), sql_(Render(name, sql, std::move(params))) {}

  // Runs a statement without result now; the answer is the number of rows affected, where an UPDATE
  // counts the rows it found, changed or not (CLIENT_FOUND_ROWS).
  absl::StatusOr<std::int64_t> Run();

  // Runs it with the next statement that has an answer, by the commit at the latest, which fails
  // with INTERNAL/DATABASE_ERROR unless exactly so many rows were affected.
  absl::Status RunExactly(std::int64_t rows);

  // The same, however many rows there are.
  absl::Status RunForAny();

  // Every row, filled through what `columns(row)` ties, in the order of the SELECT list.
  template <class Row, class Columns>
  absl::StatusOr<std::vector<Row>> All(const Columns& columns);

  // All() for a single column.
  template <class T>
  absl::StatusOr<std::vector<T>> AllOf() {
    return All<T>([](T& value) { return std::tie(value); });
  }

  // The row, or nullopt if there is none. More than one is a MisuseError.
  template <class Row, class Columns>
  absl::StatusOr<std::optional<Row>> One(const Columns& columns);

  // One() for a single column.
  template <class T>
  absl::StatusOr<std::optional<T>> OneOf() {
    return One<T>([](T& value) { return std::tie(value); });
  }

 private:
  absl::StatusOr<std::int64_t> Select(std::size_t columns,
                                      const std::function<void(const std::vector<Cell>&)>& on_row);
  // Throws at the second time.
  void CheckOnce();
  [[noreturn]] void ThrowBadCell(std::size_t column) const;

  Session& session_;
  const char* name_;
  SqlText sql_;
  bool done_ = false;
};

template <class Row, class Columns>
absl::StatusOr<std::vector<Row>> Statement::All(const Columns& columns) {
  using Tied = decltype(columns(std::declval<Row&>()));
  std::vector<Row> rows;
  const auto take = [&](const std::vector<Cell>& cells) {
    Row row{};
    std::size_t i = 0;
    std::apply(
        [&](auto&... members) {
          (..., (ReadCell(cells[i], members) ? void(++i) : ThrowBadCell(i)));
        },
        columns(row));
    rows.push_back(std::move(row));
  };
  RETURN_IF_ERROR(Select(std::tuple_size_v<Tied>, take).status());
  return rows;
}

template <class Row, class Columns>
absl::StatusOr<std::optional<Row>> Statement::One(const Columns& columns) {
  ASSIGN_OR_RETURN(std::vector<Row> rows, All<Row>(columns));
  if (rows.size() > 1) throw MisuseError(name_, "more than one row");
  if (rows.empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(rows.front()));
}

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_STATEMENT_H_
