#include "server/app/commands/directory_commands.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/app/commands/directory_write.h"
#include "server/app/role_changes.h"
#include "server/app/workspace.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"

namespace duban::app {
namespace {

using domain::Directory;

base::Precondition OwnMembership() {
  return {"OWN_MEMBERSHIP", "", "不能变更自己的角色,请由其他管理员办理"};
}

absl::Status CheckNames(const Directory& directory, const domain::Unit& unit) {
  std::vector<std::string> names = unit.aliases;
  names.insert(names.begin(), unit.display_name);
  const domain::UnitId within = unit.parent ? BureauOf(directory, unit.parent) : domain::UnitId{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const domain::UnitId other : directory.FindByName(names[i], within)) {
      const bool same_bureau = unit.parent && BureauOf(directory, other) == within;
      if (other != unit.id && same_bureau) {
        return NameTaken(i == 0 ? "unit.display_name" : absl::StrCat("unit.aliases[", i - 1, "]"),
                         names[i]);
      }
    }
  }
  return absl::OkStatus();
}

// Whose administrators may make this of a unit: the unit's, or for a new one its parent's; and
// those of the members a task force gains, as it hands out work to them.
std::vector<domain::UnitId> UnitsOf(const Directory& directory, const domain::Unit& unit) {
  const domain::Unit* current = directory.FindUnit(unit.id);
  std::vector<domain::UnitId> units = {unit.id ? unit.id : unit.parent};
  for (const domain::UnitId member : unit.member_units) {
    const bool had =
        current != nullptr && std::find(current->member_units.begin(), current->member_units.end(),
                                        member) != current->member_units.end();
    if (!had) units.push_back(member);
  }
  return units;
}

// Only a task force is made of other units.
absl::Status CheckMembers(const Directory& directory, const domain::Unit& unit) {
  std::vector<base::FieldViolation> bad;
  if (unit.kind != domain::UnitKind::kTaskForce && !unit.member_units.empty()) {
    bad.push_back({"unit.member_units", "NOT_A_TASK_FORCE", "只有专班可以有成员单位"});
  }
  if (unit.member_units.size() > limits::kGroupUnitsMax) {
    bad.push_back({"unit.member_units", "TOO_MANY_UNITS",
                   absl::StrCat("专班不能超过", limits::kGroupUnitsMax, "个成员单位")});
  }
  std::set<domain::UnitId> seen;
  for (std::size_t i = 0; i < unit.member_units.size(); ++i) {
    const std::string field = absl::StrCat("unit.member_units[", i, "]");
    const domain::UnitId member = unit.member_units[i];
    if (member == unit.id || directory.FindUnit(member) == nullptr) {
      bad.push_back({field, "UNIT_UNKNOWN", "机构目录中没有" + domain::NameOf(member)});
    } else if (!seen.insert(member).second) {
      bad.push_back({field, "UNIT_REPEATED", directory.UnitName(member) + "列了不止一次"});
    }
  }
  return bad.empty() ? absl::OkStatus() : base::InvalidFields(std::move(bad));
}

}  // namespace

WriteCommand CreateUnit(WriteRequest request, domain::Unit unit, EncodeUnit encode) {
  WriteCommand command = ByAdminOf(
      std::move(request), [unit](const Directory& directory) { return UnitsOf(directory, unit); });
  command.decide =
      [unit = std::move(unit), actor = command.call.principal,
       encode = std::move(encode)](Workspace& workspace) mutable -> absl::StatusOr<std::string> {
    const Directory& directory = workspace.directory();
    if (directory.FindUnit(unit.parent) == nullptr) {
      return base::InvalidFields({{"unit.parent", "PARENT_UNKNOWN", "机构目录中没有该上级单位"}});
    }
    if (directory.WithAncestors(unit.parent).size() >= limits::kUnitDepthMax) {
      return base::InvalidFields({{"unit.parent", "DEPTH_EXCEEDED",
                                   absl::StrCat("机构层级不能超过", limits::kUnitDepthMax, "级")}});
    }
    RETURN_IF_ERROR(CheckMembers(directory, unit));
    RETURN_IF_ERROR(CheckNames(directory, unit));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids, workspace.TakeIds(IdKind::kUnit, 1));
    domain::Unit created = unit;
    created.id = {ids.front()};
    created.version = 1;
    workspace.Record(StreamKind::kDirectory, actor, domain::UnitCreated{created});
    workspace.rows().new_units.push_back(created);
    return encode(created);
  };
  return command;
}

