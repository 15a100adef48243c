#include "server/domain/review_authority.h"

#include <algorithm>

#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

bool Contains(const std::vector<UserId>& users, UserId user) {
  return std::find(users.begin(), users.end(), user) != users.end();
}

// ADMIN has no say in tasks; SERVICE has what its grant lists, which this release gives none.
bool SeesTasks(Role role) { return role != Role::kAdmin && role != Role::kService; }

// A role reaches the subtree of the unit in which it is held.
bool ReachesUnit(const Directory& directory, UserId user, UnitId unit) {
  const std::vector<Membership> held = directory.MembershipsOf(user);
  return std::any_of(held.begin(), held.end(), [&](const Membership& m) {
    return SeesTasks(m.role) && directory.IsAtOrBelow(unit, m.unit);
  });
}

const std::vector<ReviewStepKind>& ChainOf(const Assignment& a, const Policy& policy) {
  return IsRoot(a) ? policy.root_chain : policy.child_chain;
}

}  // namespace

bool SupervisesUnit(const Directory& directory, UserId user, UnitId issuing_unit) {
  return directory.HoldsOver(user, Role::kSupervisor, issuing_unit);
}

absl::Status MaySupervise(const Directory& directory, UserId user, UnitId issuing_unit) {
  return SupervisesUnit(directory, user, issuing_unit) ? absl::OkStatus() : AccessDenied();
}

bool CanSee(const Chain& chain, const Directory& directory, UserId user) {
  if (chain.task.state == TaskState::kDeleted) return false;
  if (SupervisesUnit(directory, user, chain.task.issuing_unit)) return true;
  return std::any_of(chain.assignments.begin(), chain.assignments.end(),
                     [&](const Assignment& a) { return ReachesUnit(directory, user, a.unit); });
}

bool CanSeeSubmissions(const Chain& chain, const Assignment& assignment, const Directory& directory,
                       UserId user) {
  if (SupervisesUnit(directory, user, chain.task.issuing_unit)) return true;
  if (Contains(directory.LeadersInCharge(assignment.unit), user)) return true;
  for (const Assignment* a = &assignment; a != nullptr; a = chain.Find(a->parent)) {
    if (directory.IsStaff(user, a->unit)) return true;
  }
  return false;
}

bool CanSee(const Plan& plan, const Directory& directory, UserId user) {
  if (SupervisesUnit(directory, user, plan.issuing_unit)) return true;
  if (plan.state == PlanState::kDraft) return false;
  const std::vector<Membership> held = directory.MembershipsOf(user);
  return std::any_of(held.begin(), held.end(), [&](const Membership& m) {
    return SeesTasks(m.role) && (directory.IsAtOrBelow(m.unit, plan.issuing_unit) ||
                                 directory.IsAtOrBelow(plan.issuing_unit, m.unit));
  });
}

absl::Status MayWorkOn(const Chain& chain, const Assignment& assignment, const Directory& directory,
                       UserId user) {
  if (directory.IsStaff(user, assignment.unit)) return absl::OkStatus();
  if (!CanSee(chain, directory, user)) return AccessDenied();
  return NotAllowed("只有" + directory.UnitName(assignment.unit) + "的经办人或负责人可以办理");
}

std::vector<UserId> DecidersOf(ReviewStepKind kind, const Chain& chain,
                               const Assignment& assignment, const Facts& facts) {
  const Directory& directory = facts.directory;
  switch (kind) {
    case ReviewStepKind::kUnitHead:
      return directory.Holders(Role::kHead, assignment.unit);
    case ReviewStepKind::kParentUnit: {
      const Assignment* parent = chain.Find(assignment.parent);
      if (parent == nullptr) return {};
      std::vector<UserId> users = directory.Holders(Role::kHead, parent->unit);
      if (facts.policy.parent_handler_decides) {
        for (const UserId user : directory.Holders(Role::kHandler, parent->unit))
          users.push_back(user);
      }
      return users;
    }
    case ReviewStepKind::kLeader: {
      // Steps use the task's leader for the root, the unit's for children; a task's is its lead's
      // unless named.
      return directory.LeadersInCharge(assignment.unit);
    }
    case ReviewStepKind::kSupervision: {
      std::vector<UserId> users = directory.HoldersOver(Role::kSupervisor, chain.task.issuing_unit);
      const bool all_of_the_unit =
          !users.empty() && std::all_of(users.begin(), users.end(), [&](UserId user) {
            return directory.IsStaff(user, assignment.unit);
          });
      if (all_of_the_unit) {
        for (const UserId user : directory.LeadersInCharge(assignment.unit)) users.push_back(user);
      }
      return users;
    }
  }
  return {};
}

absl::Status MayDecide(const Chain& chain, const Assignment& assignment, const Facts& facts,
                       UserId user) {
  std::vector<ReviewStepKind> kinds = ChainOf(assignment, facts.policy);
  // An open submission keeps the steps it was opened with, whatever the policy says today.
  if (assignment.open_step) kinds.push_back(*assignment.open_step);
  const bool of_chain = std::any_of(kinds.begin(), kinds.end(), [&](ReviewStepKind kind) {
    return Contains(DecidersOf(kind, chain, assignment, facts), user);
  });
  if (of_chain) return absl::OkStatus();
  if (!CanSee(chain, facts.directory, user)) return AccessDenied();
  return NotAllowed("此件不由您审批");
}

absl::Status MayDecideNow(const Chain& chain, const Assignment& assignment, const Facts& facts,
                          UserId user) {
  if (!assignment.open_step) return absl::OkStatus();
  const ReviewStepKind kind = *assignment.open_step;
  if (Contains(DecidersOf(kind, chain, assignment, facts), user)) return absl::OkStatus();
  return NotAllowed("当前环节为“" + TextOf(kind) + "”,不由您审批");
}

std::optional<base::Precondition> BarredFrom(ReviewStepKind kind, const Submission& submission,
                                             const Assignment& assignment,
                                             const Directory& directory, UserId user) {
  if (submission.submitter == user) return SelfApproval();
  for (const ReviewStep& step : submission.steps) {
    if (step.decider && step.decider == user) return AlreadyDecidedByYou();
  }
  if (kind == ReviewStepKind::kSupervision && directory.IsStaff(user, assignment.unit)) {
    return OwnUnit(directory.UnitName(assignment.unit));
  }
  return std::nullopt;
}

bool HasEligibleDecider(const Chain& chain, const Assignment& assignment,
                        const Submission& submission, const Facts& facts) {
  const ReviewStep* open = OpenStep(submission);
  if (open == nullptr) return true;
  const std::vector<UserId> deciders = DecidersOf(open->kind, chain, assignment, facts);
  return std::any_of(deciders.begin(), deciders.end(), [&](UserId user) {
    return !BarredFrom(open->kind, submission, assignment, facts.directory, user);
  });
}

}  // namespace duban::domain
