#include "server/storage/event_table.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

constexpr char kColumns[] =
    "id, stream_kind, stream_id, seq, COALESCE(position, 0), type, recorded_at_us, actor, "
    "on_behalf_of, assignment, payload, hash";

// Events stamped by one statement: FIELD() looks through the list for every row.
constexpr std::ptrdiff_t kStampedAtOnce = 200;

auto EventColumns(app::EventRow& row) {
  return std::tie(row.id, row.stream.kind, row.stream.id, row.seq, row.position, row.type,
                  row.recorded_at, row.actor, row.on_behalf_of, row.assignment, row.payload,
                  row.hash);
}

}  // namespace

absl::Status InsertEvents(Session& session, const std::vector<app::EventRow>& events) {
  RowInsert insert("event.insert", "event",
                   "id, stream_kind, stream_id, seq, type, recorded_at_us, actor, on_behalf_of, "
                   "assignment, payload, hash");
  for (const app::EventRow* e : InOrderOfId(events)) {
    insert.Add(RowOf(e->id, e->stream.kind, e->stream.id, e->seq, e->type, e->recorded_at, e->actor,
                     e->on_behalf_of, e->assignment, e->payload, e->hash));
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

// Index feed.
absl::StatusOr<std::vector<app::EventRow>> ListFeedEvents(Session& session,
                                                          std::int64_t after_position, int limit) {
  return Statement(session, "event.list_feed",
                   "SELECT " + std::string(kColumns) +
                       " FROM event FORCE INDEX (feed) WHERE position > :position "
                       "ORDER BY position LIMIT :limit",
                   {{"position", after_position}, {"limit", limit}})
      .All<app::EventRow>(EventColumns);
}

// Index unnumbered.
absl::StatusOr<bool> HasUnnumberedEvents(Session& session) {
  ASSIGN_OR_RETURN(const std::optional<std::int64_t> id,
                   Statement(session, "event.any_unnumbered",
                             "SELECT id FROM event FORCE INDEX (unnumbered) "
                             "WHERE position IS NULL LIMIT 1")
                       .OneOf<std::int64_t>());
  return id.has_value();
}

// The counter's lock makes this one at a time. What waits is read by a plain SELECT (index
// unnumbered): events of transactions that are still open are neither seen nor waited for. The same
// SELECT inside the UPDATE would lock what it reads, and wait for them. The rows are then stamped
// by primary key.
absl::StatusOr<std::int64_t> NumberEvents(Session& session, int batch_max) {
  ASSIGN_OR_RETURN(const std::optional<std::int64_t> last,
                   Statement(session, "feed_counter.lock",
                             "SELECT last_position FROM feed_counter WHERE id = 1 FOR UPDATE")
                       .OneOf<std::int64_t>());
  if (!last) return session.FailExpectation("feed_counter.lock");
  ASSIGN_OR_RETURN(const std::vector<std::int64_t> waiting,
                   Statement(session, "event.unnumbered",
                             "SELECT id FROM event FORCE INDEX (unnumbered) WHERE position IS NULL "
                             "ORDER BY recorded_at_us, id LIMIT :batch",
                             {{"batch", batch_max}})
                       .AllOf<std::int64_t>());
  if (waiting.empty()) return 0;
  std::int64_t position = *last;
  for (auto begin = waiting.begin(); begin != waiting.end();) {
    const auto count = std::min<std::ptrdiff_t>(kStampedAtOnce, waiting.end() - begin);
    const std::vector<std::int64_t> ids(begin, begin + count);
    RETURN_IF_ERROR(Statement(session, "event.number",
                              "UPDATE event SET position = :last + FIELD(id, :ids) "
                              "WHERE id IN (:ids)",
                              {{"last", position}, {"ids", ids}})
                        .RunExactly(count));
    position += count;
    begin += count;
  }
  RETURN_IF_ERROR(Statement(session, "feed_counter.move",
                            "UPDATE feed_counter SET last_position = :last WHERE id = 1",
                            {{"last", position}})
                      .RunExactly(1));
  return position - *last;
}

}  // namespace duban::storage
