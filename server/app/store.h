// What app/ needs of a database, for writing. storage/ implements it; nothing here knows SQL.
#ifndef DUBAN_SERVER_APP_STORE_H_
#define DUBAN_SERVER_APP_STORE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/call_context.h"
#include "server/domain/directory.h"
#include "server/domain/event.h"
#include "server/domain/instruction.h"
#include "server/domain/plan.h"
#include "server/domain/request.h"
#include "server/domain/task.h"

namespace duban::app {

// What one chain of hashes runs over. Numbers are stored and hashed; never reuse one.
enum class StreamKind : int { kTask = 1, kPlan = 2, kDirectory = 3, kSecurity = 4 };

struct StreamName {
  StreamKind kind = StreamKind::kTask;
  std::int64_t id = 0;  // of the task or plan; 0 for the two there is one of
  friend auto operator<=>(const StreamName&, const StreamName&) = default;
};

// The end of a stream; lives on the stream's own row and moves with it.
struct StreamHead {
  std::int64_t seq = 0;
  std::string hash;  // 32 bytes; empty before the first event
  absl::Time last_recorded = absl::UnixEpoch();
  friend bool operator==(const StreamHead&, const StreamHead&) = default;
};

struct StoredTask {
  domain::Task task;
  StreamHead head;  // head.seq == task.version
};

struct TaskHead {
  domain::TaskId task;
  StreamHead head;
};

struct StoredPlan {
  domain::Plan plan;
  StreamHead head;      // head.seq == plan.version
  int task_count = 0;   // without deleted ones
  int max_ordinal = 0;  // the highest plan_ordinal given so far
};

struct EventRow {
  StreamName stream;
  std::int64_t seq = 0;
  std::int64_t position = 0;  // in the feed, from 1 without gaps; given by Persist, 0 before
  domain::EventType type = domain::EventType::kTaskDrafted;
  absl::Time recorded_at;
  domain::UserId actor;
  domain::UserId on_behalf_of;
  domain::AssignmentId assignment;
  std::string payload;  // JSON, the bytes that are hashed
  std::string hash;     // 32 bytes
};

// The stored answer of a request: what a retry is answered with.
struct Answer {
  std::string key;          // SHA-256 of (principal, method, request_id), 32 bytes
  std::string fingerprint;  // of the request, 32 bytes
  std::string response;
};

// COMPLETED or CANCELLED: history, unless it is reopened.
constexpr bool HasEnded(domain::TaskState state) {
  return state == domain::TaskState::kCompleted || state == domain::TaskState::kCancelled;
}

// Who sees a task in lists. One row for each unit that takes part and each unit above it, likewise
// for the issuing unit; so that a reader's list is one index range per unit of his, however large
// the tree is.
enum class PartyRelation : int { kIssuer = 1, kParticipant = 2 };
struct TaskParty {
  domain::UnitId unit;
  PartyRelation relation = PartyRelation::kParticipant;
  domain::TaskId task;
  domain::PlanId plan;
  int plan_ordinal = 0;
  std::optional<absl::CivilDay> due_date;
  domain::TaskState state = domain::TaskState::kDraft;  // lists set apart what has ended
};

// What has to be done about an assignment or a request now. Numbers are stored; never reuse one.
enum class AwaitingKind : int {
  kAccept = 1,          // by the unit
  kWork = 2,            // by the unit
  kUnitHead = 3,        // a step: by the unit's HEAD
  kParentUnit = 4,      // a step: by the parent's HEAD
  kLeader = 5,          // a step: by the leaders in charge of the unit
  kSupervision = 6,     // a step: by the office of the issuing unit
  kRulingOfUnit = 7,    // by the HEAD of the unit named
  kRulingOfOffice = 8,  // by the office of the issuing unit
  kNamedLeader = 9,     // a step: by the user named on the task
  kSubstitute = 10,     // whatever it is: by the user named for it
  kNoDecider = 11,      // nobody may: by the office of the issuing unit, which names one
};

// Whose turn it is. Derived from the state with every transition, so that a to-do list is one index
// range for each unit and kind (ADR 15).
struct Awaiting {
  AwaitingKind kind = AwaitingKind::kAccept;
  std::int64_t whom = 0;  // a unit's id; a user's for kNamedLeader and kSubstitute
  friend auto operator<=>(const Awaiting&, const Awaiting&) = default;
};
using AwaitingOfAssignments = std::map<domain::AssignmentId, Awaiting>;
using AwaitingOfRequests = std::map<domain::RequestId, Awaiting>;

// How one addressee has answered.
struct InstructionReply {
  domain::InstructionId instruction;
  domain::Addressee addressee;
};

struct NewUser {
  domain::User user;
  std::string password_hash;  // Argon2id, libsodium's encoded form
};

struct NewSession {
  domain::SessionId id;
  domain::UserId user;
  std::string token_hash;  // SHA-256 of the token, 32 bytes
  absl::Time create_time;
  absl::Time expire_time;
};

// Everything a batch changes, persisted in a few multi-row statements. Rows of one vector have
// distinct keys.
struct ChangeSet {
  std::vector<StoredPlan> new_plans, changed_plans;  // the plan and its head
  std::vector<StoredTask> new_tasks, changed_tasks;  // content, too, only where `content_changed`
  std::vector<domain::TaskId> content_changed;
  std::vector<domain::Assignment> new_assignments, changed_assignments;
  // The changed ones as they were, in the same order, so that only what differs is written; empty:
  // everything is.
  std::vector<StoredTask> tasks_before;
  std::vector<domain::Assignment> assignments_before;
  // Those of changed_assignments of which more than a transition changes did: its place, dates,
  // handler, decline, end, suspension.
  std::vector<domain::Assignment> changed_courses;
  AwaitingOfAssignments awaiting;  // of the new and the changed; absent: nobody's turn
  std::vector<domain::Submission> new_submissions, changed_submissions;  // with their steps
  std::vector<domain::CoordinationRequest> new_requests, changed_requests;
  AwaitingOfRequests awaiting_rulings;
  std::vector<domain::Instruction> new_instructions;
  std::vector<InstructionReply> replies;  // to instructions that are stored
  std::vector<TaskParty> new_parties;
  std::vector<TaskParty> added_parties;  // some of which may be there: units added to a chain
  // Tasks of changed_tasks whose due date or end the party rows must follow.
  std::vector<domain::TaskId> moved_parties;
  std::vector<domain::Unit> new_units, changed_units;
  std::vector<domain::UnitGroup> new_groups, changed_groups;
  std::vector<domain::UnitGroupId> deleted_groups;
  std::vector<domain::Delegation> new_delegations;
  std::vector<domain::DelegationId> ended_delegations;
  std::vector<NewUser> new_users;
  std::vector<domain::Membership> new_memberships;
  std::vector<domain::MembershipId> removed_memberships;
  // Removed before new ones are inserted: a name that is confirmed anew is in both.
  std::vector<domain::UnitMapping> new_mappings, removed_mappings;
  std::vector<domain::UploadId> used_uploads;
  std::vector<NewSession> new_sessions;
  std::vector<domain::SessionId> ended_sessions;
  std::optional<StreamHead> directory_head, security_head;
  std::vector<EventRow> events;
  std::vector<Answer> answers;
  absl::Time now;  // creation time of the answers
  bool empty() const {
    return events.empty() && answers.empty() && new_sessions.empty() && ended_sessions.empty();
  }
};

enum class LockWait { kWait, kSkipLocked };

// Which assignments to load: each list names those around which its rows are. What several name is
// loaded once; lists of several commands are merged, and more may be loaded than each asked for.
struct AssignmentLoad {
  std::vector<domain::AssignmentId> by_id;
  std::vector<domain::AssignmentId> with_ancestors;
  std::vector<domain::AssignmentId> live_children;
  std::vector<domain::AssignmentId> done_children;
  std::vector<domain::AssignmentId> siblings;      // live children of their parents
  std::vector<domain::AssignmentId> unit_history;  // all of the same task and unit, with ancestors
  std::vector<domain::AssignmentId> live_subtrees;
  std::vector<domain::TaskId> whole_chains;
  // Live ones of these tasks and units, with their ancestors, live and DONE children.
  std::vector<domain::TaskId> named_tasks;
  std::vector<domain::UnitId> named_units;
};

// A handler who may have left: assignments of the unit name him.
struct HandlerPlace {
  domain::UserId handler;
  domain::UnitId unit;
};

struct WaitingAssignment {
  domain::TaskId task;
  domain::AssignmentId assignment;
};

// One open transaction at READ COMMITTED. Used by one thread. Any error is a fault of the database,
// after which the transaction is over: return it, the runner rolls back and decides about
// repeating.
class WriteTransaction {
 public:
  virtual ~WriteTransaction() = default;
  // Locks and loads. Rows that do not exist, or that are held under kSkipLocked, are missing from
  // the result.
  virtual absl::StatusOr<std::optional<StoredPlan>> LockPlan(domain::PlanId id) = 0;
  // The same without a lock, for commands on a task that only look at its plan.
  virtual absl::StatusOr<std::vector<StoredPlan>> FindPlans(
      const std::vector<domain::PlanId>& ids) = 0;
  virtual absl::StatusOr<std::vector<StoredTask>> LockTasks(const std::vector<domain::TaskId>& ids,
                                                            LockWait wait) = 0;
  // The same of the heads of their streams alone.
  virtual absl::StatusOr<std::vector<TaskHead>> LockTaskHeads(
      const std::vector<domain::TaskId>& ids, LockWait wait) = 0;
  virtual absl::StatusOr<std::vector<StoredTask>> LockTasksOfPlan(domain::PlanId id) = 0;
  // Only kDirectory and kSecurity.
  virtual absl::StatusOr<StreamHead> LockStream(StreamKind kind) = 0;

