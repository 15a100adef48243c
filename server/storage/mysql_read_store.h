// The read port of app/. A method is one statement, and so one view of the database (READ
// COMMITTED), outside any transaction, unless it says otherwise.
#ifndef DUBAN_SERVER_STORAGE_MYSQL_READ_STORE_H_
#define DUBAN_SERVER_STORAGE_MYSQL_READ_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/app/read_store.h"
#include "server/storage/transaction.h"

namespace duban::storage {

// Thread-safe. Errors are MakeFault's.
class MysqlReadStore final : public app::ReadStore {
 public:
  // Must outlive this.
  explicit MysqlReadStore(TransactionRunner& transactions) : transactions_(transactions) {}

  absl::StatusOr<std::optional<app::FoundSession>> FindSession(
      app::SteadyTime deadline, const std::string& token_hash) override;
  absl::StatusOr<std::optional<app::Credential>> FindCredential(app::SteadyTime deadline,
                                                                const std::string& login) override;
  absl::StatusOr<std::int64_t> DirectoryVersion(app::SteadyTime deadline) override;
  absl::StatusOr<domain::Directory> LoadDirectory(app::SteadyTime deadline) override;
  // Deleted drafts included: their state says so.
  absl::StatusOr<std::optional<app::TaskWithChain>> GetTask(app::SteadyTime deadline,
                                                            domain::TaskId id) override;
  absl::StatusOr<app::TaskListPage> ListTasks(app::SteadyTime deadline,
                                              const app::TaskListQuery& query) override;
  absl::StatusOr<app::OpenMatters> ReadOpenMatters(app::SteadyTime deadline,
                                                   const domain::Assignment& of) override;
  absl::StatusOr<std::optional<app::StoredPlan>> GetPlan(app::SteadyTime deadline,
                                                         domain::PlanId id) override;
  absl::StatusOr<std::vector<domain::UnitId>> PlanIssuers(app::SteadyTime deadline) override;
  absl::StatusOr<std::vector<app::StoredPlan>> ListPlans(
      app::SteadyTime deadline, const std::vector<domain::UnitId>& issuers,
      const std::optional<std::pair<absl::Time, domain::PlanId>>& after, int limit) override;
  absl::StatusOr<std::vector<domain::Submission>> ListSubmissions(
      app::SteadyTime deadline, domain::AssignmentId assignment,
      const std::optional<std::pair<absl::Time, domain::SubmissionId>>& after, int limit) override;
  absl::StatusOr<std::vector<domain::CoordinationRequest>> ListRequests(
      app::SteadyTime deadline, domain::TaskId task,
      const std::optional<std::pair<absl::Time, domain::RequestId>>& after, int limit) override;
  absl::StatusOr<std::vector<domain::Instruction>> ListInstructions(
      app::SteadyTime deadline, domain::TaskId task,
      const std::optional<std::pair<absl::Time, domain::InstructionId>>& after, int limit) override;
  // Two statements: one for each table in which something may wait.
  absl::StatusOr<std::vector<app::Awaiting>> WaitingPlaces(
      app::SteadyTime deadline, const std::vector<app::AwaitingKind>& kinds) override;
  absl::StatusOr<std::vector<app::TodoAssignment>> ListWaitingAssignments(
      app::SteadyTime deadline, const app::WaitingAssignmentsQuery& query) override;
  absl::StatusOr<std::vector<app::TodoRequest>> ListWaitingRequests(
      app::SteadyTime deadline, const app::WaitingRequestsQuery& query) override;
  absl::StatusOr<std::vector<app::TodoInstruction>> ListWaitingInstructions(
      app::SteadyTime deadline, const app::WaitingInstructionsQuery& query) override;
  absl::StatusOr<std::vector<app::EventRow>> ListEvents(app::SteadyTime deadline,
                                                        app::StreamName stream,
                                                        std::int64_t after_seq, int limit) override;
  absl::StatusOr<std::vector<app::EventRow>> ListFeed(app::SteadyTime deadline,
                                                      std::int64_t after_position,
                                                      int limit) override;
  absl::StatusOr<std::optional<app::StreamHead>> FindStreamHead(app::SteadyTime deadline,
                                                                app::StreamName stream) override;

 private:
  TransactionRunner& transactions_;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_MYSQL_READ_STORE_H_
