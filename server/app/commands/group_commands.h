// Unit groups (单位组) as mutations. Shapes have been checked by the caller.
#ifndef DUBAN_SERVER_APP_COMMANDS_GROUP_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_GROUP_COMMANDS_H_

#include <functional>
#include <string>

#include "server/app/commands/write_request.h"
#include "server/domain/directory.h"

namespace duban::app {

using EncodeGroup = std::function<std::string(const domain::UnitGroup&)>;

// INVALID_ARGUMENT UNIT_UNKNOWN (owner, members), UNIT_REPEATED, TOO_MANY_UNITS; ALREADY_EXISTS
// NAME_TAKEN by a group of the same owner or a unit of its bureau.
WriteCommand CreateGroup(WriteRequest request, domain::UnitGroup group, EncodeGroup encode);
// Replaces name, aliases and members; the owner stays. What was issued before keeps the units the
// group stood for then. NOT_FOUND GROUP_NOT_FOUND, STALE_ETAG, else as above.
WriteCommand UpdateGroup(WriteRequest request, domain::UnitGroup group, std::string etag,
                         EncodeGroup encode);
// Drafts that name it cannot be issued any more. NOT_FOUND GROUP_NOT_FOUND. `response` is the
// encoded empty answer.
WriteCommand DeleteGroup(WriteRequest request, domain::UnitGroupId id, std::string response);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_GROUP_COMMANDS_H_
