// 提请协调: "we two cannot agree", "not ours", "add a unit": raised to whoever may settle it.
#ifndef DUBAN_SERVER_DOMAIN_REQUEST_H_
#define DUBAN_SERVER_DOMAIN_REQUEST_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/time/time.h>

#include "server/domain/actor.h"
#include "server/domain/enums.h"
#include "server/domain/ids.h"

namespace duban::domain {

// Ruled on by the assigner of `target`; of kind DISAGREE by the nearest unit above that is no
// party, at the root by the supervision office (lifecycle.md, 1).
struct CoordinationRequest {
  RequestId id;
  TaskId task;
  AssignmentId assignment;  // that asks
  RequestKind kind = RequestKind::kDisagree;
  AssignmentId target;          // that a grant would change; the asking one unless the kind says
  UnitId unit;                  // to be added, or the successor; none: no successor is named
  std::vector<UnitId> parties;  // of a disagreement, beside the asking unit
  std::string wish;
  RequestState state = RequestState::kOpen;
  Actor asked_by;
  absl::Time request_time;
  Actor ruled_by;
  std::optional<absl::Time> rule_time;
  std::string ruling;
  bool no_decider = false;  // found without anybody who may rule
  UserId substitute;        // named to rule beside any who returns
  friend bool operator==(const CoordinationRequest&, const CoordinationRequest&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_REQUEST_H_
