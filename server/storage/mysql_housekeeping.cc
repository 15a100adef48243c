#include "server/storage/mysql_housekeeping.h"

#include <chrono>
#include <cstdint>
#include <vector>

#include "server/base/status.h"
#include "server/storage/answer_table.h"
#include "server/storage/session_table.h"
#include "server/storage/upload_table.h"

namespace duban::storage {
namespace {

constexpr std::chrono::seconds kTimeMax{10};

SteadyTime Deadline() { return std::chrono::steady_clock::now() + kTimeMax; }

// One statement that answers with how many rows it deleted. An unknown commit is not repeated: the
// next call finds what is left to do.
template <class Delete>
absl::StatusOr<int> Purge(TransactionRunner& transactions, const Delete& rows) {
  std::int64_t purged = 0;
  RETURN_IF_ERROR(transactions.Run({.deadline = Deadline()}, [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(purged, rows(session));
    return absl::OkStatus();
  }));
  return static_cast<int>(purged);
}

}  // namespace

absl::StatusOr<int> MysqlHousekeeping::PurgeAnswers(absl::Time before, int limit) {
  return Purge(transactions_,
               [&](Session& session) { return DeleteAnswers(session, before, limit); });
}

absl::StatusOr<int> MysqlHousekeeping::PurgeSessions(absl::Time now, int limit) {
  return Purge(transactions_,
               [&](Session& session) { return DeleteExpiredSessions(session, now, limit); });
}

// Parts first: a row without them is found again by the next call.
absl::StatusOr<int> MysqlHousekeeping::PurgeUploads(absl::Time now, int limit) {
  std::vector<domain::UploadId> expired;
  RETURN_IF_ERROR(transactions_.Read(Deadline(), [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(expired, ExpiredUploads(session, now, limit));
    return absl::OkStatus();
  }));
  for (const domain::UploadId id : expired) {
    for (std::int64_t deleted = kUploadPartsPerTransaction;
         deleted == kUploadPartsPerTransaction;) {
      RETURN_IF_ERROR(
          transactions_.Run({.deadline = Deadline()}, [&](Session& session) -> absl::Status {
            ASSIGN_OR_RETURN(deleted, DeleteLastUploadParts(session, id));
            if (deleted == kUploadPartsPerTransaction) return absl::OkStatus();
            return DeleteUpload(session, id);
          }));
    }
  }
  return static_cast<int>(expired.size());
}

}  // namespace duban::storage
