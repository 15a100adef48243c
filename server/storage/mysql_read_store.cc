#include "server/storage/mysql_read_store.h"

#include "server/base/status.h"
#include "server/storage/directory_snapshot.h"
#include "server/storage/directory_table.h"
#include "server/storage/event_table.h"
#include "server/storage/instruction_table.h"
#include "server/storage/plan_table.h"
#include "server/storage/request_table.h"
#include "server/storage/session_table.h"
#include "server/storage/stream_table.h"
#include "server/storage/submission_table.h"
#include "server/storage/task_chain.h"
#include "server/storage/task_table.h"
#include "server/storage/todo_list.h"

namespace duban::storage {
namespace {

// Runs a read that answers with a StatusOr; the runner's own errors (no session, connection lost
// twice) win over its answer.
template <class Query>
auto Read(TransactionRunner& transactions, app::SteadyTime deadline, const Query& query)
    -> decltype(query(std::declval<Session&>())) {
  decltype(query(std::declval<Session&>())) answer = absl::UnknownError("not asked");
  RETURN_IF_ERROR(transactions.Read(deadline, [&](Session& session) {
    answer = query(session);
    return answer.status();
  }));
  return answer;
}

}  // namespace

absl::StatusOr<std::optional<app::FoundSession>> MysqlReadStore::FindSession(
    app::SteadyTime deadline, const std::string& token_hash) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::FindSession(session, token_hash); });
}

absl::StatusOr<std::optional<app::Credential>> MysqlReadStore::FindCredential(
    app::SteadyTime deadline, const std::string& login) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::FindCredential(session, login); });
}

absl::StatusOr<std::int64_t> MysqlReadStore::DirectoryVersion(app::SteadyTime deadline) {
  ASSIGN_OR_RETURN(const app::StreamHead head, Read(transactions_, deadline, [](Session& session) {
                     return ReadStream(session, app::StreamKind::kDirectory);
                   }));
  return head.seq;
}

absl::StatusOr<domain::Directory> MysqlReadStore::LoadDirectory(app::SteadyTime deadline) {
  return Read(transactions_, deadline,
              [](Session& session) { return storage::LoadDirectory(session); });
}

absl::StatusOr<std::optional<app::TaskWithChain>> MysqlReadStore::GetTask(app::SteadyTime deadline,
                                                                          domain::TaskId id) {
  return Read(transactions_, deadline, [&](Session& session) { return GetTaskChain(session, id); });
}

absl::StatusOr<app::TaskListPage> MysqlReadStore::ListTasks(app::SteadyTime deadline,
                                                            const app::TaskListQuery& query) {
  return Read(transactions_, deadline,
              [&](Session& session) { return ListTaskChains(session, query); });
}

absl::StatusOr<app::OpenMatters> MysqlReadStore::ReadOpenMatters(app::SteadyTime deadline,
                                                                 const domain::Assignment& of) {
  return Read(transactions_, deadline, [&](Session& session) -> absl::StatusOr<app::OpenMatters> {
    app::OpenMatters open;
    if (of.open_submission) {
      ASSIGN_OR_RETURN(open.submissions, LoadSubmissions(session, {of.open_submission}));
    }
    if (of.open_requests > 0) {
      ASSIGN_OR_RETURN(open.requests, LoadOpenRequests(session, {of.id}));
    }
    ASSIGN_OR_RETURN(open.instructions, LoadInstructionsOf(session, of.task));
    return open;
  });
}

absl::StatusOr<std::optional<app::StoredPlan>> MysqlReadStore::GetPlan(app::SteadyTime deadline,
                                                                       domain::PlanId id) {
  return Read(transactions_, deadline, [&](Session& session) { return FindPlan(session, id); });
}

absl::StatusOr<std::vector<domain::UnitId>> MysqlReadStore::PlanIssuers(app::SteadyTime deadline) {
  return Read(transactions_, deadline,
              [](Session& session) { return storage::PlanIssuers(session); });
}

