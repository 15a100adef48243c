// A task (督办事项), the assignments (承办件) that carry it, and what is handed up (报送件). Plain
// values: what may be done to them is decided elsewhere, what happened to them is applied by
// chain.h. What is asked and instructed about them is in request.h and instruction.h.
#ifndef DUBAN_SERVER_DOMAIN_TASK_H_
#define DUBAN_SERVER_DOMAIN_TASK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/domain/actor.h"
#include "server/domain/deliverable.h"
#include "server/domain/enums.h"
#include "server/domain/ids.h"
#include "server/domain/indicator.h"
#include "server/domain/recurrence.h"

namespace duban::domain {

// A unit, or a group of units, that a draft names.
struct PlannedUnit {
  UnitId unit;               // none, and no group either: the name is not of the directory
  std::string printed_name;  // as the document prints it
  AssignmentRole role = AssignmentRole::kSupport;
  UnitGroupId group = {};                       // expanded when the task is issued
  std::optional<absl::CivilDay> due_date = {};  // where the document names one for it
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
  LeadChoice lead_choice = LeadChoice::kNone;
  UnitId chosen_lead;       // of the collective; with kOffice the unit that holds the root
  UserId leader;            // leader in charge of this task; none: those of the lead's unit
  bool firm = false;        // 刚性: a superior's, statutory or a leader's date
  std::string late_reason;  // why it is registered with a date that is past; empty: it may not be
  // As the document states them; an import reads them.
  std::vector<Indicator> indicators = {};
  std::vector<Deliverable> deliverables = {};
  std::vector<Recurrence> recurrences = {};
  std::vector<std::string> printed_leaders = {};
  friend bool operator==(const TaskContent&, const TaskContent&) = default;
};

struct Task {
  TaskId id;
  PlanId plan;           // none: outside any plan
  int plan_ordinal = 0;  // place in the plan, from 1
  UnitId issuing_unit;
  TaskContent content;
  TaskState state = TaskState::kDraft;          // as shown
  TaskState state_beneath = TaskState::kDraft;  // the same, but while SUSPENDED
  AssignmentId root;                            // none in a draft
  Assessment assessment = Assessment::kNone;
  absl::Time create_time;
  std::optional<absl::Time> issue_time;
  std::optional<absl::Time> complete_time;
  std::int64_t version = 0;  // the seq of its last event
  friend bool operator==(const Task&, const Task&) = default;
};

// 挂账: an overlay on an assignment and everything below it. The state beneath is kept.
struct Suspension {
  std::string reason;
  absl::CivilDay review_date;
  std::string consent;  // the leader's, as recorded; required for the root
  Actor by;
  absl::Time since;  // bounds every later review date, too
  friend bool operator==(const Suspension&, const Suspension&) = default;
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
  std::string share;     // what of the task is this unit's; empty: as the task says
  UserId handler;        // 经办人 named by the HEAD: directs notices; none: all of the unit's
  int return_count = 0;  // returns from outside the unit, and reopenings
  SubmissionId open_submission;
  std::optional<ReviewStepKind> open_step;  // set exactly while UNDER_REVIEW
  Assessment assessment = Assessment::kNone;
  std::optional<absl::Time> accept_time;
  std::optional<absl::Time> hand_in_time;  // of the last submission that left the unit (报出)
  std::optional<absl::Time> done_time;
  std::optional<absl::Time> end_time;  // WITHDRAWN or REASSIGNED
  EndReason end_reason = EndReason::kNone;
  std::string end_text;         // the reason as given
  AssignmentId replaced_by;     // of a REASSIGNED or absorbed one: what took its place
  AssignmentId inherited_from;  // whose reports and evidence are carried on
  // Of the last decline, kept after the ruling: a unit declines once on a task.
  std::optional<absl::Time> decline_time;
  std::string decline_reason;
  UnitId suggested_unit;
  std::optional<absl::Time> objection_from;  // the term for objecting runs from here (PENDING)
  std::optional<Suspension> suspension;      // its own overlay
  int covers = 0;         // overlays in force over it, its own included; 0 once it has ended
  int open_requests = 0;  // coordination requests of its own that wait
  std::optional<absl::CivilDay> urge_date;  // of the last urge
  // What waits for a decision (the open step, else the decline) was found without a decider; and
  // who was named to decide beside any who returns. Both fall with the step.
  bool no_decider = false;
  UserId substitute;
  std::int64_t version = 0;  // events about it so far
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

inline bool IsRoot(const Assignment& a) { return !a.parent; }
// lifecycle.md, 1: live and ended.
constexpr bool IsLive(AssignmentState state) {
  return state != AssignmentState::kDone && state != AssignmentState::kWithdrawn &&
         state != AssignmentState::kReassigned;
}
inline bool IsLive(const Assignment& a) { return IsLive(a.state); }
inline bool IsSuspended(const Assignment& a) { return a.covers > 0; }

struct ReviewStep {
  ReviewStepKind kind = ReviewStepKind::kUnitHead;
  ReviewStepState state = ReviewStepState::kWaiting;
  UserId decider = {};      // none while undecided, and for AUTO and MERGED
  UserId decided_for = {};  // whose delegate the decider was
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
  UserId submitted_for = {};  // whose delegate the submitter was
  absl::Time submit_time;
  std::vector<ReviewStep> steps;  // in order; stays as the policy was when it opened
  friend bool operator==(const Submission&, const Submission&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_TASK_H_
