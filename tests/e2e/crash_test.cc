// kill -9 at random points of a concurrent load, of the server and of its database: every
// transition that was acknowledged is there, none twice, and the record verifies.
//
// DUBAN_KILLS, DUBAN_DATABASE_KILLS and DUBAN_SEED change how often and where; what was used is
// printed. The moments themselves also depend on the machine, so that a seed repeats the choices
// and not the run.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/harness/bureau.h"
#include "tests/e2e/harness/chain_load.h"
#include "tests/e2e/harness/documents.h"
#include "tests/e2e/harness/record_check.h"
#include "tests/support/test_db.h"

namespace duban::testing {
namespace {

constexpr int kTasks = 200;
constexpr int kClients = 16;

std::uint64_t Setting(const char* name, std::uint64_t otherwise) {
  const char* const given = secure_getenv(name);
  return given == nullptr ? otherwise : std::stoull(given);
}

std::uint64_t Seed() {
  static const std::uint64_t seed = Setting("DUBAN_SEED", std::random_device()());
  return seed;
}

// A durable database and a server of its own, and plans whose tasks are issued.
class Crash : public ::testing::Test {
 protected:
  Crash() : random_(Seed()) {
    server_.Bootstrap(kAdmin, kPassword, kBureau);
    server_.Start();
    bureau_ = std::make_unique<Bureau>(server_.target());
    AddSmallBureau(*bureau_);
    v1::ImportPlanRequest request;
    request.set_text(PlanText(kTasks, "(牵头处室:财务处。责任处室:干部人事处)"));
    request.set_issuing_unit(bureau_->Unit(kBureau));
    *request.mutable_default_due_date() = DaysFromToday(40);
    const auto plan = Must(bureau_->As("ducha").plans().ImportPlan(request));
    for (const v1::Task& task : plan.tasks()) tasks_.push_back(task.name());
    v1::IssuePlanRequest issue;
    issue.set_name(plan.plan().name());
    Must(bureau_->As("ducha").plans().IssuePlan(issue));
    load_ = std::make_unique<ChainLoad>(
        *bureau_, tasks_, LoadOptions{.clients = kClients, .seed = Seed(), .abandoned = 0.1});
  }

  // Lets the load run for a while that ends anywhere: in a quiet moment, in a batch, in a commit.
  void RunOn(int from_ms, int to_ms) {
    std::this_thread::sleep_for(std::chrono::microseconds(
        std::uniform_int_distribution<int>(from_ms * 1000, to_ms * 1000)(random_)));
  }

  void CheckEverything(const char* what, std::uint64_t kills) {
    load_->Stop();
    const std::vector<Transition> journal = load_->Journal();
    const auto count = [&](auto&& wanted) {
      return std::count_if(journal.begin(), journal.end(), wanted);
    };
    const auto told =
        count([](const Transition& t) { return t.outcome == Outcome::kAcknowledged; });
    const auto doubt = count([](const Transition& t) { return t.outcome == Outcome::kInDoubt; });
    const auto refused = count([](const Transition& t) { return t.outcome == Outcome::kRefused; });
    const auto retried = count([](const Transition& t) { return t.attempts > 1; });
    std::printf(
        "seed %llu: %s killed %llu times; %ld acknowledged, %ld left in doubt, "
        "%ld sent again, %ld refused\n",
        static_cast<unsigned long long>(Seed()), what, static_cast<unsigned long long>(kills),
        static_cast<long>(told), static_cast<long>(doubt), static_cast<long>(retried),
        static_cast<long>(refused));
    std::fflush(stdout);
    RecordProperty("acknowledged", static_cast<int>(told));
    RecordProperty("in_doubt", static_cast<int>(doubt));
    EXPECT_GT(told, static_cast<long>(kills) * 10) << "too little happened between the kills";
    EXPECT_GT(doubt + retried, 0) << "no kill met a call in flight";
    EXPECT_EQ(count([](const Transition& t) {
                return t.by_server &&
                       static_cast<absl::StatusCode>(t.code) == absl::StatusCode::kInternal;
              }),
              0);
    EXPECT_THAT(CheckTransitions(database_, journal), ::testing::IsEmpty());
    EXPECT_THAT(CheckAnswers(database_, *bureau_, journal), ::testing::IsEmpty());
    EXPECT_THAT(CheckRecord(database_, *bureau_, tasks_), ::testing::IsEmpty());
  }

  TestServer mariadb_{TestServer::Options{.durable = true}};
  TestDatabase database_{TestDatabase::Schema::kMigrated, mariadb_};
  ServerProcess server_{database_};
  std::unique_ptr<Bureau> bureau_;
  std::vector<std::string> tasks_;
  std::mt19937_64 random_;
  std::unique_ptr<ChainLoad> load_;
};

TEST_F(Crash, ServerKilled) {
  const std::uint64_t kills = Setting("DUBAN_KILLS", 50);
  for (std::uint64_t i = 0; i < kills; ++i) {
    RunOn(100, 900);
    server_.Kill();
    server_.Start();
  }
  RunOn(500, 500);
  CheckEverything("duban-server", kills);
}

TEST_F(Crash, DatabaseKilled) {
  const std::uint64_t kills = Setting("DUBAN_DATABASE_KILLS", 5);
  for (std::uint64_t i = 0; i < kills; ++i) {
    RunOn(1000, 3000);
    mariadb_.Kill();
    RunOn(0, 500);
    mariadb_.Start();
  }
  RunOn(2000, 2000);
  CheckEverything("mariadbd", kills);
}

}  // namespace
}  // namespace duban::testing
