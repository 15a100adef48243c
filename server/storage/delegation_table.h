// Tables delegation and delegation_role: who acts for whom. Written under the lock of the
// directory's stream; read with it (directory_snapshot.h). Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_DELEGATION_TABLE_H_
#define DUBAN_SERVER_STORAGE_DELEGATION_TABLE_H_

#include <vector>

#include <absl/status/status.h>

#include "server/domain/directory.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::Status InsertDelegations(Session& session, const std::vector<domain::Delegation>& rows);
// INTERNAL unless all were there.
absl::Status EndDelegations(Session& session, const std::vector<domain::DelegationId>& ids);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_DELEGATION_TABLE_H_
