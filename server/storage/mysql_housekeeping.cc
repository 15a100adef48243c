#include "server/storage/mysql_housekeeping.h"

#include <chrono>
#include <cstdint>

#include "server/base/status.h"
#include "server/storage/answer_table.h"

namespace duban::storage {
namespace {

constexpr std::chrono::seconds kTimeMax{10};

SteadyTime Deadline() { return std::chrono::steady_clock::now() + kTimeMax; }

}  // namespace

// An unknown commit is not repeated: the next call finds what is left to do.
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
