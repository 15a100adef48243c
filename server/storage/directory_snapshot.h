// The whole directory, as it is at one instant. Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_DIRECTORY_SNAPSHOT_H_
#define DUBAN_SERVER_STORAGE_DIRECTORY_SNAPSHOT_H_

#include <absl/status/statusor.h>

#include "server/domain/directory.h"
#include "server/storage/session.h"

namespace duban::storage {

// Without a lock; delegations that were ended are left out.
absl::StatusOr<domain::Directory> LoadDirectory(Session& session);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_DIRECTORY_SNAPSHOT_H_
