// The write path on a real MariaDB, with a bureau in it that the app's own commands made.
#ifndef DUBAN_TESTS_INTEGRATION_WRITE_PATH_OFFICE_H_
#define DUBAN_TESTS_INTEGRATION_WRITE_PATH_OFFICE_H_

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/app/commands/chain_commands.h"
#include "server/app/commands/directory_commands.h"
#include "server/app/commands/plan_commands.h"
#include "server/app/commands/task_commands.h"
#include "server/app/query/queries.h"
#include "server/app/write_batch.h"
#include "server/storage/mysql_read_store.h"
#include "server/storage/mysql_store.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_db.h"

namespace duban::testing {

using Answer = absl::StatusOr<std::string>;

// Fails the one step that it is told to, counted over all transactions since then.
class OneFault final : public storage::FaultInjector {
 public:
  std::optional<unsigned> BeforeStep(const std::string& step_name, int n) override;
  void Arm(int step, unsigned err_num);
  // Whether the step was reached; from here on nothing fails.
  bool Disarm();
  // The name of the step that failed, "" if none did.
  std::string failed() const;

 private:
  mutable std::mutex mu_;
  int step_ = -1;  // none; all guarded by mu_
  int seen_ = 0;
  unsigned err_num_ = 0;
  std::string failed_;
};

// What one server process holds.
struct Replica {
  Replica(const storage::ConnectionOptions& options, const base::Clock& clock,
          storage::FaultInjector* injector);

  domain::WorkCalendar calendar;
  domain::Policy policy;
  storage::Pool pool, id_pool;
  storage::TransactionRunner runner, id_runner;
  storage::IdBlocks blocks;
  storage::MysqlStore store;
  storage::MysqlIdSource ids;
  storage::MysqlReadStore reads;
  app::DirectoryCache directory;
  app::WriteBatch batch;
  app::Queries queries;
};

// A task that 财务处 leads and 干部人事处 supports.
struct Issued {
  domain::TaskId task;
  domain::AssignmentId root;
  domain::AssignmentId child;
};

class Office : public ::testing::Test {
 protected:
  void SetUp() override;

  // --- requests; each with a request_id of its own unless one is given ---
  app::CallContext Call(domain::UserId who, const std::string& method) const;
  app::WriteRequest Request(domain::UserId who, const std::string& method,
                            const std::string& body = "", std::string request_id = "");
  app::WriteCommand CreateTask(app::WriteRequest request, domain::PlanId plan = {}) const;
  app::WriteCommand IssueTask(app::WriteRequest request, domain::TaskId task) const;
  app::WriteCommand On(app::WriteRequest request, domain::TaskId task,
                       domain::AssignmentId assignment, domain::Command command,
                       std::string etag = "") const;
  app::WriteCommand OnTask(app::WriteRequest request, domain::TaskId task,
                           domain::Command command) const;
  // Both answer with the id of the request or instruction.
  app::WriteCommand OnRequest(app::WriteRequest request, domain::TaskId task,
                              domain::AssignmentId assignment, domain::Command command) const;
  app::WriteCommand OnInstruction(app::WriteRequest request, domain::TaskId task,
                                  domain::Command command) const;
  app::WriteCommand Accept(app::WriteRequest request, const Issued& at, bool root,
                           std::string etag = "") const;
  app::WriteCommand Submit(app::WriteRequest request, const Issued& at, bool root) const;
  app::WriteCommand Approve(app::WriteRequest request, const Issued& at, bool root,
                            domain::Assessment assessment = domain::Assessment::kNone) const;
  app::WriteCommand Return(app::WriteRequest request, const Issued& at, bool root) const;
  app::WriteCommand Grant(app::WriteRequest request, domain::UserId user, domain::Role role,
                          domain::UnitId unit) const;
  app::WriteCommand Revoke(app::WriteRequest request, domain::MembershipId id) const;

  // --- running ---
  Answer Run(app::WriteCommand command) { return one_->batch.RunOne(std::move(command)); }
  // Its answer; a refusal ends the test.
  std::string Must(app::WriteCommand command);
  // In one batch; the answers in order of the commands.
  std::vector<Answer> RunBatch(std::vector<app::WriteCommand> commands);
  // A new task, issued; with `accepted` both units have signed for it.
  Issued NewTask(bool accepted = false);
  // The child of an accepted task handed in by its head and approved by the lead.
  void FinishChild(const Issued& at);

  // --- the directory ---
  domain::UnitId AddUnit(const std::string& name, domain::UnitId parent,
                         domain::UnitKind kind = domain::UnitKind::kOffice);
  domain::UserId AddUser(const std::string& login);
  domain::UserId AddStaff(const std::string& login, domain::Role role, domain::UnitId unit);

  // --- looking ---
  domain::Chain Load(domain::TaskId task);
  domain::Chain Replay(domain::TaskId task);
  domain::Assignment Root(const Issued& at) { return *Load(at.task).Find(at.root); }
  domain::Assignment Child(const Issued& at) { return *Load(at.task).Find(at.child); }
  std::vector<app::EventRow> Events(app::StreamName stream);
  // Rows of every table that a command may write, to see that nothing was.
  std::string RowCounts() const;
  // The stream's hashes are intact, and replaying a task's events gives its rows.
  void ExpectIntact(domain::TaskId task);
  std::int64_t Count(const std::string& sql) const;

  TestDatabase db_;
  FakeClock clock_;
  OneFault fault_;
  std::unique_ptr<Replica> one_;

  domain::UnitId bureau_, finance_, personnel_, building_;
  domain::UserId admin_, supervisor_, supervisor2_, finance_handler_, finance_head_,
      personnel_handler_, personnel_head_, stranger_;

 private:
  std::atomic<int> next_request_{0};
};

// Holds a task's row in a transaction of its own until it is released.
class HeldRow {
 public:
  HeldRow(const storage::ConnectionOptions& options, domain::TaskId task);
  ~HeldRow();
  void Release();

 private:
  struct Holding;
  std::unique_ptr<Holding> holding_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_WRITE_PATH_OFFICE_H_
