// What waits for the caller. His roles name the places; the index of each place has its order.
#include <algorithm>
#include <set>
#include <utility>

#include "server/app/query/queries.h"
#include "server/base/clock.h"
#include "server/base/status.h"
#include "server/domain/deciders.h"

namespace duban::app {
namespace {

using domain::Directory;
using domain::Membership;
using domain::Role;

constexpr absl::CivilDay kDayZero(1970, 1, 1);

using domain::Deciders;
using Roles = std::vector<Membership>;

// Places that are one role's own.
void AddOwn(std::set<Awaiting>& places, const Membership& m, const domain::Policy& policy) {
  const auto add = [&](AwaitingKind kind) { places.insert({kind, m.unit.value}); };
  if (m.role == Role::kLeader) places.insert({AwaitingKind::kNamedLeader, m.user.value});
  if (m.role != Role::kHead && m.role != Role::kHandler) return;
  add(AwaitingKind::kAccept);
  add(AwaitingKind::kWork);
  if (m.role == Role::kHead || policy.parent_handler_decides) add(AwaitingKind::kParentUnit);
  if (m.role != Role::kHead) return;
  add(AwaitingKind::kUnitHead);
  add(AwaitingKind::kRulingOfUnit);
}

// Whether a place that may lie anywhere below the unit of a role is waited for by that role.
bool Reaches(const Membership& m, const Awaiting& place, const Directory& directory) {
  const domain::UnitId unit{place.whom};
  switch (place.kind) {
    case AwaitingKind::kLeader: {
      const std::vector<domain::UserId> leaders = directory.LeadersInCharge(unit);
      return m.role == Role::kLeader &&
             std::find(leaders.begin(), leaders.end(), m.user) != leaders.end();
    }
    case AwaitingKind::kSupervision:
    case AwaitingKind::kRulingOfOffice:
    case AwaitingKind::kNoDecider:
      return m.role == Role::kSupervisor && directory.IsAtOrBelow(unit, m.unit);
    default:
      return false;
  }
}

// Whether each of them, or whoever acts for him, is HEAD or HANDLER of some unit but `except`: only
// then can all be barred from a decision.
bool MayAllBeBarred(const Deciders& deciders, domain::UnitId except, const domain::Facts& facts) {
  const auto has_unit = [&](domain::UserId user) {
    const Roles held = facts.directory.MembershipsOf(user);
    return std::any_of(held.begin(), held.end(), [&](const Membership& m) {
      return (m.role == Role::kHead || m.role == Role::kHandler) && m.unit != except;
    });
  };
  return std::all_of(deciders.begin(), deciders.end(), [&](const domain::Decider& decider) {
    const std::vector<domain::Actor> present = PresentFor(decider, facts);
    return std::all_of(present.begin(), present.end(), [&](const domain::Actor& actor) {
      return has_unit(actor.user) || has_unit(actor.principal());
    });
  });
}

bool SupervisesAbove(const Roles& roles, domain::UnitId unit, const Directory& directory) {
  return std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
    return m.role == Role::kSupervisor && directory.IsAtOrBelow(unit, m.unit);
  });
}

// Whether something of the place may be for the reader though it names others: who decides then is
// seen by the row.
bool MayFallBack(const Roles& roles, const Awaiting& place, const domain::Facts& facts) {
  const Directory& directory = facts.directory;
  const domain::UnitId unit{place.whom};
  switch (place.kind) {
    case AwaitingKind::kNamedLeader:
      return !directory.HoldsAnywhere({place.whom}, Role::kLeader);
    case AwaitingKind::kSupervision:
    case AwaitingKind::kRulingOfOffice:
      return MayAllBeBarred(
          domain::WithRole(Role::kSupervisor, directory.HoldersOver(Role::kSupervisor, unit)), {},
          facts);
    case AwaitingKind::kRulingOfUnit:
      return (facts.policy.lower_office_rules_splits && SupervisesAbove(roles, unit, directory)) ||
             MayAllBeBarred(domain::WithRole(Role::kHead, directory.Holders(Role::kHead, unit)),
                            unit, facts);
    default:
      return false;
  }
}

Deciders DecidersOf(const TodoAssignment& todo, const domain::Facts& facts) {
  const domain::UnitId unit = todo.assignment.unit;
  const domain::Matter matter{todo.task.issuing_unit, unit};
  switch (todo.awaiting.kind) {
    case AwaitingKind::kNamedLeader:
      return domain::WithRole(Role::kLeader, facts.directory.LeadersInCharge(unit));
    case AwaitingKind::kRulingOfUnit:
      return domain::AssignerFrom({todo.awaiting.whom}, matter, {unit}, facts).rulers;
    default:
      return domain::OfficeFor(matter, {unit}, facts).rulers;
  }
}

Deciders DecidersOf(const TodoRequest& todo, const domain::Facts& facts) {
  const domain::Matter matter{todo.task.issuing_unit, todo.target_unit};
  std::vector<domain::UnitId> barred = {todo.unit, todo.target_unit};
  barred.insert(barred.end(), todo.parties.begin(), todo.parties.end());
  if (todo.awaiting.kind != AwaitingKind::kRulingOfUnit) {
    return domain::OfficeFor(matter, std::move(barred), facts).rulers;
  }
  const domain::UnitId ruling{todo.awaiting.whom};
  return todo.kind == domain::RequestKind::kDisagree
             ? domain::RulersFrom(ruling, matter, std::move(barred), facts).rulers
             : domain::AssignerFrom(ruling, matter, std::move(barred), facts).rulers;
}

