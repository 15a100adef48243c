// What happens to the assignments of a task: signing, declining, splitting, changing course.
#ifndef DUBAN_SERVER_DOMAIN_CHAIN_EVENT_H_
#define DUBAN_SERVER_DOMAIN_CHAIN_EVENT_H_

#include <string>
#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/enums.h"
#include "server/domain/event_type.h"
#include "server/domain/ids.h"

namespace duban::domain {

struct Accepted {
  static constexpr EventType kType = EventType::kAccepted;
  AssignmentId assignment = {};
  UnitId unit = {};
};

struct Declined {
  static constexpr EventType kType = EventType::kDeclined;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string reason = {};
  UnitId suggested_unit = {};
};

// Insisted: the unit has signed by the ruling.
struct DeclineRefused {
  static constexpr EventType kType = EventType::kDeclineRefused;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string reason = {};
};

struct DeclineGranted {
  static constexpr EventType kType = EventType::kDeclineGranted;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string reason = {};
};

// Ended by its assigner, or with the one above it.
struct Withdrawn {
  static constexpr EventType kType = EventType::kWithdrawn;
  AssignmentId assignment = {};
  UnitId unit = {};
  EndReason end_reason = EndReason::kWithdrawn;
  std::string reason = {};
  AssignmentId replaced_by = {};  // of an absorbed one
};

// Ended with its task, or by a change of the task.
struct AssignmentWithdrawn {
  static constexpr EventType kType = EventType::kAssignmentWithdrawn;
  AssignmentId assignment = {};
  UnitId unit = {};
  EndReason end_reason = EndReason::kCancelled;
};

struct Waived {
  static constexpr EventType kType = EventType::kWaived;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string reason = {};
};

struct Reassigned {
  static constexpr EventType kType = EventType::kReassigned;
  AssignmentId assignment = {};
  UnitId unit = {};
  UnitId new_unit = {};
  AssignmentId replaced_by = {};
  std::string reason = {};
  std::string leader_consent = {};
  std::string superior_consent = {};
};

// As it is, to the parent that took the old one's place.
struct ChildMoved {
  static constexpr EventType kType = EventType::kChildMoved;
  AssignmentId assignment = {};
  UnitId unit = {};
  AssignmentId parent = {};
};

struct HandlerAssigned {
  static constexpr EventType kType = EventType::kHandlerAssigned;
  AssignmentId assignment = {};
  UnitId unit = {};
  UserId handler = {};  // none: all of the unit's
};

// He is no handler of the unit any more.
struct HandlerCleared {
  static constexpr EventType kType = EventType::kHandlerCleared;
  AssignmentId assignment = {};
  UnitId unit = {};
  UserId handler = {};
};

struct SplitUp {
  static constexpr EventType kType = EventType::kSplit;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::vector<AssignmentId> children = {};
};

struct ShareChanged {
  static constexpr EventType kType = EventType::kShareChanged;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string share = {};
};

struct DueChanged {
  static constexpr EventType kType = EventType::kDueChanged;
  AssignmentId assignment = {};
  UnitId unit = {};
  absl::CivilDay from = {};
  absl::CivilDay due_date = {};
};

struct Urged {
  static constexpr EventType kType = EventType::kUrged;
  AssignmentId assignment = {};
  UnitId unit = {};
  absl::CivilDay date = {};  // local
  std::string text = {};
};

struct AssignmentReopened {
  static constexpr EventType kType = EventType::kAssignmentReopened;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string reason = {};
  absl::CivilDay due_date = {};
};

struct CoordinationRequested {
  static constexpr EventType kType = EventType::kCoordinationRequested;
  AssignmentId assignment = {};
  UnitId unit = {};
  RequestId request = {};
  RequestKind kind = RequestKind::kDisagree;
  AssignmentId target = {};
  UnitId other_unit = {};  // to be added, or the successor
  std::vector<UnitId> parties = {};
  std::string wish = {};
};

struct CoordinationRuled {
  static constexpr EventType kType = EventType::kCoordinationRuled;
  AssignmentId assignment = {};
  UnitId unit = {};
  RequestId request = {};
  bool granted = false;
  std::string reason = {};
};

struct RequestWithdrawn {
  static constexpr EventType kType = EventType::kRequestWithdrawn;
  AssignmentId assignment = {};
  UnitId unit = {};
  RequestId request = {};
};

struct Suspended {
  static constexpr EventType kType = EventType::kSuspended;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string reason = {};
  absl::CivilDay review_date = {};
  std::string leader_consent = {};
  std::string superior_consent = {};
};

struct Resumed {
  static constexpr EventType kType = EventType::kResumed;
  AssignmentId assignment = {};
  UnitId unit = {};
};

struct SuspensionRedated {
  static constexpr EventType kType = EventType::kSuspensionRedated;
  AssignmentId assignment = {};
  UnitId unit = {};
  std::string reason = {};
  absl::CivilDay review_date = {};
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_CHAIN_EVENT_H_
