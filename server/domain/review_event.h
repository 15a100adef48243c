// What happens to a submission on its way up, and back.
#ifndef DUBAN_SERVER_DOMAIN_REVIEW_EVENT_H_
#define DUBAN_SERVER_DOMAIN_REVIEW_EVENT_H_

#include <string>
#include <vector>

#include "server/domain/enums.h"
#include "server/domain/event_type.h"
#include "server/domain/ids.h"

namespace duban::domain {

struct Submitted {
  static constexpr EventType kType = EventType::kSubmitted;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
  std::string summary = {};
  std::vector<ReviewStepKind> steps = {};
};

struct StepAuto {
  static constexpr EventType kType = EventType::kStepAuto;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
  ReviewStepKind step = ReviewStepKind::kUnitHead;
};

// All its deciders had taken an earlier step.
struct StepMerged {
  static constexpr EventType kType = EventType::kStepMerged;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
  ReviewStepKind step = ReviewStepKind::kLeader;
};

// 报出: the submission left the unit; from here on reviewers hold the time.
struct HandedIn {
  static constexpr EventType kType = EventType::kHandedIn;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
};

struct StepApproved {
  static constexpr EventType kType = EventType::kStepApproved;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  std::string comment = {};
};

// From outside the unit: counted.
struct Returned {
  static constexpr EventType kType = EventType::kReturned;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  std::string comment = {};
};

// By the unit's own head: not counted.
struct ReturnedInside {
  static constexpr EventType kType = EventType::kReturnedInside;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  std::string comment = {};
};

struct Done {
  static constexpr EventType kType = EventType::kDone;
  AssignmentId assignment = {};
  UnitId unit = {};
  Assessment assessment = Assessment::kNone;
};

struct TaskCompleted {
  static constexpr EventType kType = EventType::kTaskCompleted;
  Assessment assessment = Assessment::kNone;
};

// A step or a ruling waits that nobody may decide: the supervision office must see to it.
struct NoDecider {
  static constexpr EventType kType = EventType::kNoDecider;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};  // of a step
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  DecisionKind decision = DecisionKind::kStep;
  RequestId request = {};  // of the ruling on one
};

// What was found without a decider has one again: it waits for him, no longer for the office.
struct DeciderFound {
  static constexpr EventType kType = EventType::kDeciderFound;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};  // of a step
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  DecisionKind decision = DecisionKind::kStep;
  RequestId request = {};  // of the ruling on one
};

// By the unit itself, before anything was decided outside it.
struct Recalled {
  static constexpr EventType kType = EventType::kRecalled;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
};

// The hand-in did not happen: its time counts as the unit's.
struct StopUndone {
  static constexpr EventType kType = EventType::kStopUndone;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
};

// Opens that step again, those after it wait. Bars nobody.
struct ApprovalRevoked {
  static constexpr EventType kType = EventType::kApprovalRevoked;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  std::string reason = {};
};

// The assignment ended under it.
struct SubmissionSuperseded {
  static constexpr EventType kType = EventType::kSubmissionSuperseded;
  AssignmentId assignment = {};
  UnitId unit = {};
  SubmissionId submission = {};
};

// Decides beside any decider who returns; falls with what it was named for.
struct SubstituteNamed {
  static constexpr EventType kType = EventType::kSubstituteNamed;
  AssignmentId assignment = {};
  UnitId unit = {};
  DecisionKind decision = DecisionKind::kStep;
  SubmissionId submission = {};
  ReviewStepKind step = ReviewStepKind::kUnitHead;
  RequestId request = {};
  UserId substitute = {};
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_REVIEW_EVENT_H_
