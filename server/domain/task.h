// A task (督办事项), the assignments (承办件) that carry it, and what is handed up (报送件). Plain
// values: what may be done to them is decided elsewhere, what happened to them is applied by
// chain.h.
#ifndef DUBAN_SERVER_DOMAIN_TASK_H_
#define DUBAN_SERVER_DOMAIN_TASK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/domain/enums.h"
#include "server/domain/ids.h"

namespace duban::domain {

// A unit that a draft names.
struct PlannedUnit {
  UnitId unit;               // none: the printed name is not of the directory
  std::string printed_name;  // as the document prints it
  AssignmentRole role = AssignmentRole::kSupport;
  friend bool operator==(const PlannedUnit&, const PlannedUnit&) = default;
};

// What a person writes into a draft.
struct TaskContent {
  std::string number;  // as printed
  std::vector<std::string> sections;
  std::string title;
  std::string text;
  TaskCategory category = TaskCategory::kOther;
  std::optional<absl::CivilDay> due_date;
  DueBasis due_basis = DueBasis::kNone;
  bool standing = false;
  std::vector<PlannedUnit> planned_units;
  bool lead_unconfirmed = false;
  std::string annotation;
  friend bool operator==(const TaskContent&, const TaskContent&) = default;
};

struct Task {
  TaskId id;
  PlanId plan;           // none: outside any plan
  int plan_ordinal = 0;  // place in the plan, from 1
  UnitId issuing_unit;
  TaskContent content;
  TaskState state = TaskState::kDraft;
  AssignmentId root;  // none in a draft
  Assessment assessment = Assessment::kNone;
  absl::Time create_time;
  std::optional<absl::Time> issue_time;
  std::optional<absl::Time> complete_time;
  std::int64_t version = 0;  // the seq of its last event
  friend bool operator==(const Task&, const Task&) = default;
};

// One unit's share of a task: the node of the chain.
struct Assignment {
  AssignmentId id;
  TaskId task;
  AssignmentId parent;  // none: the root
  UnitId unit;
  AssignmentRole role = AssignmentRole::kSupport;
  AssignmentOrigin origin = AssignmentOrigin::kIssue;
  AssignmentState state = AssignmentState::kPending;
  absl::CivilDay due_date;
  int return_count = 0;  // returns from outside the unit
  SubmissionId open_submission;
  std::optional<ReviewStepKind> open_step;  // set exactly while UNDER_REVIEW
  Assessment assessment = Assessment::kNone;
  std::optional<absl::Time> accept_time;
  std::optional<absl::Time> hand_in_time;  // of the last submission that left the unit (报出)
  std::optional<absl::Time> done_time;
  std::int64_t version = 0;  // events about it so far
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

inline bool IsRoot(const Assignment& a) { return !a.parent; }
// lifecycle.md, 1: live and ended.
inline bool IsLive(const Assignment& a) { return a.state != AssignmentState::kDone; }

struct ReviewStep {
  ReviewStepKind kind = ReviewStepKind::kUnitHead;
  ReviewStepState state = ReviewStepState::kWaiting;
  UserId decider = {};  // none while undecided, and for AUTO
  std::optional<absl::Time> decide_time = {};
  std::string comment = {};
  friend bool operator==(const ReviewStep&, const ReviewStep&) = default;
};

struct Submission {
  SubmissionId id;
  TaskId task;
  AssignmentId assignment;
  std::string summary;
  SubmissionState state = SubmissionState::kUnderReview;
  UserId submitter;
  absl::Time submit_time;
  std::vector<ReviewStep> steps;  // in order; stays as the policy was when it opened
  friend bool operator==(const Submission&, const Submission&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_TASK_H_
