#include "server/app/role_changes.h"

#include <set>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/commands.h"

namespace duban::app {
namespace {

using domain::Role;

bool IsStaff(Role role) { return role == Role::kHead || role == Role::kHandler; }

// A HEAD's decisions wait in his unit.
void AddOfUnit(std::set<Awaiting>& places, domain::UnitId unit) {
  for (const AwaitingKind kind :
       {AwaitingKind::kUnitHead, AwaitingKind::kParentUnit, AwaitingKind::kRulingOfUnit}) {
    places.insert({kind, unit.value});
  }
}

// A leader's and a supervisor's wait in any unit below; where every supervisor is of the unit
// itself, the leader decides in his place.
void AddBelow(std::set<Awaiting>& places, const RoleChange& change,
              const domain::Directory& directory) {
  for (const domain::Unit& unit : directory.units()) {
    if (!directory.IsAtOrBelow(unit.id, change.unit)) continue;
    places.insert({AwaitingKind::kSupervision, unit.id.value});
    places.insert({AwaitingKind::kRulingOfOffice, unit.id.value});
    if (change.role == Role::kLeader) places.insert({AwaitingKind::kLeader, unit.id.value});
  }
}

// Besides the role itself, whatever he decides by the others, his own and those lent to him.
std::vector<RoleChange> WithBarred(RoleChange change, const domain::Directory& directory,
                                   absl::CivilDay today) {
  std::vector<RoleChange> changes = {change};
  if (!IsStaff(change.role)) return changes;
  for (const domain::Membership& m : directory.ReadingRolesOf(change.user, today)) {
    changes.push_back({.user = m.user, .role = m.role, .unit = m.unit});
  }
  return changes;
}

}  // namespace

std::vector<RoleChange> ChangesByGranting(const domain::Membership& m,
                                          const domain::Directory& directory,
                                          absl::CivilDay today) {
  return WithBarred({.user = m.user, .role = m.role, .unit = m.unit, .granted = true}, directory,
                    today);
}

std::vector<RoleChange> ChangesByRevoking(const domain::Membership& m,
                                          const domain::Directory& directory,
                                          absl::CivilDay today) {
  return WithBarred({.user = m.user, .role = m.role, .unit = m.unit}, directory, today);
}

std::vector<RoleChange> ChangesBy(const domain::Delegation& delegation,
                                  const domain::Directory& directory) {
  std::vector<RoleChange> changes;
  for (const domain::Membership& m : directory.MembershipsOf(delegation.principal)) {
    for (const Role role : delegation.roles) {
      if (m.role == role) changes.push_back({.user = m.user, .role = role, .unit = m.unit});
    }
  }
  return changes;
}

std::vector<Awaiting> PlacesOf(const std::vector<RoleChange>& changes,
                               const domain::Directory& directory) {
  std::set<Awaiting> places;
  for (const RoleChange& change : changes) {
    // Whoever was named for it may have been named for this role.
    places.insert({AwaitingKind::kNamedLeader, change.user.value});
    places.insert({AwaitingKind::kSubstitute, change.user.value});
    // One more who decides takes nothing from anybody; but a LEADER takes the place of those above.
    if (IsStaff(change.role)) {
      if (!change.granted) AddOfUnit(places, change.unit);
    } else if (change.role == Role::kLeader ||
               (change.role == Role::kSupervisor && !change.granted)) {
      AddBelow(places, change, directory);
    }
  }
  return {places.begin(), places.end()};
}

std::vector<Awaiting> PlacesWithoutDecider(const domain::Directory& directory) {
  std::vector<Awaiting> places;
  places.reserve(directory.units().size());
  for (const domain::Unit& unit : directory.units()) {
    places.push_back({AwaitingKind::kNoDecider, unit.id.value});
  }
  return places;
}

domain::Directory::Rows RowsOf(const domain::Directory& directory) {
  return {.version = directory.version(),
          .units = directory.units(),
          .users = directory.users(),
          .memberships = directory.memberships(),
          .groups = directory.groups(),
          .delegations = directory.delegations(),
          .mappings = directory.mappings()};
}

absl::Status CheckAftermath(const Workspace& workspace) {
  if (!workspace.too_much_waits()) return absl::OkStatus();
  return base::FailedPreconditions(
      {{"TOO_MANY_DECISIONS", "",
        absl::StrCat("待其审批、裁定的事项超过", limits::kRoleChangeChecksMax,
                     "件,一次变更处理不了,请先办结一部分再变更角色或委托")}});
}

void RecordAftermath(Workspace& workspace, domain::Directory::Rows afterwards) {
  workspace.Replace(std::make_shared<const domain::Directory>(std::move(afterwards)));
  for (const domain::TaskId task : workspace.Tasks()) {
    const domain::Events events =
        domain::AfterDirectoryChange(*workspace.FindTask(task), workspace.facts());
    workspace.Record(task, domain::Actor{}, events);
  }
}

}  // namespace duban::app
