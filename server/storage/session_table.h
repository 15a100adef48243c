// Table session: who is signed in. One that was signed out has no row, one that expired has none
// for long; that it was there is in the security stream. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_SESSION_TABLE_H_
#define DUBAN_SERVER_STORAGE_SESSION_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/app/read_store.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::StatusOr<std::optional<app::FoundSession>> FindSession(Session& session,
                                                             const std::string& token_hash);
absl::Status InsertSessions(Session& session, const std::vector<app::NewSession>& rows);
// One that has ended already is none the worse: signing out twice is no error.
absl::Status DeleteSessions(Session& session, const std::vector<domain::SessionId>& ids);
// At most `limit`, oldest first; how many it were.
absl::StatusOr<std::int64_t> DeleteExpiredSessions(Session& session, absl::Time now, int limit);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_SESSION_TABLE_H_
