// The one write template. Every mutation is a WriteCommand; the queue hands whatever commands wait
// to one transaction (a batch), which for each of them: locks, looks for the stored answer, settles
// due rungs, decides, persists, commits. A batch of one is the quiet case.
#ifndef DUBAN_SERVER_APP_WRITE_H_
#define DUBAN_SERVER_APP_WRITE_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/civil_time.h>

#include "server/app/call_context.h"
#include "server/base/hash.h"
#include "server/domain/directory.h"
#include "server/domain/ids.h"
#include "server/domain/load_scope.h"

namespace duban::app {

class Workspace;

// An assignment that a command is about, and what it looks at around it.
struct Focus {
  domain::TaskId task;
  domain::AssignmentId assignment;  // none: the root of the task
  domain::LoadScope scope;
  std::vector<domain::UnitId> units = {};  // of scope.named_units
  domain::RequestId request = {};          // of scope.request
  domain::InstructionId instruction = {};  // of scope.instruction
};

// A role that a command on the directory gives or takes away: what its holder decides is looked at
// in the same transaction (D02).
struct RoleChange {
  domain::UserId user;
  domain::Role role = domain::Role::kHead;
  domain::UnitId unit;
  bool granted = false;  // else taken away, lent, or kept by somebody whom his new role may bar
};

// Every row a command will lock, named before the first lock, and what it looks at under the locks.
// Locked in the order of the members, ids ascending.
struct Footprint {
  std::optional<domain::PlanId> plan;
  std::vector<domain::TaskId> tasks;
  std::vector<Focus> foci;      // of `tasks`
  bool plans_of_tasks = false;  // read, not locked: the plans that `tasks` belong to
  bool whole_plan = false;      // also every task of `plan`
  bool directory = false;
  bool security = false;
  bool alone = false;  // shares its transaction with no other command
  // Of commands on the directory; asked of the snapshot before the first lock. The tasks on which
  // one of them decides something that waits are locked, too, and those with something that waits
  // for a decider; limits::kRoleChangeChecksMax of each at most.
  std::function<std::vector<RoleChange>(const domain::Directory&, absl::CivilDay today)>
      role_changes = {};

  // Commands that lock one task at most share a transaction; all others run alone.
  bool Batchable() const {
    return !plan && tasks.size() <= 1 && !whole_plan && !directory && !security && !alone;
  }

  // What the other one needs as well. Of plans and role changes the last is kept: no
  // command has two.
  void Add(const Footprint& other);
};

struct WriteCommand {
  CallContext call;
  std::string request_id;            // empty only where a repeat is refused anyway (bootstrap)
  base::Sha256Digest fingerprint{};  // of the request without its request_id
  Footprint footprint;
  // May the caller do this to what was loaded? Asked before a stored answer is given.
  std::function<absl::Status(const Workspace&)> authorize;
  // Decides, records the events in the workspace, and returns the encoded answer: made before the
  // commit, stored with it, and what every caller of this request_id is answered with. Must leave
  // the workspace alone when it refuses.
  std::function<absl::StatusOr<std::string>(Workspace&)> decide;
  bool validate_only = false;  // decide, answer, and write nothing
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_WRITE_H_
