#include "server/storage/mysql_store.h"

#include <chrono>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "server/base/status.h"
#include "server/storage/faults.h"
#include "server/storage/write_transaction.h"

namespace duban::storage {
namespace {

// The rows of id_block: never rename one.
const char* NameOf(app::IdKind kind) {
  switch (kind) {
    case app::IdKind::kUnit:
      return "unit";
    case app::IdKind::kUser:
      return "user";
    case app::IdKind::kMembership:
      return "membership";
    case app::IdKind::kSession:
      return "session";
    case app::IdKind::kPlan:
      return "plan";
    case app::IdKind::kTask:
      return "task";
    case app::IdKind::kAssignment:
      return "assignment";
    case app::IdKind::kSubmission:
      return "submission";
    case app::IdKind::kGroup:
      return "unit_group";
    case app::IdKind::kDelegation:
      return "delegation";
    case app::IdKind::kRequest:
      return "coordination_request";
    case app::IdKind::kInstruction:
      return "instruction";
    case app::IdKind::kUpload:
      return "upload";
  }
  throw std::logic_error("no such kind of id");
}

bool IsDuplicate(const absl::Status& status) {
  const std::optional<FaultInfo> info = FaultOf(status);
  return info && info->fault == Fault::kDuplicate;
}

}  // namespace

absl::Status MysqlStore::Transact(app::SteadyTime deadline, int attempts_max,
                                  const std::function<absl::Status(app::WriteTransaction&)>& body) {
  int attempts = 0;
  for (;;) {
    absl::Status status = transactions_.Run({.deadline = deadline,
                                             .attempts_max = attempts_max - attempts,
                                             .repeat_unknown_commit = true},
                                            [&](Session& session) {
                                              ++attempts;
                                              MysqlWriteTransaction transaction(session);
                                              return body(transaction);
                                            });
    // No pause: the other one has committed, or there would be no duplicate but a wait.
    if (!IsDuplicate(status) || attempts >= attempts_max ||
        std::chrono::steady_clock::now() >= deadline) {
      return status;
    }
  }
}

absl::StatusOr<std::vector<std::int64_t>> MysqlIdSource::Take(app::IdKind kind, int count) {
  std::vector<std::int64_t> ids;
  if (count <= 0) return ids;
  ASSIGN_OR_RETURN(const std::int64_t first, blocks_.NextN(NameOf(kind), count));
  ids.resize(static_cast<std::size_t>(count));
  std::iota(ids.begin(), ids.end(), first);
  return ids;
}

}  // namespace duban::storage
