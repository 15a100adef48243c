// Table stream: the heads of the streams without a row of their own; and the columns in which every
// head is kept. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_STREAM_TABLE_H_
#define DUBAN_SERVER_STORAGE_STREAM_TABLE_H_

#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/app/store.h"
#include "server/storage/session.h"
#include "server/storage/value.h"

namespace duban::storage {

// head_hash: NULL before the first event.
inline Value HashValue(const std::string& hash) {
  return hash.empty() ? Value(std::nullopt) : Value(hash);
}

// A row of "seq, head_hash, last_recorded_at_us".
struct HeadRow {
  app::StreamHead head;
  std::optional<std::string> hash;
};
inline auto HeadColumns(HeadRow& row) {
  return std::tie(row.head.seq, row.hash, row.head.last_recorded);
}
inline app::StreamHead FromRow(HeadRow row) {
  row.head.hash = std::move(row.hash).value_or("");
  return std::move(row.head);
}
std::optional<app::StreamHead> FromRow(std::optional<HeadRow> row);

// Only kDirectory and kSecurity. INTERNAL if the row, which the migrations make, is not there.
absl::StatusOr<app::StreamHead> LockStream(Session& session, app::StreamKind kind);
absl::StatusOr<app::StreamHead> ReadStream(Session& session, app::StreamKind kind);
absl::Status UpdateStream(Session& session, app::StreamKind kind, const app::StreamHead& head);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_STREAM_TABLE_H_
