// The transaction runner against real deadlocks, real lock waits, killed connections, and with
// every step made to fail in turn.
#include "server/storage/transaction.h"

#include <atomic>
#include <barrier>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/error.h"
#include "server/storage/statement.h"
#include "tests/integration/counter_fixture.h"

namespace duban::storage {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Fails step n of the first transaction it sees, once.
class FailOnce : public FaultInjector {
 public:
  FailOnce(int n, unsigned err_num) : n_(n), err_num_(err_num) {}
  std::optional<unsigned> BeforeStep(const std::string& step_name, int n) override {
    if (fired_ || n != n_) return std::nullopt;
    fired_ = true;
    step_name_ = step_name;
    return err_num_;
  }
  bool fired() const { return fired_; }
  const std::string& step_name() const { return step_name_; }

 private:
  const int n_;
  const unsigned err_num_;
  bool fired_ = false;
  std::string step_name_;
};

class FailAlways : public FaultInjector {
 public:
  FailAlways(std::string step_name, unsigned err_num)
      : step_name_(std::move(step_name)), err_num_(err_num) {}
  std::optional<unsigned> BeforeStep(const std::string& step_name, int) override {
    if (step_name != step_name_) return std::nullopt;
    return err_num_;
  }

 private:
  const std::string step_name_;
  const unsigned err_num_;
};

class TransactionTest : public CounterTest {
 protected:
  // What a command does: lock, look for the stored answer, decide, persist.
  static absl::Status Command(Session& session, const std::string& request) {
    RETURN_IF_ERROR(
        Statement(session, "counter.lock", "SELECT value FROM counter WHERE id = 1 FOR UPDATE")
            .OneOf<int>()
            .status());
    ASSIGN_OR_RETURN(const auto answered,
                     Statement(session, "request.find", "SELECT id FROM request WHERE id = :id",
                               {{"id", request}})
                         .OneOf<std::string>());
    if (answered) return absl::OkStatus();
    RETURN_IF_ERROR(Insert(session, "request.insert", request));
    return Add(session, 1);
  }

