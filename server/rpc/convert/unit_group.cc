#include "server/rpc/convert/unit_group.h"

#include <string>
#include <utility>
#include <vector>

#include "server/app/commands/group_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/aliases.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

app::EncodeGroup EncodeGroup() {
  return [](const domain::UnitGroup& group) { return ToProto(group).SerializeAsString(); };
}

// What may be changed of it.
void ReadGroup(const v1::UnitGroup& given, FieldChecks& checks, domain::UnitGroup& group) {
  group.display_name = checks.Title("group.display_name", given.display_name());
  group.aliases = ReadAliases("group", given, checks);
  if (given.members().empty()) {
    checks.Fail("group.members", "UNIT_REQUIRED", "须填写成员单位");
  }
  group.members = checks.Units("group.members", {given.members().begin(), given.members().end()},
                               limits::kGroupUnitsMax);
}

}  // namespace

v1::UnitGroup ToProto(const domain::UnitGroup& group) {
  v1::UnitGroup out;
  if (group.id.value > 0) out.set_name(NameOf(group.id));
  out.set_display_name(group.display_name);
  out.set_owner(domain::NameOf(group.owner));
  for (const std::string& alias : group.aliases) out.add_aliases(alias);
  for (const domain::UnitId member : group.members) out.add_members(domain::NameOf(member));
  out.set_etag(std::to_string(group.version));
  return out;
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateUnitGroupRequest& request) {
  FieldChecks checks;
  domain::UnitGroup group;
  group.owner = checks.Unit("group.owner", request.group().owner());
  ReadGroup(request.group(), checks, group);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::CreateGroup(write, std::move(group), EncodeGroup());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdateUnitGroupRequest& request) {
  FieldChecks checks;
  domain::UnitGroup group;
  group.id = checks.UnitGroup("group.name", request.group().name());
  ReadGroup(request.group(), checks, group);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::UpdateGroup(write, std::move(group), request.group().etag(), EncodeGroup());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::DeleteUnitGroupRequest& request) {
  FieldChecks checks;
  const domain::UnitGroupId id = checks.UnitGroup("name", request.name());
  RETURN_IF_ERROR(checks.ToStatus());
  return app::DeleteGroup(write, id, v1::DeleteUnitGroupResponse().SerializeAsString());
}

}  // namespace duban::rpc