bool HasOneOf(const Roles& roles, const Deciders& deciders) {
  return std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
    return std::any_of(deciders.begin(), deciders.end(), [&](const domain::Decider& d) {
      return d.user == m.user && d.role == m.role;
    });
  });
}

// Leaves out what waits in a place of the reader's only for others.
template <class Row>
void KeepHis(std::vector<Row>& rows, const TodoPlaces& places, const domain::Facts& facts) {
  std::erase_if(rows, [&](const Row& row) {
    return !places.his.contains(row.awaiting) && !HasOneOf(places.roles, DecidersOf(row, facts));
  });
}

}  // namespace

absl::StatusOr<TodoPlaces> Queries::PlacesOf(const CallContext& call, const Directory& directory) {
  const domain::Facts facts = FactsOf(directory);
  TodoPlaces places;
  places.roles = directory.ReadingRolesOf(call.principal, Today());
  if (domain::MayStandIn(directory, call.principal)) {
    places.his.insert({AwaitingKind::kSubstitute, call.principal.value});
  }
  std::set<AwaitingKind> below;
  for (const Membership& m : places.roles) {
    AddOwn(places.his, m, policy_);
    if (m.role == Role::kLeader) {
      below.insert({AwaitingKind::kLeader, AwaitingKind::kNamedLeader, AwaitingKind::kSupervision,
                    AwaitingKind::kRulingOfOffice, AwaitingKind::kRulingOfUnit});
    }
    if (m.role == Role::kSupervisor) {
      below.insert({AwaitingKind::kSupervision, AwaitingKind::kRulingOfOffice,
                    AwaitingKind::kRulingOfUnit, AwaitingKind::kNoDecider});
    }
  }
  places.all = places.his;
  if (below.empty()) return places;
  // A role reaches a subtree, of which few units have anything waiting.
  ASSIGN_OR_RETURN(const std::vector<Awaiting> waiting,
                   reads_.WaitingPlaces(call.deadline, {below.begin(), below.end()}));
  for (const Awaiting& place : waiting) {
    const bool reached =
        std::any_of(places.roles.begin(), places.roles.end(),
                    [&](const Membership& m) { return Reaches(m, place, directory); });
    if (reached) places.his.insert(place);
    if (reached || MayFallBack(places.roles, place, facts)) places.all.insert(place);
  }
  return places;
}

absl::StatusOr<Page<TodoAssignment>> Queries::ListTodo(const CallContext& call,
                                                       const std::optional<Keyset>& after,
                                                       int limit) {
  const std::shared_ptr<const Directory> directory = this->directory();
  ASSIGN_OR_RETURN(const TodoPlaces places, PlacesOf(call, *directory));
  WaitingAssignmentsQuery query;
  query.places = {places.all.begin(), places.all.end()};
  query.limit = limit + 1;
  if (after) query.after = {kDayZero + after->first, domain::AssignmentId{after->second}};
  ASSIGN_OR_RETURN(std::vector<TodoAssignment> rows,
                   reads_.ListWaitingAssignments(call.deadline, query));
  Page<TodoAssignment> page = PageOf(std::move(rows), limit, [](const TodoAssignment& row) {
    return Keyset(row.assignment.due_date - kDayZero, row.assignment.id.value);
  });
  KeepHis(page.rows, places, FactsOf(*directory));
  return page;
}

absl::StatusOr<Page<TodoRequest>> Queries::ListTodoRequests(const CallContext& call,
                                                            const std::optional<Keyset>& after,
                                                            int limit) {
  const std::shared_ptr<const Directory> directory = this->directory();
  ASSIGN_OR_RETURN(const TodoPlaces places, PlacesOf(call, *directory));
  WaitingRequestsQuery query;
  query.places = {places.all.begin(), places.all.end()};
  query.limit = limit + 1;
  if (after) query.after = {base::FromMicros(after->first), domain::RequestId{after->second}};
  ASSIGN_OR_RETURN(std::vector<TodoRequest> rows, reads_.ListWaitingRequests(call.deadline, query));
  Page<TodoRequest> page = PageOf(std::move(rows), limit, [](const TodoRequest& row) {
    return Keyset(base::ToMicros(row.request_time), row.id.value);
  });
  KeepHis(page.rows, places, FactsOf(*directory));
  return page;
}

absl::StatusOr<Page<TodoInstruction>> Queries::ListTodoInstructions(
    const CallContext& call, const std::optional<Keyset>& after, int limit) {
  std::set<domain::UnitId> units;
  for (const Membership& m : directory()->ReadingRolesOf(call.principal, Today())) {
    if (m.role == Role::kHead || m.role == Role::kHandler) units.insert(m.unit);
  }
  WaitingInstructionsQuery query;
  query.units = {units.begin(), units.end()};
  query.limit = limit + 1;
  if (after) query.after = {domain::InstructionId{after->first}, domain::UnitId{after->second}};
  ASSIGN_OR_RETURN(std::vector<TodoInstruction> rows,
                   reads_.ListWaitingInstructions(call.deadline, query));
  return PageOf(std::move(rows), limit,
                [](const TodoInstruction& row) { return Keyset(row.id.value, row.unit.value); });
}

}  // namespace duban::app
