#include "server/domain/event.h"

namespace duban::domain {

EventType TypeOf(const EventBody& body) {
  return std::visit([](const auto& event) { return event.kType; }, body);
}

std::string NameOf(EventType type) {
  switch (type) {
    case EventType::kTaskDrafted:
      return "TASK_DRAFTED";
    case EventType::kTaskChanged:
      return "TASK_CHANGED";
    case EventType::kTaskDeleted:
      return "TASK_DELETED";
    case EventType::kTaskIssued:
      return "TASK_ISSUED";
    case EventType::kAssignmentCreated:
      return "ASSIGNMENT_CREATED";
    case EventType::kAccepted:
      return "ACCEPTED";
    case EventType::kSubmitted:
      return "SUBMITTED";
    case EventType::kStepAuto:
      return "STEP_AUTO";
    case EventType::kHandedIn:
      return "HANDED_IN";
    case EventType::kStepApproved:
      return "STEP_APPROVED";
    case EventType::kReturned:
      return "RETURNED";
    case EventType::kReturnedInside:
      return "RETURNED_INSIDE";
    case EventType::kDone:
      return "DONE";
    case EventType::kTaskCompleted:
      return "TASK_COMPLETED";
    case EventType::kNoDecider:
      return "NO_DECIDER";
    case EventType::kPlanDrafted:
      return "PLAN_DRAFTED";
    case EventType::kPlanChanged:
      return "PLAN_CHANGED";
    case EventType::kPlanIssued:
      return "PLAN_ISSUED";
    case EventType::kUnitCreated:
      return "UNIT_CREATED";
    case EventType::kUnitChanged:
      return "UNIT_CHANGED";
    case EventType::kUserCreated:
      return "USER_CREATED";
    case EventType::kMembershipGranted:
      return "MEMBERSHIP_GRANTED";
    case EventType::kMembershipRevoked:
      return "MEMBERSHIP_REVOKED";
    case EventType::kSignedIn:
      return "SIGNED_IN";
    case EventType::kSignedOut:
      return "SIGNED_OUT";
  }
  return "";
}

AssignmentId AssignmentOf(const EventBody& body) {
  return std::visit(
      [](const auto& event) {
        if constexpr (requires { event.assignment; }) {
          return event.assignment;
        } else {
          return AssignmentId{};
        }
      },
      body);
}

}  // namespace duban::domain
