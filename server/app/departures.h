// What is left undone where somebody loses a role (D02): which assignments to look at, and what to
// record on them. Found in the transaction that takes the role away.
#ifndef DUBAN_SERVER_APP_DEPARTURES_H_
#define DUBAN_SERVER_APP_DEPARTURES_H_

#include <memory>
#include <vector>

#include "server/app/store.h"
#include "server/app/workspace.h"
#include "server/app/write.h"
#include "server/domain/directory.h"

namespace duban::app {

// The role as its holder has it, and as its delegates have it from him, over his unit's subtree.
std::vector<Departure> DeparturesOf(const domain::Membership& membership);
// What a delegation lends or takes back: its principal does not count while it runs.
std::vector<Departure> DeparturesOf(const domain::Delegation& delegation,
                                    const domain::Directory& directory);

// Where what they decide may be waiting; units are those of the directory.
std::vector<Awaiting> PlacesOf(const std::vector<Departure>& departures,
                               const domain::Directory& directory);

// What a directory was made of, to make the one that a change leaves.
domain::Directory::Rows RowsOf(const domain::Directory& directory);

// NO_DECIDER and HANDLER_CLEARED on every chain in the workspace, by the directory as it is
// afterwards, recorded as the system's own doing. From here on the workspace has that directory.
void RecordAftermath(Workspace& workspace, std::shared_ptr<const domain::Directory> afterwards);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_DEPARTURES_H_
