#include "server/storage/id_blocks.h"

#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "server/storage/column.h"
#include "tests/support/test_db.h"

namespace duban::storage {
namespace {

using duban::testing::TestDatabase;

class FailSteps : public FaultInjector {
 public:
  FailSteps(std::string step_name, unsigned err_num, int times)
      : step_name_(std::move(step_name)), err_num_(err_num), left_(times) {}
  std::optional<unsigned> BeforeStep(const std::string& step_name, int) override {
    if (step_name != step_name_ || left_ == 0) return std::nullopt;
    --left_;
    return err_num_;
  }

 private:
  const std::string step_name_;
  const unsigned err_num_;
  int left_;
};

class IdBlocksTest : public ::testing::Test {
 protected:
  IdBlocksTest() {
    database_.Sql(
        "CREATE TABLE id_block (name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,"
        " next_id BIGINT NOT NULL) ENGINE=InnoDB;");
  }
  TestDatabase database_{TestDatabase::Schema::kEmpty};
  Pool pool_{database_.Runtime(), {.sessions_max = 2}};
  TransactionRunner runner_{pool_};
};

TEST_F(IdBlocksTest, BeginsAtOneAndTakesABlockAtATime) {
  IdBlocks ids(runner_, 10);
  for (int i = 1; i <= 10; ++i) EXPECT_EQ(ids.Next("task").value(), i);
  EXPECT_EQ(runner_.stats().committed, 1U);
  EXPECT_EQ(ids.Next("task").value(), 11);
  EXPECT_EQ(runner_.stats().committed, 2U);
  EXPECT_EQ(ids.Next("event").value(), 1) << "kinds are apart";
}

TEST_F(IdBlocksTest, ARunOfIdsIsContiguousEvenAcrossBlocks) {
  IdBlocks ids(runner_, 10);
  EXPECT_EQ(ids.NextN("task", 4).value(), 1);
  EXPECT_EQ(ids.NextN("task", 4).value(), 5);
  EXPECT_EQ(ids.NextN("task", 4).value(), 11) << "two left of the first block are given up";
  EXPECT_EQ(ids.NextN("task", 25).value(), 21) << "a larger run gets a block of its own size";
  EXPECT_EQ(ids.Next("task").value(), 46);
  EXPECT_THROW((void)ids.NextN("task", 0), MisuseError);
}

TEST_F(IdBlocksTest, ReplicasAndThreadsNeverShareAnId) {
  IdBlocks a(runner_, 16);
  IdBlocks b(runner_, 16);
  std::vector<std::vector<std::int64_t>> taken(8);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < taken.size(); ++t) {
    threads.emplace_back([&, t] {
      IdBlocks& ids = t % 2 == 0 ? a : b;
      for (int i = 0; i < 200; ++i) {
        const auto id = ids.Next("task");
        ASSERT_TRUE(id.ok()) << id.status();
        taken[t].push_back(*id);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<std::int64_t> all;
  for (const auto& mine : taken) all.insert(mine.begin(), mine.end());
  EXPECT_EQ(all.size(), 1600U);
  EXPECT_EQ(*all.begin(), 1);
}

TEST_F(IdBlocksTest, AnUnknownCommitLosesABlockButRepeatsNoId) {
  FailSteps fault("committed", 2013, 1);
  TransactionRunner faulty(pool_, &fault);
  IdBlocks ids(faulty, 10);
  EXPECT_EQ(ids.Next("task").value(), 11);
  EXPECT_EQ(IdBlocks(runner_, 10).Next("task").value(), 21);
}

TEST_F(IdBlocksTest, AFailureIsToldAndTheNextCallTriesAgain) {
  FailSteps fault("id_block.take", 1213, 5);
  TransactionRunner faulty(pool_, &fault);
  IdBlocks ids(faulty, 10);
  EXPECT_EQ(ids.Next("task").status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ids.Next("task").value(), 1);
}

}  // namespace
}  // namespace duban::storage