absl::StatusOr<std::vector<app::StoredPlan>> MysqlReadStore::ListPlans(
    app::SteadyTime deadline, const std::vector<domain::UnitId>& issuers,
    const std::optional<std::pair<absl::Time, domain::PlanId>>& after, int limit) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::ListPlans(session, issuers, after, limit); });
}

absl::StatusOr<std::vector<domain::Submission>> MysqlReadStore::ListSubmissions(
    app::SteadyTime deadline, domain::AssignmentId assignment,
    const std::optional<std::pair<absl::Time, domain::SubmissionId>>& after, int limit) {
  return Read(transactions_, deadline, [&](Session& session) {
    return storage::ListSubmissions(session, assignment, after, limit);
  });
}

absl::StatusOr<std::vector<domain::CoordinationRequest>> MysqlReadStore::ListRequests(
    app::SteadyTime deadline, domain::TaskId task,
    const std::optional<std::pair<absl::Time, domain::RequestId>>& after, int limit) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::ListRequests(session, task, after, limit); });
}

absl::StatusOr<std::vector<domain::Instruction>> MysqlReadStore::ListInstructions(
    app::SteadyTime deadline, domain::TaskId task,
    const std::optional<std::pair<absl::Time, domain::InstructionId>>& after, int limit) {
  return Read(transactions_, deadline, [&](Session& session) {
    return storage::ListInstructions(session, task, after, limit);
  });
}

absl::StatusOr<std::vector<app::Awaiting>> MysqlReadStore::WaitingPlaces(
    app::SteadyTime deadline, const std::vector<app::AwaitingKind>& kinds) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::WaitingPlaces(session, kinds); });
}

absl::StatusOr<std::vector<app::TodoAssignment>> MysqlReadStore::ListWaitingAssignments(
    app::SteadyTime deadline, const app::WaitingAssignmentsQuery& query) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::ListWaitingAssignments(session, query); });
}

absl::StatusOr<std::vector<app::TodoRequest>> MysqlReadStore::ListWaitingRequests(
    app::SteadyTime deadline, const app::WaitingRequestsQuery& query) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::ListWaitingRequests(session, query); });
}

absl::StatusOr<std::vector<app::TodoInstruction>> MysqlReadStore::ListWaitingInstructions(
    app::SteadyTime deadline, const app::WaitingInstructionsQuery& query) {
  return Read(transactions_, deadline,
              [&](Session& session) { return storage::ListWaitingInstructions(session, query); });
}

absl::StatusOr<std::vector<app::EventRow>> MysqlReadStore::ListEvents(app::SteadyTime deadline,
                                                                      app::StreamName stream,
                                                                      std::int64_t after_seq,
                                                                      int limit) {
  return Read(transactions_, deadline, [&](Session& session) {
    return ListStreamEvents(session, stream, after_seq, limit);
  });
}

absl::StatusOr<std::vector<app::EventRow>> MysqlReadStore::ListFeed(app::SteadyTime deadline,
                                                                    std::int64_t after_position,
                                                                    int limit) {
  return Read(transactions_, deadline,
              [&](Session& session) { return ListFeedEvents(session, after_position, limit); });
}

absl::StatusOr<std::optional<app::StreamHead>> MysqlReadStore::FindStreamHead(
    app::SteadyTime deadline, app::StreamName stream) {
  return Read(transactions_, deadline,
              [&](Session& session) -> absl::StatusOr<std::optional<app::StreamHead>> {
                if (stream.kind == app::StreamKind::kTask) {
                  return FindTaskHead(session, domain::TaskId{stream.id});
                }
                if (stream.kind == app::StreamKind::kPlan) {
                  return FindPlanHead(session, domain::PlanId{stream.id});
                }
                return ReadStream(session, stream.kind);
              });
}

}  // namespace duban::storage
