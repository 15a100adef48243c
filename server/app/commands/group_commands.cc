#include "server/app/commands/group_commands.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/app/commands/directory_write.h"
#include "server/app/workspace.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"

namespace duban::app {
namespace {

using domain::Directory;
using domain::UnitGroup;

absl::Status GroupNotFound() { return NotInDirectory("GROUP_NOT_FOUND", "机构目录中没有该单位组"); }

std::vector<domain::UnitId> OwnerOf(const Directory& directory, domain::UnitGroupId id) {
  const UnitGroup* group = directory.FindGroup(id);
  return group == nullptr ? std::vector<domain::UnitId>() : std::vector{group->owner};
}

bool IsTaken(const Directory& directory, const UnitGroup& group, const std::string& name) {
  const domain::UnitId bureau = BureauOf(directory, group.owner);
  const std::vector<domain::UnitId> units = directory.FindByName(name, bureau);
  const bool by_unit = std::any_of(units.begin(), units.end(), [&](domain::UnitId unit) {
    return BureauOf(directory, unit) == bureau;
  });
  const std::vector<UnitGroup>& groups = directory.groups();
  return by_unit || std::any_of(groups.begin(), groups.end(), [&](const UnitGroup& other) {
           const auto& aliases = other.aliases;
           return other.id != group.id && other.owner == group.owner &&
                  (other.display_name == name ||
                   std::find(aliases.begin(), aliases.end(), name) != aliases.end());
         });
}

absl::Status Check(const Directory& directory, const UnitGroup& group) {
  std::vector<base::FieldViolation> bad;
  if (directory.FindUnit(group.owner) == nullptr) {
    bad.push_back({"group.owner", "UNIT_UNKNOWN", "机构目录中没有该所属单位"});
  }
  if (group.members.size() > limits::kGroupUnitsMax) {
    bad.push_back({"group.members", "TOO_MANY_UNITS",
                   absl::StrCat("单位组不能超过", limits::kGroupUnitsMax, "个单位")});
  }
  std::set<domain::UnitId> seen;
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    const std::string field = absl::StrCat("group.members[", i, "]");
    const domain::UnitId unit = group.members[i];
    if (directory.FindUnit(unit) == nullptr) {
      bad.push_back({field, "UNIT_UNKNOWN", "机构目录中没有" + domain::NameOf(unit)});
    } else if (!seen.insert(unit).second) {
      bad.push_back({field, "UNIT_REPEATED", directory.UnitName(unit) + "列了不止一次"});
    }
  }
  if (!bad.empty()) return base::InvalidFields(std::move(bad));
  if (IsTaken(directory, group, group.display_name)) {
    return NameTaken("group.display_name", group.display_name);
  }
  for (std::size_t i = 0; i < group.aliases.size(); ++i) {
    if (IsTaken(directory, group, group.aliases[i])) {
      return NameTaken(absl::StrCat("group.aliases[", i, "]"), group.aliases[i]);
    }
  }
  return absl::OkStatus();
}

}  // namespace

WriteCommand CreateGroup(WriteRequest request, UnitGroup group, EncodeGroup encode) {
  WriteCommand command = ByAdminOf(
      std::move(request), [owner = group.owner](const Directory&) { return std::vector{owner}; });
  command.decide = [group = std::move(group), actor = command.call.principal,
                    encode =
                        std::move(encode)](Workspace& workspace) -> absl::StatusOr<std::string> {
    RETURN_IF_ERROR(Check(workspace.directory(), group));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids, workspace.TakeIds(IdKind::kGroup, 1));
    UnitGroup created = group;
    created.id = {ids.front()};
    created.version = 1;
    workspace.Record(StreamKind::kDirectory, actor, domain::UnitGroupCreated{created});
    workspace.rows().new_groups.push_back(created);
    return encode(created);
  };
  return command;
}

WriteCommand UpdateGroup(WriteRequest request, UnitGroup group, std::string etag,
                         EncodeGroup encode) {
  WriteCommand command =
      ByAdminOf(std::move(request), [id = group.id](const Directory& d) { return OwnerOf(d, id); });
  command.decide =
      [group = std::move(group), etag = std::move(etag), actor = command.call.principal,
       encode = std::move(encode)](Workspace& workspace) -> absl::StatusOr<std::string> {
    const UnitGroup* current = workspace.directory().FindGroup(group.id);
    if (current == nullptr) return GroupNotFound();
    if (!etag.empty() && etag != absl::StrCat(current->version)) {
      return domain::StaleEtag(current->version);
    }
    UnitGroup changed = group;
    changed.owner = current->owner;
    changed.version = current->version + 1;
    RETURN_IF_ERROR(Check(workspace.directory(), changed));
    workspace.Record(StreamKind::kDirectory, actor, domain::UnitGroupChanged{changed});
    workspace.rows().changed_groups.push_back(changed);
    return encode(changed);
  };
  return command;
}

WriteCommand DeleteGroup(WriteRequest request, domain::UnitGroupId id, std::string response) {
  WriteCommand command =
      ByAdminOf(std::move(request), [id](const Directory& d) { return OwnerOf(d, id); });
  command.decide = [id, actor = command.call.principal, response = std::move(response)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const UnitGroup* current = workspace.directory().FindGroup(id);
    if (current == nullptr) return GroupNotFound();
    workspace.Record(StreamKind::kDirectory, actor, domain::UnitGroupDeleted{*current});
    workspace.rows().deleted_groups.push_back(id);
    return response;
  };
  return command;
}

}  // namespace duban::app