  // Everything below is read under the locks above.
  virtual absl::StatusOr<std::vector<Answer>> FindAnswers(const std::vector<std::string>& keys) = 0;
  // Distinct rows, in order of ids.
  virtual absl::StatusOr<std::vector<domain::Assignment>> LoadAssignments(
      const AssignmentLoad& load) = 0;
  // With their steps, in order of ids; likewise below.
  virtual absl::StatusOr<std::vector<domain::Submission>> LoadSubmissions(
      const std::vector<domain::SubmissionId>& ids) = 0;
  virtual absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadRequests(
      const std::vector<domain::RequestId>& ids) = 0;
  virtual absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadOpenRequests(
      const std::vector<domain::AssignmentId>& of) = 0;
  virtual absl::StatusOr<std::vector<domain::Instruction>> LoadInstructions(
      const std::vector<domain::InstructionId>& ids) = 0;

  // Needs no lock: the assignments that wait in one of the places, ask for a ruling there or have
  // one of the handlers; at most `limit`.
  virtual absl::StatusOr<std::vector<WaitingAssignment>> FindWaiting(
      const std::vector<Awaiting>& places, const std::vector<HandlerPlace>& handlers,
      int limit) = 0;
  virtual absl::StatusOr<domain::Directory> LoadDirectory() = 0;

