// What is to be looked at again where somebody gains or loses a role (D02): which assignments, and
// what to record on them. Found in the transaction that gives the role or takes it away.
#ifndef DUBAN_SERVER_APP_ROLE_CHANGES_H_
#define DUBAN_SERVER_APP_ROLE_CHANGES_H_

#include <memory>
#include <vector>

#include <absl/status/status.h>
#include <absl/time/civil_time.h>

#include "server/app/store.h"
#include "server/app/workspace.h"
#include "server/app/write.h"
#include "server/domain/directory.h"

namespace duban::app {

// The role as its holder has it, and as his delegates have it from him, over his unit's subtree.
// HEAD and HANDLER bar from ruling on that unit, so that whatever else he decides on is touched,
// too.
std::vector<RoleChange> ChangesByGranting(const domain::Membership& membership,
                                          const domain::Directory& directory, absl::CivilDay today);
std::vector<RoleChange> ChangesByRevoking(const domain::Membership& membership,
                                          const domain::Directory& directory, absl::CivilDay today);
// What a delegation lends or takes back: its principal does not count while it runs.
std::vector<RoleChange> ChangesBy(const domain::Delegation& delegation,
                                  const domain::Directory& directory);

// Where something may be waiting that loses its decider; units are those of the directory.
std::vector<Awaiting> PlacesOf(const std::vector<RoleChange>& changes,
                               const domain::Directory& directory);
// Where everything waits that was found without one.
std::vector<Awaiting> PlacesWithoutDecider(const domain::Directory& directory);

// What a directory was made of, to make the one that a change leaves.
domain::Directory::Rows RowsOf(const domain::Directory& directory);

// FAILED_PRECONDITION TOO_MANY_DECISIONS: more waits for who loses the role than one transaction
// looks at. Asked before anything is recorded.
absl::Status CheckAftermath(const Workspace& workspace);

// NO_DECIDER, DECIDER_FOUND and HANDLER_CLEARED on every chain in the workspace, by the directory
// as it is afterwards, recorded as the system's own doing. From here on the workspace has that
// directory.
void RecordAftermath(Workspace& workspace, domain::Directory::Rows afterwards);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_ROLE_CHANGES_H_
