#include "server/domain/event_type.h"

#include <string_view>

namespace duban::domain {
namespace {

struct Named {
  EventType type;
  std::string_view name;
};

constexpr Named kNames[] = {
    {EventType::kTaskDrafted, "TASK_DRAFTED"},
    {EventType::kTaskChanged, "TASK_CHANGED"},
    {EventType::kTaskDeleted, "TASK_DELETED"},
    {EventType::kTaskIssued, "TASK_ISSUED"},
    {EventType::kAssignmentCreated, "ASSIGNMENT_CREATED"},
    {EventType::kAccepted, "ACCEPTED"},
    {EventType::kSubmitted, "SUBMITTED"},
    {EventType::kStepAuto, "STEP_AUTO"},
    {EventType::kHandedIn, "HANDED_IN"},
    {EventType::kStepApproved, "STEP_APPROVED"},
    {EventType::kReturned, "RETURNED"},
    {EventType::kReturnedInside, "RETURNED_INSIDE"},
    {EventType::kDone, "DONE"},
    {EventType::kTaskCompleted, "TASK_COMPLETED"},
    {EventType::kNoDecider, "NO_DECIDER"},
    {EventType::kGroupExpanded, "GROUP_EXPANDED"},
    {EventType::kDeclined, "DECLINED"},
    {EventType::kDeclineRefused, "DECLINE_REFUSED"},
    {EventType::kDeclineGranted, "DECLINE_GRANTED"},
    {EventType::kWithdrawn, "WITHDRAWN"},
    {EventType::kReassigned, "REASSIGNED"},
    {EventType::kChildMoved, "CHILD_MOVED"},
    {EventType::kSubmissionSuperseded, "SUBMISSION_SUPERSEDED"},
    {EventType::kHandlerAssigned, "HANDLER_ASSIGNED"},
    {EventType::kSplit, "SPLIT"},
    {EventType::kShareChanged, "SHARE_CHANGED"},
    {EventType::kDueChanged, "DUE_CHANGED"},
    {EventType::kWaived, "WAIVED"},
    {EventType::kUrged, "URGED"},
    {EventType::kRecalled, "RECALLED"},
    {EventType::kStopUndone, "STOP_UNDONE"},
    {EventType::kApprovalRevoked, "APPROVAL_REVOKED"},
    {EventType::kAssignmentReopened, "ASSIGNMENT_REOPENED"},
    {EventType::kCoordinationRequested, "COORDINATION_REQUESTED"},
    {EventType::kCoordinationRuled, "COORDINATION_RULED"},
    {EventType::kRequestWithdrawn, "REQUEST_WITHDRAWN"},
    {EventType::kSuspended, "SUSPENDED"},
    {EventType::kResumed, "RESUMED"},
    {EventType::kSuspensionRedated, "SUSPENSION_REDATED"},
    {EventType::kTaskCancelled, "TASK_CANCELLED"},
    {EventType::kAssignmentWithdrawn, "ASSIGNMENT_WITHDRAWN"},
    {EventType::kInstructed, "INSTRUCTED"},
    {EventType::kAcknowledged, "ACKNOWLEDGED"},
    {EventType::kInstructionAnswered, "INSTRUCTION_ANSWERED"},
    {EventType::kStepMerged, "STEP_MERGED"},
    {EventType::kSubstituteNamed, "SUBSTITUTE_NAMED"},
    {EventType::kHandlerCleared, "HANDLER_CLEARED"},
    {EventType::kDeciderFound, "DECIDER_FOUND"},
    {EventType::kPlanDrafted, "PLAN_DRAFTED"},
    {EventType::kPlanChanged, "PLAN_CHANGED"},
    {EventType::kPlanIssued, "PLAN_ISSUED"},
    {EventType::kUnitCreated, "UNIT_CREATED"},
    {EventType::kUnitChanged, "UNIT_CHANGED"},
    {EventType::kUserCreated, "USER_CREATED"},
    {EventType::kMembershipGranted, "MEMBERSHIP_GRANTED"},
    {EventType::kMembershipRevoked, "MEMBERSHIP_REVOKED"},
    {EventType::kUnitGroupCreated, "UNIT_GROUP_CREATED"},
    {EventType::kUnitGroupChanged, "UNIT_GROUP_CHANGED"},
    {EventType::kUnitGroupDeleted, "UNIT_GROUP_DELETED"},
    {EventType::kDelegationStarted, "DELEGATION_STARTED"},
    {EventType::kDelegationEnded, "DELEGATION_ENDED"},
    {EventType::kUnitMappingConfirmed, "UNIT_MAPPING_CONFIRMED"},
    {EventType::kUnitMappingRemoved, "UNIT_MAPPING_REMOVED"},
    {EventType::kSignedIn, "SIGNED_IN"},
    {EventType::kSignedOut, "SIGNED_OUT"},
};

}  // namespace

std::string NameOf(EventType type) {
  for (const Named& named : kNames) {
    if (named.type == type) return std::string(named.name);
  }
  return "";
}

}  // namespace duban::domain
