// The write port over one open transaction: which statement serves which step. The statements
// themselves are in the tables' files.
#ifndef DUBAN_SERVER_STORAGE_WRITE_TRANSACTION_H_
#define DUBAN_SERVER_STORAGE_WRITE_TRANSACTION_H_

#include <optional>
#include <string>
#include <vector>

#include "server/app/store.h"
#include "server/storage/session.h"

namespace duban::storage {

// Not thread-safe. Nothing is kept: what is loaded twice is read twice.
class MysqlWriteTransaction final : public app::WriteTransaction {
 public:
  // The session must be in a transaction, and outlive this.
  explicit MysqlWriteTransaction(Session& session) : session_(session) {}

  absl::StatusOr<std::optional<app::StoredPlan>> LockPlan(domain::PlanId id) override;
  absl::StatusOr<std::vector<app::StoredPlan>> FindPlans(
      const std::vector<domain::PlanId>& ids) override;
  absl::StatusOr<std::vector<app::StoredTask>> LockTasks(const std::vector<domain::TaskId>& ids,
                                                         app::LockWait wait) override;
  absl::StatusOr<std::vector<app::TaskHead>> LockTaskHeads(const std::vector<domain::TaskId>& ids,
                                                           app::LockWait wait) override;
  // Without deleted tasks.
  absl::StatusOr<std::vector<app::StoredTask>> LockTasksOfPlan(domain::PlanId id) override;
  absl::StatusOr<app::StreamHead> LockStream(app::StreamKind kind) override;
  absl::StatusOr<std::vector<app::Answer>> FindAnswers(
      const std::vector<std::string>& keys) override;
  absl::StatusOr<std::vector<domain::Assignment>> LoadAssignments(
      const app::AssignmentLoad& load) override;
  absl::StatusOr<std::vector<domain::Submission>> LoadSubmissions(
      const std::vector<domain::SubmissionId>& ids) override;
  absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadRequests(
      const std::vector<domain::RequestId>& ids) override;
  absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadOpenRequests(
      const std::vector<domain::AssignmentId>& of) override;
  absl::StatusOr<std::vector<domain::Instruction>> LoadInstructions(
      const std::vector<domain::InstructionId>& ids) override;
  // One statement for each table in which something may wait.
  absl::StatusOr<std::vector<app::WaitingAssignment>> FindWaiting(
      const std::vector<app::Awaiting>& places, const std::vector<app::HandlerPlace>& handlers,
      int limit) override;
  absl::StatusOr<domain::Directory> LoadDirectory() override;

  // One statement for each table and kind of change, whatever the number of rows (up to
  // limits::kInsertRowsMax and kUpdateRowsMax). Rows are inserted in order of their keys.
  absl::Status Persist(const app::ChangeSet& changes) override;

 private:
  absl::Status PersistDirectory(const app::ChangeSet& changes);
  absl::Status PersistPlansAndTasks(const app::ChangeSet& changes);
  absl::Status PersistChain(const app::ChangeSet& changes);
  absl::Status PersistSessions(const app::ChangeSet& changes);

  Session& session_;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_WRITE_TRANSACTION_H_
