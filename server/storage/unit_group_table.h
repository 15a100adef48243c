// Tables unit_group, unit_group_alias and unit_group_member: named sets of units. Written under the
// lock of the directory's stream; read with it (directory_snapshot.h). Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_UNIT_GROUP_TABLE_H_
#define DUBAN_SERVER_STORAGE_UNIT_GROUP_TABLE_H_

#include <vector>

#include <absl/status/status.h>

#include "server/domain/directory.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::Status InsertGroups(Session& session, const std::vector<domain::UnitGroup>& groups);
// INTERNAL unless all were there.
absl::Status UpdateGroups(Session& session, const std::vector<domain::UnitGroup>& groups);
// The rows stay, and are not read any more. INTERNAL unless all were there.
absl::Status DeleteGroups(Session& session, const std::vector<domain::UnitGroupId>& ids);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_UNIT_GROUP_TABLE_H_
