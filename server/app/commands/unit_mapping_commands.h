// Names that an issuing unit's documents use for units of the directory, confirmed by its office
// once and remembered. They are of the directory: its lock, its stream, its snapshot.
#ifndef DUBAN_SERVER_APP_COMMANDS_UNIT_MAPPING_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_UNIT_MAPPING_COMMANDS_H_

#include <functional>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "server/app/commands/plan_commands.h"
#include "server/app/commands/write_request.h"
#include "server/domain/directory.h"

namespace duban::app {

using EncodeUnitMapping = std::function<std::string(const domain::UnitMapping&)>;

// Replaces what the name stood for. INVALID_ARGUMENT UNIT_UNKNOWN; RESOURCE_EXHAUSTED
// TOO_MANY_MAPPINGS.
WriteCommand ConfirmUnitMapping(WriteRequest request, domain::UnitMapping mapping,
                                EncodeUnitMapping encode);
// NOT_FOUND MAPPING_NOT_FOUND. `response` is the encoded empty answer.
WriteCommand RemoveUnitMapping(WriteRequest request, domain::UnitId issuing_unit,
                               std::string printed_name, std::string response);

// RESOURCE_EXHAUSTED TOO_MANY_MAPPINGS if the issuing unit had too many with these.
absl::Status CheckMappingCount(const domain::Directory& directory, domain::UnitId issuing_unit,
                               const std::vector<ConfirmedName>& names);

class Workspace;
// Within a command that holds the directory's lock: those that are not as they are already. Units
// and count have been checked.
void RememberMappings(Workspace& workspace, const domain::Actor& actor, domain::UnitId issuing_unit,
                      const std::vector<ConfirmedName>& names);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_UNIT_MAPPING_COMMANDS_H_
