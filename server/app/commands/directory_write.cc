#include "server/app/commands/directory_write.h"

#include <utility>
#include <vector>

#include "server/app/workspace.h"
#include "server/base/error.h"
#include "server/base/status.h"
#include "server/domain/authority.h"

namespace duban::app {

WriteCommand ByAdminOf(WriteRequest request, UnitsConcerned units) {
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.directory = true;
  command.authorize = [actor = command.call.principal,
                       units = std::move(units)](const Workspace& workspace) {
    return domain::MayAdminister(workspace.directory(), actor, units(workspace.directory()));
  };
  return command;
}

absl::Status NameTaken(const std::string& field, const std::string& name) {
  return base::MakeError(absl::StatusCode::kAlreadyExists, "name taken",
                         {.reason = "NAME_TAKEN",
                          .message_zh = "“" + name + "”已被使用",
                          .fields = {{field, "NAME_TAKEN", "“" + name + "”已被使用"}}});
}

absl::Status NotInDirectory(const char* reason, const std::string& message_zh) {
  return base::MakeError(absl::StatusCode::kNotFound, "not found",
                         {.reason = reason, .message_zh = message_zh});
}

domain::UnitId BureauOf(const domain::Directory& directory, domain::UnitId unit) {
  const std::vector<domain::UnitId> path = directory.WithAncestors(unit);
  for (const domain::UnitId id : path) {
    const domain::UnitKind kind = directory.FindUnit(id)->kind;
    if (kind == domain::UnitKind::kBureau || kind == domain::UnitKind::kCounty) return id;
  }
  return path.empty() ? domain::UnitId{} : path.back();
}

}  // namespace duban::app
