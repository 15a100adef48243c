// What waits for somebody, by the index `waiting` of the table it waits in. Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_TODO_LIST_H_
#define DUBAN_SERVER_STORAGE_TODO_LIST_H_

#include <vector>

#include <absl/status/statusor.h>

#include "server/app/read_store.h"
#include "server/storage/session.h"

namespace duban::storage {

// The distinct places of these kinds in which anything waits.
absl::StatusOr<std::vector<app::Awaiting>> WaitingPlaces(
    Session& session, const std::vector<app::AwaitingKind>& kinds);

absl::StatusOr<std::vector<app::TodoAssignment>> ListWaitingAssignments(
    Session& session, const app::WaitingAssignmentsQuery& query);
absl::StatusOr<std::vector<app::TodoRequest>> ListWaitingRequests(
    Session& session, const app::WaitingRequestsQuery& query);
absl::StatusOr<std::vector<app::TodoInstruction>> ListWaitingInstructions(
    Session& session, const app::WaitingInstructionsQuery& query);

// The assignments that wait in one of the places, ask for a ruling there, or have one of the
// handlers; distinct, in order of ids, at most `limit`.
absl::StatusOr<std::vector<app::WaitingAssignment>> FindWaiting(
    Session& session, const std::vector<app::Awaiting>& places,
    const std::vector<app::HandlerPlace>& handlers, int limit);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_TODO_LIST_H_
