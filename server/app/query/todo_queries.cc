// What waits for the caller. His roles name the places; the index of each place has its order.
#include <algorithm>
#include <set>
#include <utility>

#include "server/app/query/queries.h"
#include "server/base/clock.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

using domain::Directory;
using domain::Membership;
using domain::Role;

constexpr absl::CivilDay kDayZero(1970, 1, 1);

// Places that are one unit's own.
void AddOwn(std::set<Awaiting>& places, const Membership& m, const domain::Policy& policy) {
  const auto add = [&](AwaitingKind kind) { places.insert({kind, m.unit.value}); };
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
  if (place.kind == AwaitingKind::kLeader) {
    const std::vector<domain::UserId> leaders = directory.LeadersInCharge(unit);
    return m.role == Role::kLeader &&
           std::find(leaders.begin(), leaders.end(), m.user) != leaders.end();
  }
  if (m.role != Role::kSupervisor || !directory.IsAtOrBelow(unit, m.unit)) return false;
  // The office rules for a unit without a HEAD (lifecycle.md, 1).
  return place.kind != AwaitingKind::kRulingOfUnit || directory.Holders(Role::kHead, unit).empty();
}

}  // namespace

absl::StatusOr<std::vector<Awaiting>> Queries::PlacesOf(const CallContext& call) {
  const std::shared_ptr<const Directory> directory = this->directory();
  const std::vector<Membership> roles = directory->ReadingRolesOf(call.principal, Today());
  std::set<Awaiting> places = {{AwaitingKind::kNamedLeader, call.principal.value},
                               {AwaitingKind::kSubstitute, call.principal.value}};
  std::set<AwaitingKind> below;
  for (const Membership& m : roles) {
    AddOwn(places, m, policy_);
    if (m.role == Role::kLeader) below.insert(AwaitingKind::kLeader);
    if (m.role == Role::kSupervisor) {
      below.insert({AwaitingKind::kSupervision, AwaitingKind::kRulingOfOffice,
                    AwaitingKind::kRulingOfUnit, AwaitingKind::kNoDecider});
    }
  }
  // A role reaches a subtree, of which few units have anything waiting.
  if (!below.empty()) {
    ASSIGN_OR_RETURN(const std::vector<Awaiting> waiting,
                     reads_.WaitingPlaces(call.deadline, {below.begin(), below.end()}));
    for (const Awaiting& place : waiting) {
      const bool reached = std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
        return Reaches(m, place, *directory);
      });
      if (reached) places.insert(place);
    }
  }
  return std::vector<Awaiting>(places.begin(), places.end());
}

absl::StatusOr<Page<TodoAssignment>> Queries::ListTodo(const CallContext& call,
                                                       const std::optional<Keyset>& after,
                                                       int limit) {
  WaitingAssignmentsQuery query;
  ASSIGN_OR_RETURN(query.places, PlacesOf(call));
  query.limit = limit + 1;
  if (after) query.after = {kDayZero + after->first, domain::AssignmentId{after->second}};
  ASSIGN_OR_RETURN(std::vector<TodoAssignment> rows,
                   reads_.ListWaitingAssignments(call.deadline, query));
  return PageOf(std::move(rows), limit, [](const TodoAssignment& row) {
    return Keyset(row.assignment.due_date - kDayZero, row.assignment.id.value);
  });
}

absl::StatusOr<Page<TodoRequest>> Queries::ListTodoRequests(const CallContext& call,
                                                            const std::optional<Keyset>& after,
                                                            int limit) {
  WaitingRequestsQuery query;
  ASSIGN_OR_RETURN(query.places, PlacesOf(call));
  query.limit = limit + 1;
  if (after) query.after = {base::FromMicros(after->first), domain::RequestId{after->second}};
  ASSIGN_OR_RETURN(std::vector<TodoRequest> rows, reads_.ListWaitingRequests(call.deadline, query));
  return PageOf(std::move(rows), limit, [](const TodoRequest& row) {
    return Keyset(base::ToMicros(row.request_time), row.id.value);
  });
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
