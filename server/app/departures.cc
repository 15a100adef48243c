#include "server/app/departures.h"

#include <set>
#include <utility>

#include "server/domain/commands.h"

namespace duban::app {
namespace {

using domain::Role;

// A HEAD's decisions wait in his unit.
void AddOfUnit(std::set<Awaiting>& places, domain::UnitId unit) {
  for (const AwaitingKind kind :
       {AwaitingKind::kUnitHead, AwaitingKind::kParentUnit, AwaitingKind::kRulingOfUnit}) {
    places.insert({kind, unit.value});
  }
}

// A leader's and a supervisor's wait in any unit below; where every supervisor is of the unit
// itself, the leader decides in his place.
void AddBelow(std::set<Awaiting>& places, const Departure& departure,
              const domain::Directory& directory) {
  for (const domain::Unit& unit : directory.units()) {
    if (!directory.IsAtOrBelow(unit.id, departure.unit)) continue;
    places.insert({AwaitingKind::kSupervision, unit.id.value});
    places.insert({AwaitingKind::kRulingOfOffice, unit.id.value});
    if (departure.role == Role::kLeader) places.insert({AwaitingKind::kLeader, unit.id.value});
  }
}

}  // namespace

std::vector<Departure> DeparturesOf(const domain::Membership& membership) {
  return {{.user = membership.user, .role = membership.role, .unit = membership.unit}};
}

std::vector<Departure> DeparturesOf(const domain::Delegation& delegation,
                                    const domain::Directory& directory) {
  std::vector<Departure> departures;
  for (const domain::Membership& m : directory.MembershipsOf(delegation.principal)) {
    for (const Role role : delegation.roles) {
      if (m.role == role) departures.push_back({delegation.delegate, role, m.unit});
    }
  }
  return departures;
}

std::vector<Awaiting> PlacesOf(const std::vector<Departure>& departures,
                               const domain::Directory& directory) {
  std::set<Awaiting> places;
  for (const Departure& departure : departures) {
    // Whoever was named for it may have been named for this role.
    places.insert({AwaitingKind::kNamedLeader, departure.user.value});
    places.insert({AwaitingKind::kSubstitute, departure.user.value});
    if (departure.role == Role::kHead || departure.role == Role::kHandler) {
      AddOfUnit(places, departure.unit);
    } else if (departure.role == Role::kLeader || departure.role == Role::kSupervisor) {
      AddBelow(places, departure, directory);
    }
  }
  return {places.begin(), places.end()};
}

domain::Directory::Rows RowsOf(const domain::Directory& directory) {
  return {.version = directory.version(),
          .units = directory.units(),
          .users = directory.users(),
          .memberships = directory.memberships(),
          .groups = directory.groups(),
          .delegations = directory.delegations()};
}

void RecordAftermath(Workspace& workspace, std::shared_ptr<const domain::Directory> afterwards) {
  workspace.Replace(std::move(afterwards));
  for (const domain::TaskId task : workspace.Tasks()) {
    const domain::Events events =
        domain::AfterDirectoryChange(*workspace.FindTask(task), workspace.facts());
    workspace.Record(task, domain::Actor{}, events);
  }
}

}  // namespace duban::app
