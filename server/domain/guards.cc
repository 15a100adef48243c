#include "server/domain/guards.h"

#include <algorithm>

#include "server/domain/chain_refusals.h"
#include "server/domain/checks.h"
#include "server/domain/lifecycle.h"

namespace duban::domain {
namespace {

using C = ChainCommand;

// clang-format off
constexpr Guard kGuards[] = {
    {C::kSuspend, "ALREADY_SUSPENDED", checks::NotYetSuspended},
    {C::kSuspend, "CONSENT_REQUIRED", checks::LeaderConsents},
    {C::kSuspend, "DUE_PAST", checks::ReviewDateAhead},
    {C::kSuspend, "REVIEW_DATE_TOO_FAR", checks::ReviewDateNear},
    {C::kSuspend, "FIRM_CONSENT_REQUIRED", checks::SuperiorConsents},
    {C::kResume, "NOT_SUSPENDED", checks::IsItselfSuspended},
    {C::kResume, "DUE_PAST", checks::MinimumTerm},
    {C::kResume, "PARENT_DUE_EARLIER", checks::ParentDue},
    {C::kResume, "CHILD_DUE_LATER", checks::ChildrenDue},
    {C::kResume, "FIRM_CONSENT_REQUIRED", checks::SuperiorConsents},
    {C::kRedateSuspension, "NOT_SUSPENDED", checks::IsItselfSuspended},
    {C::kRedateSuspension, "DUE_PAST", checks::ReviewDateAhead},
    {C::kRedateSuspension, "REVIEW_DATE_TOO_FAR", checks::ReviewDateNear},
    {C::kCancelTask, "CONSENT_REQUIRED", checks::LeaderConsents},
    {C::kInstruct, "ADDRESSEE_NOT_ON_TASK", checks::AddresseesOnTask},
    {C::kAcknowledge, "REPLY_REQUIRED", checks::ReplyGiven},
    {C::kDecline, "OBJECTION_TOO_LATE", checks::ObjectionInTime},
    {C::kDecline, "NOT_DECLINABLE", checks::Declinable},
    {C::kInsist, "OWN_UNIT", checks::OwnUnitOfRuling},
    {C::kRelease, "OWN_UNIT", checks::OwnUnitOfRuling},
    {C::kRelease, "IS_ROOT", checks::NotRoot},
    {C::kRelease, "CHILDREN_OPEN", checks::ChildrenEnded},
    {C::kReassign, "OWN_UNIT", checks::OwnUnitOfRuling},
    {C::kReassign, "CONSENT_REQUIRED", checks::LeaderConsents},
    {C::kReassign, "FIRM_CONSENT_REQUIRED", checks::SuperiorConsents},
    {C::kReassign, "DUE_PAST", checks::MinimumTerm},
    {C::kReassign, "PARENT_DUE_EARLIER", checks::ParentDue},
    {C::kReassign, "CHILD_DUE_LATER", checks::ChildrenDue},
    {C::kReassign, "TARGET_IS_ANCESTOR", checks::NoAncestor},
    {C::kReassign, "SUSPENDED", checks::AbsorbedNotSuspended},
    {C::kReassign, "DUPLICATE", checks::NoDuplicate},
    {C::kReassign, "UNIT_UNKNOWN", checks::KnownUnit},
    {C::kReassign, "UNIT_WITHOUT_STAFF", checks::Staffed},
    {C::kReassign, "UNIT_NOT_YOURS", checks::UnitBelow},
    {C::kAssignHandler, "NOT_A_HANDLER", checks::Handles},
    {C::kSplit, "UNIT_UNKNOWN", checks::KnownUnit},
    {C::kSplit, "UNIT_NOT_YOURS", checks::UnitBelow},
    {C::kSplit, "PARENT_DUE_EARLIER", checks::ParentDue},
    {C::kSplit, "DUE_PAST", checks::MinimumTerm},
    {C::kSplit, "DUPLICATE", checks::NoDuplicate},
    {C::kSplit, "TARGET_IS_ANCESTOR", checks::NoAncestor},
    {C::kSplit, "UNIT_WITHOUT_STAFF", checks::Staffed},
    {C::kChangeShare, "IS_ROOT", checks::NotRoot},
    {C::kChangeShare, "PARENT_DUE_EARLIER", checks::ParentDue},
    {C::kChangeShare, "DUE_PAST", checks::MinimumTerm},
    {C::kChangeShare, "CHILD_DUE_LATER", checks::ChildrenDue},
    {C::kWaive, "OWN_UNIT", checks::OwnUnitOfRuling},
    {C::kWaive, "IS_ROOT", checks::NotRoot},
    {C::kWithdraw, "OWN_UNIT", checks::OwnUnitOfRuling},
    {C::kWithdraw, "IS_ROOT", checks::NotRoot},
    {C::kUrge, "URGED_TODAY", checks::NotUrgedToday},
    {C::kSubmit, "CHILDREN_OPEN", checks::ChildrenEnded},
    {C::kSubmit, "REQUEST_OPEN", checks::NoRequestOpen},
    {C::kApproveUnitHead, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    {C::kApproveUnitHead, "USE_RETURN", checks::NotUnqualified},
    {C::kApproveUnitHead, "ASSESSMENT_NOT_TAKEN", checks::AssessmentOnlyLast},
    {C::kApproveUnitHead, "CHILDREN_OPEN", checks::ChildrenEnded},
    {C::kApproveMiddle, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    {C::kApproveMiddle, "USE_RETURN", checks::NotUnqualified},
    {C::kApproveMiddle, "ASSESSMENT_NOT_TAKEN", checks::AssessmentOnlyLast},
    {C::kApproveLast, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    {C::kApproveLast, "OWN_UNIT", checks::OwnUnitOfStep},
    {C::kApproveLast, "USE_RETURN", checks::NotUnqualified},
    {C::kApproveLast, "ASSESSMENT_REQUIRED", checks::AssessmentGiven},
    {C::kApproveLast, "CHILDREN_OPEN", checks::ChildrenEnded},
    {C::kRecall, "STEP_DECIDED", checks::NothingDecidedOutside},
    {C::kRevokeApproval, "STEP_DECIDED", checks::ApprovedLast},
    {C::kReturnInside, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    {C::kReturn, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    {C::kReturn, "OWN_UNIT", checks::OwnUnitOfStep},
    {C::kReopen, "PARENT_NOT_IN_PROGRESS", checks::ParentInProgress},
    {C::kReopen, "PARENT_DUE_EARLIER", checks::ParentDue},
    {C::kReopen, "DUE_PAST", checks::MinimumTerm},
    {C::kReopen, "DUPLICATE", checks::NoDuplicate},
    {C::kReopen, "TARGET_IS_ANCESTOR", checks::NoAncestor},
    {C::kRequestCoordination, "REQUEST_EXISTS", checks::NoSuchRequest},
    {C::kRequestCoordination, "UNIT_UNKNOWN", checks::RequestedUnits},
    {C::kRequestCoordination, "IS_ROOT", checks::NotAskedByTheLead},
    {C::kRuleCoordination, "OWN_UNIT", checks::OwnUnitOfRuling},
    {C::kRuleCoordination, "of the command that a grant carries out", checks::Grantable},
    {C::kNameSubstitute, "HAS_DECIDER", checks::NoEligibleDecider},
    {C::kNameSubstitute, "SUBSTITUTE_INELIGIBLE", checks::SubstituteEligible},
};
// clang-format on

// The one whose overlay keeps the command from being taken.
const Assignment& CoveredBy(const Asked& asked) {
  const Assignment* parent = asked.parent();
  // What has ended counts no overlays; it comes back below its parent's.
  return asked.what == C::kReopen && parent != nullptr ? *parent : asked.assignment();
}

bool Waits(const Asked& asked) {
  const AssignmentState state = asked.assignment().state;
  return asked.request != nullptr || state == AssignmentState::kUnderReview ||
         state == AssignmentState::kDeclined;
}

bool HasAnswered(const Instruction& instruction, UnitId unit) {
  return std::any_of(
      instruction.addressees.begin(), instruction.addressees.end(),
      [&](const Addressee& a) { return a.unit == unit && a.answer_time.has_value(); });
}

}  // namespace

std::span<const Guard> Guards() { return kGuards; }

absl::Status CheckTaken(const Asked& asked) {
  const Assignment& a = asked.assignment();
  const Task& task = asked.chain().task;
  const auto refuse = [](base::Precondition failed) {
    return base::FailedPreconditions({std::move(failed)});
  };
  if (task.state == TaskState::kCancelled) return refuse(TaskIsCancelled(task));
  if (!Next(a.state, asked.what)) return refuse(NotTaken(a, asked.what));
  if (asked.request != nullptr && asked.request->state != RequestState::kOpen) {
    return refuse(RequestClosed(*asked.request));
  }
  if (asked.instruction != nullptr && HasAnswered(*asked.instruction, asked.unit)) {
    return refuse(
        AnsweredBefore(task.id, asked.instruction->id, asked.directory().UnitName(asked.unit)));
  }
  if (asked.what == C::kNameSubstitute && !Waits(asked)) return refuse(NothingToDecide(a));
  const Assignment& covered = CoveredBy(asked);
  if (!RuleOf(asked.what).star && IsSuspended(covered)) {
    return refuse(IsSuspendedNow(covered, asked.directory().UnitName(covered.unit)));
  }
  return absl::OkStatus();
}

Failures FailingGuards(const Asked& asked) {
  Failures failed;
  for (const Guard& guard : kGuards) {
    if (guard.command == asked.what) guard.check(asked, failed);
  }
  return failed;
}

}  // namespace duban::domain
