// The assignments around those that commands are about: one statement, however many commands and
// however large their trees are. Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_CHAIN_LOAD_H_
#define DUBAN_SERVER_STORAGE_CHAIN_LOAD_H_

#include <vector>

#include <absl/status/statusor.h>

#include "server/app/store.h"
#include "server/storage/session.h"

namespace duban::storage {

// Distinct, in order of ids.
absl::StatusOr<std::vector<domain::Assignment>> LoadAssignments(Session& session,
                                                                const app::AssignmentLoad& load);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_CHAIN_LOAD_H_
