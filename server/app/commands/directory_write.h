// What the commands on the directory share.
#ifndef DUBAN_SERVER_APP_COMMANDS_DIRECTORY_WRITE_H_
#define DUBAN_SERVER_APP_COMMANDS_DIRECTORY_WRITE_H_

#include <string>

#include <absl/status/status.h>

#include "server/app/commands/write_request.h"
#include "server/domain/directory.h"

namespace duban::app {

// A command under the directory's lock. ADMIN is asked by the method's rule; it is asked again
// here, with the directory as it is then.
WriteCommand ByAdmin(WriteRequest request);

// ALREADY_EXISTS NAME_TAKEN.
absl::Status NameTaken(const std::string& field, const std::string& name);
// NOT_FOUND with that reason: the directory is no secret to its administrators.
absl::Status NotInDirectory(const char* reason, const std::string& message_zh);

// The bureau a unit belongs to: names must tell units apart within one, since documents print bare
// names.
domain::UnitId BureauOf(const domain::Directory& directory, domain::UnitId unit);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_DIRECTORY_WRITE_H_
