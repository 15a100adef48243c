#include "server/storage/session_table.h"

#include <tuple>

#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {

// The unique key token.
absl::StatusOr<std::optional<app::FoundSession>> FindSession(Session& session,
                                                             const std::string& token_hash) {
  return Statement(session, "session.find",
                   "SELECT id, user, expire_at_us FROM session WHERE token_hash = :hash",
                   {{"hash", token_hash}})
      .One<app::FoundSession>(
          [](app::FoundSession& s) { return std::tie(s.id, s.user, s.expire_time); });
}

absl::Status InsertSessions(Session& session, const std::vector<app::NewSession>& rows) {
  RowInsert insert("session.insert", "session", "id, user, token_hash, create_at_us, expire_at_us");
  for (const app::NewSession* s : InOrderOfId(rows)) {
    insert.Add(RowOf(s->id, s->user, s->token_hash, s->create_time, s->expire_time));
  }
  return insert.Run(session);
}

absl::Status DeleteSessions(Session& session, const std::vector<domain::SessionId>& ids) {
  if (ids.empty()) return absl::OkStatus();
  return Statement(session, "session.delete", "DELETE FROM session WHERE id IN (:ids)",
                   {{"ids", ids}})
      .RunForAny();
}

// Index by_expiry.
absl::StatusOr<std::int64_t> DeleteExpiredSessions(Session& session, absl::Time now, int limit) {
  return Statement(session, "session.purge",
                   "DELETE FROM session WHERE expire_at_us <= :now "
                   "ORDER BY expire_at_us LIMIT :limit",
                   {{"now", now}, {"limit", limit}})
      .Run();
}

}  // namespace duban::storage