WriteCommand UpdateUnit(WriteRequest request, domain::Unit unit, std::string etag,
                        EncodeUnit encode) {
  WriteCommand command = ByAdminOf(
      std::move(request), [unit](const Directory& directory) { return UnitsOf(directory, unit); });
  command.decide = [unit = std::move(unit), etag = std::move(etag), actor = command.call.principal,
                    encode =
                        std::move(encode)](Workspace& workspace) -> absl::StatusOr<std::string> {
    const domain::Unit* current = workspace.directory().FindUnit(unit.id);
    if (current == nullptr) return NotInDirectory("UNIT_NOT_FOUND", "机构目录中没有该单位");
    if (!etag.empty() && etag != absl::StrCat(current->version))
      return domain::StaleEtag(current->version);
    domain::Unit changed = *current;
    changed.display_name = unit.display_name;
    changed.aliases = unit.aliases;
    changed.member_units = unit.member_units;
    ++changed.version;
    RETURN_IF_ERROR(CheckMembers(workspace.directory(), changed));
    RETURN_IF_ERROR(CheckNames(workspace.directory(), changed));
    workspace.Record(StreamKind::kDirectory, actor, domain::UnitChanged{changed});
    workspace.rows().changed_units.push_back(changed);
    return encode(changed);
  };
  return command;
}

WriteCommand CreateUser(WriteRequest request, domain::User user, std::string password_hash,
                        EncodeUser encode) {
  // A person belongs to no unit until he is given a role in one.
  WriteCommand command =
      ByAdminOf(std::move(request), [](const Directory&) { return std::vector<domain::UnitId>(); });
  command.decide = [user = std::move(user), password_hash = std::move(password_hash),
                    actor = command.call.principal, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    if (workspace.directory().FindLogin(user.login) != nullptr)
      return NameTaken("user.login", user.login);
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids, workspace.TakeIds(IdKind::kUser, 1));
    domain::User created = user;
    created.id = {ids.front()};
    workspace.Record(StreamKind::kDirectory, actor, domain::UserCreated{created});
    workspace.rows().new_users.push_back({created, password_hash});
    return encode(created);
  };
  return command;
}

WriteCommand CreateMembership(WriteRequest request, domain::Membership membership,
                              EncodeMembership encode) {
  WriteCommand command = ByAdminOf(
      std::move(request), [unit = membership.unit](const Directory&) { return std::vector{unit}; });
  command.footprint.role_changes = [membership](const Directory& directory, absl::CivilDay today) {
    return ChangesByGranting(membership, directory, today);
  };
  command.decide = [membership, actor = command.call.principal, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const Directory& directory = workspace.directory();
    std::vector<base::FieldViolation> bad;
    if (directory.FindUnit(membership.unit) == nullptr) {
      bad.push_back({"membership.unit", "UNIT_UNKNOWN", "机构目录中没有该单位"});
    }
    if (directory.FindUser(membership.user) == nullptr) {
      bad.push_back({"membership.user", "USER_UNKNOWN", "没有该人员"});
    }
    if (!bad.empty()) return base::InvalidFields(std::move(bad));
    if (membership.user == actor) return base::FailedPreconditions({OwnMembership()});
    for (const domain::Membership& held : directory.MembershipsOf(membership.user)) {
      if (held.unit == membership.unit && held.role == membership.role) return encode(held);
    }
    RETURN_IF_ERROR(CheckAftermath(workspace));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids,
                     workspace.TakeIds(IdKind::kMembership, 1));
    domain::Membership created = membership;
    created.id = {ids.front()};
    workspace.Record(StreamKind::kDirectory, actor, domain::MembershipGranted{created});
    workspace.rows().new_memberships.push_back(created);
    Directory::Rows afterwards = RowsOf(directory);
    afterwards.memberships.push_back(created);
    RecordAftermath(workspace, std::move(afterwards));
    return encode(created);
  };
  return command;
}

