#include "server/domain/guards.h"

#include <algorithm>
#include <array>

#include "server/domain/chain_refusals.h"
#include "server/domain/checks.h"
#include "server/domain/lifecycle.h"

namespace duban::domain {
namespace {

using C = ChainCommand;

// clang-format off
constexpr std::array kGuards = {
    Guard{C::kSuspend, "ALREADY_SUSPENDED", checks::NotYetSuspended},
    Guard{C::kSuspend, "CONSENT_REQUIRED", checks::LeaderConsents},
    Guard{C::kSuspend, "DUE_PAST", checks::ReviewDateAhead},
    Guard{C::kSuspend, "REVIEW_DATE_TOO_FAR", checks::ReviewDateNear},
    Guard{C::kSuspend, "FIRM_CONSENT_REQUIRED", checks::SuperiorConsents},
    Guard{C::kResume, "NOT_SUSPENDED", checks::IsItselfSuspended},
    Guard{C::kResume, "DUE_PAST", checks::MinimumTerm},
    Guard{C::kResume, "PARENT_DUE_EARLIER", checks::ParentDue},
    Guard{C::kResume, "CHILD_DUE_LATER", checks::ChildrenDue},
    Guard{C::kResume, "FIRM_CONSENT_REQUIRED", checks::SuperiorConsents},
    Guard{C::kRedateSuspension, "NOT_SUSPENDED", checks::IsItselfSuspended},
    Guard{C::kRedateSuspension, "DUE_PAST", checks::ReviewDateAhead},
    Guard{C::kRedateSuspension, "REVIEW_DATE_TOO_FAR", checks::ReviewDateNear},
    Guard{C::kCancelTask, "CONSENT_REQUIRED", checks::LeaderConsents},
    Guard{C::kInstruct, "ADDRESSEE_NOT_ON_TASK", checks::AddresseesOnTask},
    Guard{C::kAcknowledge, "ADDRESSEE_NOT_ON_TASK", checks::AddresseesOnTask},
    Guard{C::kAcknowledge, "REPLY_REQUIRED", checks::ReplyGiven},
    Guard{C::kReplyInstruction, "ADDRESSEE_NOT_ON_TASK", checks::AddresseesOnTask},
    Guard{C::kDecline, "OBJECTION_TOO_LATE", checks::ObjectionInTime},
    Guard{C::kDecline, "NOT_DECLINABLE", checks::Declinable},
    Guard{C::kInsist, "OWN_UNIT", checks::OwnUnitOfRuling},
    Guard{C::kRelease, "OWN_UNIT", checks::OwnUnitOfRuling},
    Guard{C::kRelease, "IS_ROOT", checks::NotRoot},
    Guard{C::kRelease, "CHILDREN_OPEN", checks::ChildrenEnded},
    Guard{C::kReassign, "OWN_UNIT", checks::OwnUnitOfRuling},
    Guard{C::kReassign, "CONSENT_REQUIRED", checks::LeaderConsents},
    Guard{C::kReassign, "FIRM_CONSENT_REQUIRED", checks::SuperiorConsents},
    Guard{C::kReassign, "DUE_PAST", checks::MinimumTerm},
    Guard{C::kReassign, "PARENT_DUE_EARLIER", checks::ParentDue},
    Guard{C::kReassign, "CHILD_DUE_LATER", checks::ChildrenDue},
    Guard{C::kReassign, "TARGET_IS_ANCESTOR", checks::NoAncestor},
    Guard{C::kReassign, "SUSPENDED", checks::AbsorbedNotSuspended},
    Guard{C::kReassign, "DUPLICATE", checks::NoDuplicate},
    Guard{C::kReassign, "UNIT_UNKNOWN", checks::KnownUnit},
    Guard{C::kReassign, "UNIT_WITHOUT_STAFF", checks::Staffed},
    Guard{C::kReassign, "UNIT_NOT_YOURS", checks::UnitBelow},
    Guard{C::kAssignHandler, "NOT_A_HANDLER", checks::Handles},
    Guard{C::kSplit, "UNIT_UNKNOWN", checks::KnownUnit},
    Guard{C::kSplit, "UNIT_NOT_YOURS", checks::UnitBelow},
    Guard{C::kSplit, "PARENT_DUE_EARLIER", checks::ParentDue},
    Guard{C::kSplit, "DUE_PAST", checks::MinimumTerm},
    Guard{C::kSplit, "DUPLICATE", checks::NoDuplicate},
    Guard{C::kSplit, "TARGET_IS_ANCESTOR", checks::NoAncestor},
    Guard{C::kSplit, "UNIT_WITHOUT_STAFF", checks::Staffed},
    Guard{C::kChangeShare, "IS_ROOT", checks::NotRoot},
    Guard{C::kChangeShare, "PARENT_DUE_EARLIER", checks::ParentDue},
    Guard{C::kChangeShare, "DUE_PAST", checks::MinimumTerm},
    Guard{C::kChangeShare, "CHILD_DUE_LATER", checks::ChildrenDue},
    Guard{C::kWaive, "OWN_UNIT", checks::OwnUnitOfRuling},
    Guard{C::kWaive, "IS_ROOT", checks::NotRoot},
    Guard{C::kWithdraw, "OWN_UNIT", checks::OwnUnitOfRuling},
    Guard{C::kWithdraw, "IS_ROOT", checks::NotRoot},
    Guard{C::kUrge, "URGED_TODAY", checks::NotUrgedToday},
    Guard{C::kSubmit, "CHILDREN_OPEN", checks::ChildrenEnded},
    Guard{C::kSubmit, "REQUEST_OPEN", checks::NoRequestOpen},
    Guard{C::kApproveUnitHead, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    Guard{C::kApproveUnitHead, "USE_RETURN", checks::NotUnqualified},
    Guard{C::kApproveUnitHead, "ASSESSMENT_NOT_TAKEN", checks::AssessmentOnlyLast},
    Guard{C::kApproveUnitHead, "CHILDREN_OPEN", checks::ChildrenEnded},
    Guard{C::kApproveMiddle, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    Guard{C::kApproveMiddle, "USE_RETURN", checks::NotUnqualified},
    Guard{C::kApproveMiddle, "ASSESSMENT_NOT_TAKEN", checks::AssessmentOnlyLast},
    Guard{C::kApproveLast, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    Guard{C::kApproveLast, "OWN_UNIT", checks::OwnUnitOfStep},
    Guard{C::kApproveLast, "USE_RETURN", checks::NotUnqualified},
    Guard{C::kApproveLast, "ASSESSMENT_REQUIRED", checks::AssessmentGiven},
    Guard{C::kApproveLast, "CHILDREN_OPEN", checks::ChildrenEnded},
    Guard{C::kRecall, "STEP_DECIDED", checks::NothingDecidedOutside},
    Guard{C::kRevokeApproval, "STEP_DECIDED", checks::ApprovedLast},
    Guard{C::kReturnInside, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    Guard{C::kReturn, "SELF_APPROVAL, ALREADY_DECIDED_BY_YOU", checks::FourEyes},
    Guard{C::kReturn, "OWN_UNIT", checks::OwnUnitOfStep},
    Guard{C::kReopen, "PARENT_NOT_IN_PROGRESS", checks::ParentInProgress},
    Guard{C::kReopen, "PARENT_DUE_EARLIER", checks::ParentDue},
    Guard{C::kReopen, "DUE_PAST", checks::MinimumTerm},
    Guard{C::kReopen, "DUPLICATE", checks::NoDuplicate},
    Guard{C::kReopen, "TARGET_IS_ANCESTOR", checks::NoAncestor},
    Guard{C::kRequestCoordination, "REQUEST_EXISTS", checks::NoSuchRequest},
    Guard{C::kRequestCoordination, "UNIT_UNKNOWN", checks::RequestedUnits},
    Guard{C::kRequestCoordination, "IS_ROOT", checks::NotAskedByTheLead},
    Guard{C::kRuleCoordination, "OWN_UNIT", checks::OwnUnitOfRuling},
    Guard{C::kRuleCoordination, "of the command that a grant carries out", checks::Grantable},
    Guard{C::kNameSubstitute, "HAS_DECIDER", checks::NoEligibleDecider},
    Guard{C::kNameSubstitute, "SUBSTITUTE_INELIGIBLE", checks::SubstituteEligible},
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
