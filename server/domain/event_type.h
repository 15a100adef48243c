// The types of events, as stored and as the API names them.
#ifndef DUBAN_SERVER_DOMAIN_EVENT_TYPE_H_
#define DUBAN_SERVER_DOMAIN_EVENT_TYPE_H_

#include <string>

namespace duban::domain {

// Numbers are stored; never reuse one. Names are the API's: lifecycle.md, 8, column "events".
enum class EventType : int {
  // A task's stream: 1 to 39, then 100 to 139.
  kTaskDrafted = 1,
  kTaskChanged = 2,
  kTaskDeleted = 3,
  kTaskIssued = 4,
  kAssignmentCreated = 5,
  kAccepted = 6,
  kSubmitted = 7,
  kStepAuto = 8,
  kHandedIn = 9,
  kStepApproved = 10,
  kReturned = 11,
  kReturnedInside = 12,
  kDone = 13,
  kTaskCompleted = 14,
  kNoDecider = 15,
  kGroupExpanded = 16,
  kDeclined = 17,
  kDeclineRefused = 18,
  kDeclineGranted = 19,
  kWithdrawn = 20,
  kReassigned = 21,
  kChildMoved = 22,
  kSubmissionSuperseded = 23,
  kHandlerAssigned = 24,
  kSplit = 25,
  kShareChanged = 26,
  kDueChanged = 27,
  kWaived = 28,
  kUrged = 29,
  kRecalled = 30,
  kStopUndone = 31,
  kApprovalRevoked = 32,
  kAssignmentReopened = 33,
  kCoordinationRequested = 34,
  kCoordinationRuled = 35,
  kRequestWithdrawn = 36,
  kSuspended = 37,
  kResumed = 38,
  kSuspensionRedated = 39,
  kTaskCancelled = 100,
  kAssignmentWithdrawn = 101,
  kInstructed = 102,
  kAcknowledged = 103,
  kInstructionAnswered = 104,
  kStepMerged = 105,
  kSubstituteNamed = 106,
  kHandlerCleared = 107,
  kDeciderFound = 108,
  // A plan's.
  kPlanDrafted = 40,
  kPlanChanged = 41,
  kPlanIssued = 42,
  // The directory's: 60 to 79.
  kUnitCreated = 60,
  kUnitChanged = 61,
  kUserCreated = 62,
  kMembershipGranted = 63,
  kMembershipRevoked = 64,
  kUnitGroupCreated = 65,
  kUnitGroupChanged = 66,
  kUnitGroupDeleted = 67,
  kDelegationStarted = 68,
  kDelegationEnded = 69,
  kUnitMappingConfirmed = 110,
  kUnitMappingRemoved = 111,
  // Of security: 80 to 99.
  kSignedIn = 80,
  kSignedOut = 81,
};

// UPPER_SNAKE, as the API prints it; "" for a number that is no type.
std::string NameOf(EventType type);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_EVENT_TYPE_H_
