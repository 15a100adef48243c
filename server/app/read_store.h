// What app/ needs of a database, for reading. Every list is a keyset page over an index.
#ifndef DUBAN_SERVER_APP_READ_STORE_H_
#define DUBAN_SERVER_APP_READ_STORE_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/app/store.h"

namespace duban::app {

struct FoundSession {
  domain::SessionId id;
  domain::UserId user;
  absl::Time expire_time;
};

struct Credential {
  domain::UserId user;
  std::string password_hash;
};

struct TaskWithChain {
  domain::Task task;
  std::vector<domain::Assignment> assignments;             // all, the root first, then by id
  std::vector<domain::CoordinationRequest> requests = {};  // the open ones; not in lists
};

// The rows of task_party a reader may look through: one index range each.
struct PartyScope {
  domain::UnitId unit;
  PartyRelation relation = PartyRelation::kParticipant;
  friend auto operator<=>(const PartyScope&, const PartyScope&) = default;
};

struct TaskListQuery {
  std::vector<PartyScope> scopes;  // not empty
  std::optional<domain::PlanId>
      plan;  // then in order of plan_ordinal, else by due date (none last)
  std::optional<domain::TaskState> state;
  // The page begins after this key: (plan_ordinal or due date as days since 1970, task id).
  std::optional<std::pair<std::int64_t, domain::TaskId>> after;
  int limit = 0;
  int assignments_max = 0;  // the page ends early where its tasks have more; it has one at least
};

// Tasks that change meanwhile, so that they do not belong any more, are left out.
struct TaskListPage {
  std::vector<TaskWithChain> rows;
  std::optional<std::pair<std::int64_t, domain::TaskId>> next;  // `after` of the next page
};

// What is open on an assignment, and everything that was instructed on its task.
struct OpenMatters {
  std::vector<domain::Submission> submissions;  // one at most
  std::vector<domain::CoordinationRequest> requests;
  std::vector<domain::Instruction> instructions;
};

// What waits for somebody, with what of its task a list shows.
struct TodoTask {
  std::string number;
  std::string title;
  domain::UnitId issuing_unit;
};

struct TodoAssignment {
  domain::Assignment assignment;
  TodoTask task;
  Awaiting awaiting;
};

struct TodoRequest {
  domain::RequestId id;
  domain::TaskId task_id;
  domain::AssignmentId assignment;  // that asked
  domain::RequestKind kind = domain::RequestKind::kDisagree;
  absl::Time request_time;
  bool suspended = false;  // the assignment: no ruling is taken until it is resumed
  // Whose people may not rule: of the asking unit, of what would be changed, of the parties.
  domain::UnitId unit, target_unit;
  std::vector<domain::UnitId> parties;
  TodoTask task;
  Awaiting awaiting;
};

struct TodoInstruction {
  domain::InstructionId id;
  domain::UnitId unit;  // that has to answer
  domain::TaskId task_id;
  absl::Time instruct_time;
  std::string text;
  bool reply_asked = false;
  std::optional<absl::CivilDay> reply_by;
  TodoTask task;
};

// The places are the reader's: one index range each. Each list begins after `after`, in the order
// of its keys: by due date, by time of the request, by instruction.
struct WaitingAssignmentsQuery {
  std::vector<Awaiting> places;
  std::optional<std::pair<absl::CivilDay, domain::AssignmentId>> after;
  int limit = 0;
};
struct WaitingRequestsQuery {
  std::vector<Awaiting> places;
  std::optional<std::pair<absl::Time, domain::RequestId>> after;
  int limit = 0;
};
struct WaitingInstructionsQuery {
  std::vector<domain::UnitId> units;
  std::optional<std::pair<domain::InstructionId, domain::UnitId>> after;
  int limit = 0;
};

class ReadStore {
 public:
  virtual ~ReadStore() = default;
  // All thread-safe; all bounded by the deadline.
  virtual absl::StatusOr<std::optional<FoundSession>> FindSession(
      SteadyTime deadline, const std::string& token_hash) = 0;
  virtual absl::StatusOr<std::optional<Credential>> FindCredential(SteadyTime deadline,
                                                                   const std::string& login) = 0;
  virtual absl::StatusOr<std::int64_t> DirectoryVersion(SteadyTime deadline) = 0;
  virtual absl::StatusOr<domain::Directory> LoadDirectory(SteadyTime deadline) = 0;

