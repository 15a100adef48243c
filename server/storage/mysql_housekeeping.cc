#include "server/storage/mysql_housekeeping.h"

#include <chrono>
#include <cstdint>

#include "server/base/status.h"
#include "server/storage/answer_table.h"
#include "server/storage/event_table.h"

namespace duban::storage {
namespace {

constexpr std::chrono::seconds kTimeMax{10};

SteadyTime Deadline() { return std::chrono::steady_clock::now() + kTimeMax; }

}  // namespace

// An unknown commit is not repeated: the next call finds what is left to do.
absl::StatusOr<int> MysqlHousekeeping::NumberEvents(int batch_max) {
  bool any = false;
  RETURN_IF_ERROR(transactions_.Read(Deadline(), [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(any, HasUnnumberedEvents(session));
    return absl::OkStatus();
  }));
  if (!any) return 0;
  std::int64_t numbered = 0;
  RETURN_IF_ERROR(
      transactions_.Run({.deadline = Deadline()}, [&](Session& session) -> absl::Status {
        ASSIGN_OR_RETURN(numbered, storage::NumberEvents(session, batch_max));
        return absl::OkStatus();
      }));
  return static_cast<int>(numbered);
}

absl::StatusOr<int> MysqlHousekeeping::PurgeAnswers(absl::Time before, int limit) {
  std::int64_t purged = 0;
  RETURN_IF_ERROR(
      transactions_.Run({.deadline = Deadline()}, [&](Session& session) -> absl::Status {
        ASSIGN_OR_RETURN(purged, DeleteAnswers(session, before, limit));
        return absl::OkStatus();
      }));
  return static_cast<int>(purged);
}

}  // namespace duban::storage