  // Gives the events the next positions of the feed, in their order. INTERNAL unless every update
  // met exactly its rows. The last thing to be done: from here to the commit no other transaction
  // can give positions.
  virtual absl::Status Persist(const ChangeSet& changes) = 0;
};

class Store {
 public:
  virtual ~Store() = default;
  // Runs body in a transaction and commits if it returns OK. Conflicts (1213, 1205, 1020, 1062) and
  // lost connections, an unknown commit included, repeat the whole body at most `attempts_max`
  // times within the deadline: a repeat must read the stored answers first, and keep nothing of
  // an earlier run. Errors of body are returned as they are, rolled back. Thread-safe.
  virtual absl::Status Transact(SteadyTime deadline, int attempts_max,
                                const std::function<absl::Status(WriteTransaction&)>& body) = 0;
};

enum class IdKind : int {
  kUnit = 1,
  kUser,
  kMembership,
  kSession,
  kPlan,
  kTask,
  kAssignment,
  kSubmission,
  kGroup,
  kDelegation,
  kRequest,
  kInstruction,
  kUpload = 20,
};

class IdSource {
 public:
  virtual ~IdSource() = default;
  // Thread-safe. Takes a new block in a short transaction of its own about once in
  // limits::kIdBlockSize ids.
  virtual absl::StatusOr<std::vector<std::int64_t>> Take(IdKind kind, int count) = 0;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_STORE_H_