  virtual absl::StatusOr<std::optional<TaskWithChain>> GetTask(SteadyTime deadline,
                                                               domain::TaskId id) = 0;
  virtual absl::StatusOr<TaskListPage> ListTasks(SteadyTime deadline,
                                                 const TaskListQuery& query) = 0;
  virtual absl::StatusOr<OpenMatters> ReadOpenMatters(SteadyTime deadline,
                                                      const domain::Assignment& of) = 0;
  virtual absl::StatusOr<std::optional<StoredPlan>> GetPlan(SteadyTime deadline,
                                                            domain::PlanId id) = 0;
  // The units that have plans, drafts included.
  virtual absl::StatusOr<std::vector<domain::UnitId>> PlanIssuers(SteadyTime deadline) = 0;
  // Plans issued by one of `issuers`, newest first, after (create_time, id).
  virtual absl::StatusOr<std::vector<StoredPlan>> ListPlans(
      SteadyTime deadline, const std::vector<domain::UnitId>& issuers,
      const std::optional<std::pair<absl::Time, domain::PlanId>>& after, int limit) = 0;
  // Oldest first, after (submit_time, id).
  virtual absl::StatusOr<std::vector<domain::Submission>> ListSubmissions(
      SteadyTime deadline, domain::AssignmentId assignment,
      const std::optional<std::pair<absl::Time, domain::SubmissionId>>& after, int limit) = 0;
  // Both oldest first, after (time, id).
  virtual absl::StatusOr<std::vector<domain::CoordinationRequest>> ListRequests(
      SteadyTime deadline, domain::TaskId task,
      const std::optional<std::pair<absl::Time, domain::RequestId>>& after, int limit) = 0;
  virtual absl::StatusOr<std::vector<domain::Instruction>> ListInstructions(
      SteadyTime deadline, domain::TaskId task,
      const std::optional<std::pair<absl::Time, domain::InstructionId>>& after, int limit) = 0;

  // The places of these kinds in which an assignment or a request waits.
  virtual absl::StatusOr<std::vector<Awaiting>> WaitingPlaces(
      SteadyTime deadline, const std::vector<AwaitingKind>& kinds) = 0;
  virtual absl::StatusOr<std::vector<TodoAssignment>> ListWaitingAssignments(
      SteadyTime deadline, const WaitingAssignmentsQuery& query) = 0;
  virtual absl::StatusOr<std::vector<TodoRequest>> ListWaitingRequests(
      SteadyTime deadline, const WaitingRequestsQuery& query) = 0;
  virtual absl::StatusOr<std::vector<TodoInstruction>> ListWaitingInstructions(
      SteadyTime deadline, const WaitingInstructionsQuery& query) = 0;

  // The events of a stream after a seq; of the whole feed after a position.
  virtual absl::StatusOr<std::vector<EventRow>> ListEvents(SteadyTime deadline, StreamName stream,
                                                           std::int64_t after_seq, int limit) = 0;
  virtual absl::StatusOr<std::vector<EventRow>> ListFeed(SteadyTime deadline,
                                                         std::int64_t after_position,
                                                         int limit) = 0;
  virtual absl::StatusOr<std::optional<StreamHead>> FindStreamHead(SteadyTime deadline,
                                                                   StreamName stream) = 0;
};

// What the background work needs.
class HousekeepingStore {
 public:
  virtual ~HousekeepingStore() = default;
  // Deletes at most `limit` answers made before `before`; returns how many.
  virtual absl::StatusOr<int> PurgeAnswers(absl::Time before, int limit) = 0;
  // Deletes at most `limit` uploads that expired by `now`, with their parts; returns how many.
  virtual absl::StatusOr<int> PurgeUploads(absl::Time now, int limit) = 0;
  // Deletes at most `limit` sessions that expired by `now`; returns how many.
  virtual absl::StatusOr<int> PurgeSessions(absl::Time now, int limit) = 0;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_READ_STORE_H_
