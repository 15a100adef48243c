#include "server/domain/visibility.h"

#include <algorithm>

#include "server/domain/standing.h"

namespace duban::domain {
namespace {

bool Supervises(const std::vector<Membership>& roles, const Directory& directory, UnitId issuing) {
  return std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
    return m.role == Role::kSupervisor && directory.IsAtOrBelow(issuing, m.unit);
  });
}

// Named to decide on it: what its unit handed up, its decline, or what it asks.
bool StandsIn(const Chain& chain, const Assignment& a, const Reader& reader) {
  if (!MayStandIn(reader.directory, reader.user)) return false;
  return a.substitute == reader.user || std::any_of(chain.requests.begin(), chain.requests.end(),
                                                    [&](const CoordinationRequest& r) {
                                                      return r.assignment == a.id &&
                                                             r.state == RequestState::kOpen &&
                                                             r.substitute == reader.user;
                                                    });
}

bool IsNamedLeader(const std::vector<Membership>& roles, const Chain& chain) {
  return std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
    return m.role == Role::kLeader && m.user == chain.task.content.leader;
  });
}

bool LeadsOver(const std::vector<Membership>& roles, const Chain& chain, const Assignment& a,
               const Reader& reader) {
  const std::vector<UserId> leaders = reader.directory.LeadersInCharge(a.unit);
  return std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
    if (m.role != Role::kLeader) return false;
    return m.user == chain.task.content.leader ||
           std::find(leaders.begin(), leaders.end(), m.user) != leaders.end();
  });
}

bool IsStaff(const std::vector<Membership>& roles, UnitId unit) {
  return std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
    return m.unit == unit && (m.role == Role::kHead || m.role == Role::kHandler);
  });
}

}  // namespace

std::vector<Membership> TaskRolesOf(const Reader& reader) {
  std::vector<Membership> roles = reader.directory.ReadingRolesOf(reader.user, reader.today);
  std::erase_if(roles, [](const Membership& m) {
    return m.role == Role::kAdmin || m.role == Role::kService;
  });
  return roles;
}

bool CanSee(const Chain& chain, const Reader& reader) {
  if (chain.task.state == TaskState::kDeleted) return false;
  const std::vector<Membership> roles = TaskRolesOf(reader);
  if (Supervises(roles, reader.directory, chain.task.issuing_unit)) return true;
  if (chain.task.root && IsNamedLeader(roles, chain)) return true;
  return std::any_of(chain.assignments.begin(), chain.assignments.end(), [&](const Assignment& a) {
    const bool reaches = std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
      return reader.directory.IsAtOrBelow(a.unit, m.unit);
    });
    return reaches || StandsIn(chain, a, reader);
  });
}

bool CanSeeSubmissions(const Chain& chain, const Assignment& assignment, const Reader& reader) {
  const std::vector<Membership> roles = TaskRolesOf(reader);
  if (Supervises(roles, reader.directory, chain.task.issuing_unit)) return true;
  if (LeadsOver(roles, chain, assignment, reader)) return true;
  if (StandsIn(chain, assignment, reader)) return true;
  for (const Assignment* a = &assignment; a != nullptr; a = chain.Find(a->parent)) {
    if (IsStaff(roles, a->unit)) return true;
  }
  return false;
}

bool CanSee(const Plan& plan, const Reader& reader) {
  const std::vector<Membership> roles = TaskRolesOf(reader);
  if (Supervises(roles, reader.directory, plan.issuing_unit)) return true;
  if (plan.state == PlanState::kDraft) return false;
  return std::any_of(roles.begin(), roles.end(), [&](const Membership& m) {
    return reader.directory.IsAtOrBelow(m.unit, plan.issuing_unit) ||
           reader.directory.IsAtOrBelow(plan.issuing_unit, m.unit);
  });
}

}  // namespace duban::domain
