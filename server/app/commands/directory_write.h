// What the commands on the directory share.
#ifndef DUBAN_SERVER_APP_COMMANDS_DIRECTORY_WRITE_H_
#define DUBAN_SERVER_APP_COMMANDS_DIRECTORY_WRITE_H_

#include <functional>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "server/app/commands/write_request.h"
#include "server/domain/directory.h"

namespace duban::app {

// The units that a command changes, or gives a say in. What is not there (any more) names none, so
// that a retry finds its caller as allowed as the first time.
using UnitsConcerned = std::function<std::vector<domain::UnitId>(const domain::Directory&)>;

// A command under the directory's lock, by who administers all of these units (ADR 38). The
// method's rule asks for ADMIN anywhere; where is asked here, with the directory as it is then.
WriteCommand ByAdminOf(WriteRequest request, UnitsConcerned units);

// ALREADY_EXISTS NAME_TAKEN.
absl::Status NameTaken(const std::string& field, const std::string& name);
// NOT_FOUND with that reason: the directory is no secret to its administrators.
absl::Status NotInDirectory(const char* reason, const std::string& message_zh);

// The bureau a unit belongs to: names must tell units apart within one, since documents print bare
// names.
domain::UnitId BureauOf(const domain::Directory& directory, domain::UnitId unit);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_DIRECTORY_WRITE_H_
