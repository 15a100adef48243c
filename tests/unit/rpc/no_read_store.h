// A read store for tests that must not reach a database: every call fails as a database that is
// away does.
#ifndef DUBAN_TESTS_UNIT_RPC_NO_READ_STORE_H_
#define DUBAN_TESTS_UNIT_RPC_NO_READ_STORE_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/app/read_store.h"

namespace duban::rpc {

class NoReadStore final : public app::ReadStore {
 public:
  template <class T>
  using Or = absl::StatusOr<T>;
  using Deadline = app::SteadyTime;

  Or<std::optional<app::FoundSession>> FindSession(Deadline, const std::string&) override {
    return Away();
  }
  Or<std::optional<app::Credential>> FindCredential(Deadline, const std::string&) override {
    return Away();
  }
  Or<std::int64_t> DirectoryVersion(Deadline) override { return Away(); }
  Or<domain::Directory> LoadDirectory(Deadline) override { return Away(); }
  Or<std::optional<app::TaskWithChain>> GetTask(Deadline, domain::TaskId) override {
    return Away();
  }
  Or<app::TaskListPage> ListTasks(Deadline, const app::TaskListQuery&) override { return Away(); }
  Or<app::OpenMatters> ReadOpenMatters(Deadline, const domain::Assignment&) override {
    return Away();
  }
  Or<std::optional<app::StoredPlan>> GetPlan(Deadline, domain::PlanId) override { return Away(); }
  Or<std::vector<domain::UnitId>> PlanIssuers(Deadline) override { return Away(); }
  Or<std::vector<app::StoredPlan>> ListPlans(
      Deadline, const std::vector<domain::UnitId>&,
      const std::optional<std::pair<absl::Time, domain::PlanId>>&, int) override {
    return Away();
  }
  Or<std::vector<domain::Submission>> ListSubmissions(
      Deadline, domain::AssignmentId,
      const std::optional<std::pair<absl::Time, domain::SubmissionId>>&, int) override {
    return Away();
  }
  Or<std::vector<domain::CoordinationRequest>> ListRequests(
      Deadline, domain::TaskId, const std::optional<std::pair<absl::Time, domain::RequestId>>&,
      int) override {
    return Away();
  }
  Or<std::vector<domain::Instruction>> ListInstructions(
      Deadline, domain::TaskId, const std::optional<std::pair<absl::Time, domain::InstructionId>>&,
      int) override {
    return Away();
  }
  Or<std::vector<app::Awaiting>> WaitingPlaces(Deadline,
                                               const std::vector<app::AwaitingKind>&) override {
    return Away();
  }
  Or<std::vector<app::TodoAssignment>> ListWaitingAssignments(
      Deadline, const app::WaitingAssignmentsQuery&) override {
    return Away();
  }
  Or<std::vector<app::TodoRequest>> ListWaitingRequests(Deadline,
                                                        const app::WaitingRequestsQuery&) override {
    return Away();
  }
  Or<std::vector<app::TodoInstruction>> ListWaitingInstructions(
      Deadline, const app::WaitingInstructionsQuery&) override {
    return Away();
  }
  Or<std::vector<app::EventRow>> ListEvents(Deadline, app::StreamName, std::int64_t, int) override {
    return Away();
  }
  Or<std::vector<app::EventRow>> ListFeed(Deadline, std::int64_t, int) override { return Away(); }
  Or<std::optional<app::StreamHead>> FindStreamHead(Deadline, app::StreamName) override {
    return Away();
  }

 private:
  static absl::Status Away() { return absl::UnavailableError("no database in this test"); }
};

}  // namespace duban::rpc

#endif  // DUBAN_TESTS_UNIT_RPC_NO_READ_STORE_H_
