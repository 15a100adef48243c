// Tables unit, unit_alias, unit_member, user_account, credential and membership: the organisation.
// Written under the lock of the directory's stream; read whole (directory_snapshot.h). Errors are
// MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_DIRECTORY_TABLE_H_
#define DUBAN_SERVER_STORAGE_DIRECTORY_TABLE_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/app/read_store.h"
#include "server/domain/directory.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::StatusOr<std::optional<app::Credential>> FindCredential(Session& session,
                                                              const std::string& login);

absl::Status InsertUnits(Session& session, const std::vector<domain::Unit>& units);
absl::Status UpdateUnits(Session& session, const std::vector<domain::Unit>& units);
// With their credentials.
absl::Status InsertUsers(Session& session, const std::vector<app::NewUser>& users);
absl::Status InsertMemberships(Session& session, const std::vector<domain::Membership>& rows);
// INTERNAL unless all were there.
absl::Status DeleteMemberships(Session& session, const std::vector<domain::MembershipId>& ids);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_DIRECTORY_TABLE_H_
