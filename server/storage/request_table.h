// Table coordination_request: what units ask those above to settle. Written under the lock of their
// task's row. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_REQUEST_TABLE_H_
#define DUBAN_SERVER_STORAGE_REQUEST_TABLE_H_

#include <optional>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/app/store.h"
#include "server/storage/session.h"

namespace duban::storage {

// In order of ids.
absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadRequests(
    Session& session, const std::vector<domain::RequestId>& ids);
absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadOpenRequests(
    Session& session, const std::vector<domain::AssignmentId>& of);

// Of the task, oldest first, after (request_time, id).
absl::StatusOr<std::vector<domain::CoordinationRequest>> ListRequests(
    Session& session, domain::TaskId task,
    const std::optional<std::pair<absl::Time, domain::RequestId>>& after, int limit);

absl::Status InsertRequests(Session& session, const std::vector<domain::CoordinationRequest>& rows,
                            const app::AwaitingOfRequests& awaiting);
// The ruling, and who is to give it; INTERNAL unless all were there.
absl::Status UpdateRequests(Session& session, const std::vector<domain::CoordinationRequest>& rows,
                            const app::AwaitingOfRequests& awaiting);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_REQUEST_TABLE_H_
