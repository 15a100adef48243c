#include "server/storage/stream_table.h"

#include "server/base/status.h"
#include "server/storage/faults.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

absl::StatusOr<app::StreamHead> Found(const char* name,
                                      absl::StatusOr<std::optional<HeadRow>> row) {
  if (!row.ok()) return row.status();
  if (!row->has_value()) return MakeFault({Fault::kOther, 0, name});
  return FromRow(**std::move(row));
}

}  // namespace

std::optional<app::StreamHead> FromRow(std::optional<HeadRow> row) {
  if (!row) return std::nullopt;
  return FromRow(*std::move(row));
}

absl::StatusOr<app::StreamHead> LockStream(Session& session, app::StreamKind kind) {
  return Found("stream.lock", Statement(session, "stream.lock",
                                        "SELECT seq, head_hash, last_recorded_at_us FROM stream "
                                        "WHERE kind = :kind FOR UPDATE",
                                        {{"kind", kind}})
                                  .One<HeadRow>(HeadColumns));
}

absl::StatusOr<app::StreamHead> ReadStream(Session& session, app::StreamKind kind) {
  return Found("stream.read", Statement(session, "stream.read",
                                        "SELECT seq, head_hash, last_recorded_at_us FROM stream "
                                        "WHERE kind = :kind",
                                        {{"kind", kind}})
                                  .One<HeadRow>(HeadColumns));
}

absl::Status UpdateStream(Session& session, app::StreamKind kind, const app::StreamHead& head) {
  return Statement(session, "stream.update",
                   "UPDATE stream SET seq = :seq, head_hash = :hash, last_recorded_at_us = :last "
                   "WHERE kind = :kind",
                   {{"seq", head.seq},
                    {"hash", HashValue(head.hash)},
                    {"last", head.last_recorded},
                    {"kind", kind}})
      .RunExactly(1);
}

}  // namespace duban::storage