  void KillFromOutside(const Session& session) {
    database_->Sql("KILL CONNECTION " + std::to_string(session.connection_id()) + ";");
  }
};

TEST_F(TransactionTest, CommitsWhatTheBodyDidAndRollsBackWhatItRefused) {
  TransactionRunner runner(*pool_);
  EXPECT_TRUE(runner.Run({}, [](Session& session) { return Add(session, 1); }).ok());
  const absl::Status refused = runner.Run({}, [](Session& session) -> absl::Status {
    RETURN_IF_ERROR(Add(session, 1));
    return absl::FailedPreconditionError("refused");
  });
  EXPECT_EQ(refused, absl::FailedPreconditionError("refused"));
  EXPECT_EQ(Value(1), "1");
  EXPECT_EQ(runner.stats().committed, 1U);
  EXPECT_EQ(runner.stats().rolled_back, 1U);
}

TEST_F(TransactionTest, ARealDeadlockIsRepeatedAndBothEffectsHappenOnce) {
  TransactionRunner runner(*pool_);
  std::barrier both_hold_one(2);
  const auto worker = [&](int first, int second) {
    int attempt = 0;
    const absl::Status status = runner.Run({}, [&](Session& session) -> absl::Status {
      RETURN_IF_ERROR(Add(session, first));
      if (++attempt == 1) both_hold_one.arrive_and_wait();
      return Add(session, second);
    });
    EXPECT_TRUE(status.ok()) << status;
  };
  std::thread other(worker, 2, 1);
  worker(1, 2);
  other.join();
  EXPECT_GE(runner.stats().conflicts, 1U);
  EXPECT_EQ(runner.stats().committed, 2U);
  EXPECT_EQ(Value(1), "2");
  EXPECT_EQ(Value(2), "2");
}

TEST_F(TransactionTest, OppositeLockOrdersUnderLoadLoseNothing) {
  TransactionRunner runner(*pool_);
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&runner, t] {
      for (int i = 0; i < 20; ++i) {
        const absl::Status status =
            runner.Run({.attempts_max = 50}, [&](Session& session) -> absl::Status {
              RETURN_IF_ERROR(Add(session, 1 + (t + i) % 2));
              return Add(session, 1 + (t + i + 1) % 2);
            });
        EXPECT_TRUE(status.ok()) << status;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Value(1), "160");
  EXPECT_EQ(Value(2), "160");
}

TEST_F(TransactionTest, ALockWaitTimeoutTakesTheWholeTransactionBack) {
  TransactionRunner runner(*pool_);
  ASSERT_TRUE(runner
                  .Run({},
                       [&](Session& holder) -> absl::Status {
                         RETURN_IF_ERROR(Add(holder, 2));
                         const absl::Status waited =
                             runner.Run({.attempts_max = 1}, [](Session& session) -> absl::Status {
                               RETURN_IF_ERROR(Add(session, 1, 10));
                               return Add(session, 2, 10);
                             });
                         EXPECT_EQ(waited.code(), absl::StatusCode::kAborted) << waited;
                         EXPECT_EQ(FaultOf(waited)->err_num, 1205U);
                         return absl::OkStatus();
                       })
                  .ok());
  EXPECT_EQ(Value(1), "0") << "1205 alone leaves the first update in place";
  EXPECT_EQ(Value(2), "1");
}

TEST_F(TransactionTest, AConnectionKilledInsideTheTransactionIsReplaced) {
  TransactionRunner runner(*pool_);
  int attempts = 0;
  const absl::Status status = runner.Run({}, [&](Session& session) -> absl::Status {
    RETURN_IF_ERROR(Add(session, 1));
    if (++attempts == 1) KillFromOutside(session);
    return Add(session, 2);
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(Value(1), "1");
  EXPECT_EQ(Value(2), "1");
  EXPECT_EQ(pool_->stats().discarded, 1U);
}

TEST_F(TransactionTest, AConnectionKilledBeforeCommitIsAnUnknownOutcome) {
  TransactionRunner runner(*pool_);
  int attempts = 0;
  const TransactionRunner::Body body = [&](Session& session) -> absl::Status {
    RETURN_IF_ERROR(Command(session, "r1"));
    if (++attempts == 1) KillFromOutside(session);
    return absl::OkStatus();
  };
  const absl::Status unknown = runner.Run({}, body);
  EXPECT_EQ(unknown.code(), absl::StatusCode::kUnavailable) << unknown;
  EXPECT_EQ(base::DetailOf(unknown)->reason, "DATABASE_COMMIT_UNKNOWN");
  EXPECT_EQ(FaultOf(unknown)->fault, Fault::kUnknownCommit);
  EXPECT_EQ(attempts, 1) << "not repeated unless the caller says so";

  attempts = 0;
  EXPECT_TRUE(runner.Run({.repeat_unknown_commit = true}, body).ok());
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(Value(1), "1");
}

TEST_F(TransactionTest, EveryStepMayFailAndTheCommandStillHappensOnce) {
  const std::vector<std::string> steps = {"begin",          "counter.lock", "request.find",
                                          "request.insert", "counter.add",  "commit",
                                          "committed"};
  for (const unsigned err_num : {1213U, 1205U, 2013U}) {
    for (std::size_t n = 0; n < steps.size(); ++n) {
      SCOPED_TRACE(steps[n] + " " + std::to_string(err_num));
      const std::string request = "r" + std::to_string(err_num) + "-" + std::to_string(n);
      const std::string before = Value(1);
      FailOnce fault(static_cast<int>(n), err_num);
      TransactionRunner runner(*pool_, &fault);
      int attempts = 0;
      const absl::Status status =
          runner.Run({.repeat_unknown_commit = true}, [&](Session& session) {
            ++attempts;
            return Command(session, request);
          });
      EXPECT_TRUE(status.ok()) << status;
      EXPECT_TRUE(fault.fired());
      EXPECT_EQ(fault.step_name(), steps[n]);
      EXPECT_EQ(attempts, n == 0 ? 1 : 2);
      EXPECT_EQ(Value(1), std::to_string(std::stoi(before) + 1));
    }
  }
  FailOnce never(static_cast<int>(steps.size()), 1213);
  TransactionRunner runner(*pool_, &never);
  EXPECT_TRUE(runner.Run({}, [](Session& session) { return Command(session, "last"); }).ok());
  EXPECT_FALSE(never.fired()) << "there is a step this test does not know";
}

TEST_F(TransactionTest, AnUnansweredCommitThatTookEffectIsReportedAsUnknown) {
  FailAlways fault("committed", 2013);
  TransactionRunner runner(*pool_, &fault);
  const absl::Status status = runner.Run({}, [](Session& session) { return Add(session, 1); });
  EXPECT_EQ(FaultOf(status)->fault, Fault::kUnknownCommit);
  EXPECT_EQ(Value(1), "1");
  EXPECT_EQ(runner.stats().unknown_commits, 1U);
}

TEST_F(TransactionTest, ASwallowedDeadlockLeavesNothingBehind) {
  // A deadlock ends the transaction at the server; SOCI alone would make what follows permanent.
  FailOnce fault(2, 1213);
  TransactionRunner runner(*pool_, &fault);
  const absl::Status status = runner.Run({.attempts_max = 1}, [](Session& session) {
    EXPECT_TRUE(Add(session, 1).ok());
    EXPECT_EQ(Add(session, 2).code(), absl::StatusCode::kAborted);
    EXPECT_EQ(Add(session, 1).code(), absl::StatusCode::kAborted) << "nothing more is sent";
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(Value(1), "0");
  EXPECT_EQ(Value(2), "0");
  EXPECT_EQ(pool_->stats().discarded, 0U) << "the session is as good as before";
}

TEST_F(TransactionTest, AConflictIsRepeatedEvenIfTheBodyCallsItSomethingElse) {
  FailOnce fault(1, 1213);
  TransactionRunner runner(*pool_, &fault);
  const absl::Status status = runner.Run({}, [](Session& session) {
    return Add(session, 1).ok() ? absl::OkStatus() : absl::NotFoundError("no such counter");
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(Value(1), "1");
}

TEST_F(TransactionTest, ConflictsAreRepeatedAsOftenAsAllowed) {
  FailAlways fault("counter.add", 1213);
  TransactionRunner runner(*pool_, &fault);
  int attempts = 0;
  const TransactionRunner::Body body = [&](Session& session) {
    ++attempts;
    return Add(session, 1);
  };
  const absl::Status status = runner.Run({.attempts_max = 3}, body);
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(base::DetailOf(status)->reason, "DATABASE_CONFLICT");
  EXPECT_TRUE(base::DetailOf(status)->retry_after.has_value());
  EXPECT_EQ(runner.stats().conflicts, 3U);

  attempts = 0;
  const auto now = std::chrono::steady_clock::now();
  const absl::Status late =
      runner.Run({.deadline = now + std::chrono::milliseconds(1), .attempts_max = 1000}, body);
  EXPECT_FALSE(late.ok());
  EXPECT_LE(attempts, 2) << "no attempt begins after the deadline";
  EXPECT_EQ(Value(1), "0");
}

TEST_F(TransactionTest, ADuplicateKeyIsToldApartAndNotRepeated) {
  TransactionRunner runner(*pool_);
  ASSERT_TRUE(
      runner.Run({}, [](Session& session) { return Command(session, "secret-4711"); }).ok());
  int attempts = 0;
  const absl::Status status = runner.Run({}, [&](Session& session) {
    ++attempts;
    return Statement(session, "request.insert", "INSERT INTO request (id) VALUES (:id)",
                     {{"id", "secret-4711"}})
        .RunExactly(1);
  });
  EXPECT_EQ(attempts, 1);
  EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(base::DetailOf(status)->reason, "DATABASE_DUPLICATE");
  EXPECT_EQ(FaultOf(status)->fault, Fault::kDuplicate);
  EXPECT_THAT(status.ToString(), Not(HasSubstr("4711"))) << "the server's text names the key";
}

TEST_F(TransactionTest, StrictModeErrorsAreMasked) {
  TransactionRunner runner(*pool_);
  for (const auto& [value, err_num] : std::vector<std::pair<std::optional<std::string>, unsigned>>{
           {std::string(65, 'x'), 1406U}, {std::nullopt, 1048U}}) {
    const absl::Status status = runner.Run({}, [&](Session& session) {
      return Statement(session, "request.insert", "INSERT INTO request (id) VALUES (:id)",
                       {{"id", value}})
          .RunExactly(1);
    });
    EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
    EXPECT_EQ(FaultOf(status)->err_num, err_num);
    EXPECT_EQ(status.message(), "database error");
  }
}

TEST_F(TransactionTest, AProgrammersErrorPassesThroughAndNothingStays) {
  TransactionRunner runner(*pool_);
  EXPECT_THROW(
      (void)runner.Run(
          {},
          [](Session& session) -> absl::Status {
            RETURN_IF_ERROR(Add(session, 1));
            return Statement(session, "test.bug", "DELETE FROM counter -- x").Run().status();
          }),
      MisuseError);
  EXPECT_EQ(pool_->stats().open, 0U) << "the session was closed";
  EXPECT_TRUE(runner.Run({}, [](Session& session) { return Add(session, 1); }).ok());
  EXPECT_EQ(Value(1), "1");
}

TEST_F(TransactionTest, AReadIsRepeatedOnceOnALostConnection) {
  TransactionRunner runner(*pool_);
  int attempts = 0;
  const absl::Status status = runner.Read(SteadyTime::max(), [&](Session& session) -> absl::Status {
    if (++attempts == 1) KillFromOutside(session);
    return Statement(session, "test.one", "SELECT 1").OneOf<int>().status();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(attempts, 2);
}

TEST_F(TransactionTest, ATransactionCostsTwoRoundTripsBesideItsStatements) {
  TransactionRunner runner(*pool_);
  ASSERT_TRUE(runner.Run({}, [](Session& session) { return Add(session, 1); }).ok());
  const std::uint64_t statements = Session::TotalStatements();
  const std::uint64_t round_trips = Session::TotalRoundTrips();
  ASSERT_TRUE(runner.Run({}, [](Session& session) { return Add(session, 1); }).ok());
  EXPECT_EQ(Session::TotalStatements() - statements, 3U);
  EXPECT_EQ(Session::TotalRoundTrips() - round_trips, 3U);
}

}  // namespace
}  // namespace duban::storage
