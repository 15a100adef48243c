// What happens to a task as a whole, from its draft to its end, and the instructions on it.
#ifndef DUBAN_SERVER_DOMAIN_TASK_EVENT_H_
#define DUBAN_SERVER_DOMAIN_TASK_EVENT_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/enums.h"
#include "server/domain/event_type.h"
#include "server/domain/ids.h"
#include "server/domain/task.h"

namespace duban::domain {

struct TaskDrafted {
  static constexpr EventType kType = EventType::kTaskDrafted;
  PlanId plan = {};
  int plan_ordinal = 0;
  UnitId issuing_unit = {};
  TaskContent content = {};
};

struct TaskChanged {
  static constexpr EventType kType = EventType::kTaskChanged;
  TaskContent content = {};
};

struct TaskDeleted {
  static constexpr EventType kType = EventType::kTaskDeleted;
};

// The date is the one the task carries from here on, wherever it came from.
struct TaskIssued {
  static constexpr EventType kType = EventType::kTaskIssued;
  absl::CivilDay due_date = {};
  DueBasis due_basis = DueBasis::kNone;
};

// The units a group stood for at the instant of issue.
struct GroupExpanded {
  static constexpr EventType kType = EventType::kGroupExpanded;
  UnitGroupId group = {};
  std::string printed_name = {};
  std::vector<UnitId> units = {};
};

struct AssignmentCreated {
  static constexpr EventType kType = EventType::kAssignmentCreated;
  AssignmentId assignment = {};
  AssignmentId parent = {};
  UnitId unit = {};
  AssignmentRole role = AssignmentRole::kSupport;
  AssignmentOrigin origin = AssignmentOrigin::kIssue;
  absl::CivilDay due_date = {};
  std::string share = {};
  AssignmentId inherited_from = {};  // a REASSIGNED one: its place, its overlay, its record
};

struct TaskCancelled {
  static constexpr EventType kType = EventType::kTaskCancelled;
  std::string reason = {};
  std::string consent = {};  // the leader's
};

struct Instructed {
  static constexpr EventType kType = EventType::kInstructed;
  InstructionId instruction = {};
  std::string text = {};
  std::vector<UnitId> addressees = {};
  bool reply_asked = false;
  std::optional<absl::CivilDay> reply_by = {};
};

struct Acknowledged {
  static constexpr EventType kType = EventType::kAcknowledged;
  InstructionId instruction = {};
  UnitId unit = {};
};

struct InstructionAnswered {
  static constexpr EventType kType = EventType::kInstructionAnswered;
  InstructionId instruction = {};
  UnitId unit = {};
  std::string reply = {};
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_TASK_EVENT_H_
