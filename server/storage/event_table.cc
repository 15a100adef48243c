#include "server/storage/event_table.h"

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

constexpr char kColumns[] =
    "stream_kind, stream_id, seq, position, type, recorded_at_us, actor, "
    "on_behalf_of, assignment, payload, hash";

auto EventColumns(app::EventRow& row) {
  return std::tie(row.stream.kind, row.stream.id, row.seq, row.position, row.type, row.recorded_at,
                  row.actor, row.on_behalf_of, row.assignment, row.payload, row.hash);
}

// Makes `count` new positions, the last of which is LAST_INSERT_ID(). The row is locked until the
// transaction ends, so that positions are given in the order of the commits, without a gap: a
// reader never has to look behind the one it has seen last.
absl::Status TakePositions(Session& session, std::size_t count) {
  return Statement(session, "feed_counter.move",
                   "UPDATE feed_counter SET last_position = "
                   "LAST_INSERT_ID(last_position + :count) WHERE id = 1",
                   {{"count", count}})
      .RunExactly(1);
}

}  // namespace

absl::Status InsertEvents(Session& session, const std::vector<app::EventRow>& events) {
  if (events.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(TakePositions(session, events.size()));
  RowInsert insert("event.insert", "event",
                   "position, stream_kind, stream_id, seq, type, recorded_at_us, actor, "
                   "on_behalf_of, assignment, payload, hash");
  auto behind = static_cast<std::int64_t>(events.size());
  for (const app::EventRow& e : events) {
    insert.Add(RowOf(LastInsertId{.less = --behind}, e.stream.kind, e.stream.id, e.seq, e.type,
                     e.recorded_at, e.actor, e.on_behalf_of, e.assignment, e.payload, e.hash));
  }
  return insert.Run(session);
}

// Index stream.
absl::StatusOr<std::vector<app::EventRow>> ListStreamEvents(Session& session,
                                                            app::StreamName stream,
                                                            std::int64_t after_seq, int limit) {
  return Statement(session, "event.list_stream",
                   "SELECT " + std::string(kColumns) +
                       " FROM event WHERE stream_kind = :kind AND stream_id = :id AND seq > :seq "
                       "ORDER BY seq LIMIT :limit",
                   {{"kind", stream.kind}, {"id", stream.id}, {"seq", after_seq}, {"limit", limit}})
      .All<app::EventRow>(EventColumns);
}

// The primary key.
absl::StatusOr<std::vector<app::EventRow>> ListFeedEvents(Session& session,
                                                          std::int64_t after_position, int limit) {
  return Statement(session, "event.list_feed",
                   "SELECT " + std::string(kColumns) +
                       " FROM event WHERE position > :position "
                       "ORDER BY position LIMIT :limit",
                   {{"position", after_position}, {"limit", limit}})
      .All<app::EventRow>(EventColumns);
}

}  // namespace duban::storage