WriteCommand DeleteMembership(WriteRequest request, domain::MembershipId id, std::string response) {
  WriteCommand command = ByAdminOf(std::move(request), [id](const Directory& directory) {
    const domain::Membership* membership = directory.FindMembership(id);
    return membership == nullptr ? std::vector<domain::UnitId>() : std::vector{membership->unit};
  });
  command.footprint.role_changes = [id](const Directory& directory, absl::CivilDay today) {
    const domain::Membership* membership = directory.FindMembership(id);
    return membership == nullptr ? std::vector<RoleChange>()
                                 : ChangesByRevoking(*membership, directory, today);
  };
  command.decide = [id, actor = command.call.principal, response = std::move(response)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const domain::Membership* membership = workspace.directory().FindMembership(id);
    if (membership == nullptr) return NotInDirectory("MEMBERSHIP_NOT_FOUND", "没有该角色");
    if (membership->user == actor) return base::FailedPreconditions({OwnMembership()});
    RETURN_IF_ERROR(CheckAftermath(workspace));
    workspace.Record(StreamKind::kDirectory, actor, domain::MembershipRevoked{*membership});
    workspace.rows().removed_memberships.push_back(id);
    Directory::Rows afterwards = RowsOf(workspace.directory());
    std::erase_if(afterwards.memberships, [id](const domain::Membership& m) { return m.id == id; });
    RecordAftermath(workspace, std::move(afterwards));
    return response;
  };
  return command;
}

WriteCommand Bootstrap(CallContext call, domain::Unit unit, domain::User admin,
                       std::string password_hash) {
  WriteCommand command;
  command.call = std::move(call);
  command.footprint.directory = true;
  // Whoever can start the program with the database's password owns it; nobody can be signed in
  // yet.
  command.authorize = [](const Workspace&) { return absl::OkStatus(); };
  command.decide = [unit = std::move(unit), admin = std::move(admin),
                    password_hash = std::move(password_hash)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    if (!workspace.directory().units().empty() || !workspace.directory().users().empty()) {
      return base::FailedPreconditions({{"NOT_EMPTY", "", "机构目录中已有内容,不能再次初始化"}});
    }
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> unit_ids, workspace.TakeIds(IdKind::kUnit, 1));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> user_ids, workspace.TakeIds(IdKind::kUser, 1));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids,
                     workspace.TakeIds(IdKind::kMembership, 1));
    domain::Unit created = unit;
    created.id = {unit_ids.front()};
    created.version = 1;
    domain::User user = admin;
    user.id = {user_ids.front()};
    const domain::Membership membership{
        .id = {ids.front()}, .unit = created.id, .user = user.id, .role = domain::Role::kAdmin};
    workspace.Record(StreamKind::kDirectory, domain::UserId(), domain::UnitCreated{created});
    workspace.Record(StreamKind::kDirectory, domain::UserId(), domain::UserCreated{user});
    workspace.Record(StreamKind::kDirectory, domain::UserId(),
                     domain::MembershipGranted{membership});
    workspace.rows().new_units.push_back(created);
    workspace.rows().new_users.push_back({user, password_hash});
    workspace.rows().new_memberships.push_back(membership);
    return domain::NameOf(created.id) + " " + domain::NameOf(user.id);
  };
  return command;
}

}  // namespace duban::app
