// What happened. State is what applying these in order gives (chain.h), so that replay from nothing
// reproduces the rows by construction. Each body describes its fields once, by Visit: the stored
// form follows from that.
#ifndef DUBAN_SERVER_DOMAIN_EVENT_H_
#define DUBAN_SERVER_DOMAIN_EVENT_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/domain/directory.h"
#include "server/domain/enums.h"
#include "server/domain/ids.h"
#include "server/domain/plan.h"
#include "server/domain/task.h"

namespace duban::domain {

// Numbers are stored; never reuse one. Names are the API's.
enum class EventType : int {
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
  kPlanDrafted = 40,
  kPlanChanged = 41,
  kPlanIssued = 42,
  kUnitCreated = 60,
  kUnitChanged = 61,
  kUserCreated = 62,
  kMembershipGranted = 63,
  kMembershipRevoked = 64,
  kSignedIn = 80,
  kSignedOut = 81,
};

struct TaskDrafted {
  static constexpr EventType kType = EventType::kTaskDrafted;
  PlanId plan;
  int plan_ordinal = 0;
  UnitId issuing_unit;
  TaskContent content;
};

struct TaskChanged {
  static constexpr EventType kType = EventType::kTaskChanged;
  TaskContent content;
};

struct TaskDeleted {
  static constexpr EventType kType = EventType::kTaskDeleted;
};

// The date is the one the task carries from here on, wherever it came from.
struct TaskIssued {
  static constexpr EventType kType = EventType::kTaskIssued;
  absl::CivilDay due_date;
  DueBasis due_basis = DueBasis::kNone;
};

struct AssignmentCreated {
  static constexpr EventType kType = EventType::kAssignmentCreated;
  AssignmentId assignment;
  AssignmentId parent;
  UnitId unit;
  AssignmentRole role = AssignmentRole::kSupport;
  AssignmentOrigin origin = AssignmentOrigin::kIssue;
  absl::CivilDay due_date;
};

struct Accepted {
  static constexpr EventType kType = EventType::kAccepted;
  AssignmentId assignment;
  UnitId unit;
};

struct Submitted {
  static constexpr EventType kType = EventType::kSubmitted;
  AssignmentId assignment;
  UnitId unit;
  SubmissionId submission;
  std::string summary;
  std::vector<ReviewStepKind> steps;
};

struct StepAuto {
  static constexpr EventType kType = EventType::kStepAuto;
  AssignmentId assignment;
  UnitId unit;
  SubmissionId submission;
  ReviewStepKind step = ReviewStepKind::kUnitHead;
};

// 报出: the submission left the unit; from here on reviewers hold the time.
struct HandedIn {
  static constexpr EventType kType = EventType::kHandedIn;
  AssignmentId assignment;
  UnitId unit;
  SubmissionId submission;
};

struct StepApproved {
  static constexpr EventType kType = EventType::kStepApproved;
  AssignmentId assignment;
  UnitId unit;
  SubmissionId submission;
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  std::string comment;
};

// From outside the unit: counted.
struct Returned {
  static constexpr EventType kType = EventType::kReturned;
  AssignmentId assignment;
  UnitId unit;
  SubmissionId submission;
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  std::string comment;
};

// By the unit's own head: not counted.
struct ReturnedInside {
  static constexpr EventType kType = EventType::kReturnedInside;
  AssignmentId assignment;
  UnitId unit;
  SubmissionId submission;
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  std::string comment;
};

struct Done {
  static constexpr EventType kType = EventType::kDone;
  AssignmentId assignment;
  UnitId unit;
  Assessment assessment = Assessment::kNone;
};

struct TaskCompleted {
  static constexpr EventType kType = EventType::kTaskCompleted;
  Assessment assessment = Assessment::kNone;
};

// A step opened that nobody may decide: the supervision office must see to it.
struct NoDecider {
  static constexpr EventType kType = EventType::kNoDecider;
  AssignmentId assignment;
  UnitId unit;
  SubmissionId submission;
  ReviewStepKind step = ReviewStepKind::kUnitHead;
};

struct PlanDrafted {
  static constexpr EventType kType = EventType::kPlanDrafted;
  UnitId issuing_unit;
  PlanContent content;
};

struct PlanChanged {
  static constexpr EventType kType = EventType::kPlanChanged;
  PlanContent content;
};

struct PlanIssued {
  static constexpr EventType kType = EventType::kPlanIssued;
  int task_count = 0;
};

struct UnitCreated {
  static constexpr EventType kType = EventType::kUnitCreated;
  Unit unit;
};

struct UnitChanged {
  static constexpr EventType kType = EventType::kUnitChanged;
  Unit unit;
};

struct UserCreated {
  static constexpr EventType kType = EventType::kUserCreated;
  User user;
};

struct MembershipGranted {
  static constexpr EventType kType = EventType::kMembershipGranted;
  Membership membership;
};

struct MembershipRevoked {
  static constexpr EventType kType = EventType::kMembershipRevoked;
  Membership membership;
};

struct SignedIn {
  static constexpr EventType kType = EventType::kSignedIn;
  SessionId session;
};

struct SignedOut {
  static constexpr EventType kType = EventType::kSignedOut;
  SessionId session;
};

using EventBody = std::variant<TaskDrafted, TaskChanged, TaskDeleted, TaskIssued, AssignmentCreated,
                               Accepted, Submitted, StepAuto, HandedIn, StepApproved, Returned,
                               ReturnedInside, Done, TaskCompleted, NoDecider, PlanDrafted,
                               PlanChanged, PlanIssued, UnitCreated, UnitChanged, UserCreated,
                               MembershipGranted, MembershipRevoked, SignedIn, SignedOut>;

// Who did it and when; the same for every event of one command.
struct Recorded {
  absl::Time at;
  UserId actor;  // none: the system itself
  UserId on_behalf_of = {};
};

EventType TypeOf(const EventBody& body);
// UPPER_SNAKE, as the API prints it; "" for a number that is no type.
std::string NameOf(EventType type);
// The assignment it is about; none for the others.
AssignmentId AssignmentOf(const EventBody& body);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_EVENT_H_
