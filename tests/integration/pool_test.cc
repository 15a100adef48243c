// The pool: lazy, bounded, and never handing out a session that is dead or too old.
#include "server/storage/pool.h"

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "server/base/error.h"
#include "server/storage/statement.h"
#include "tests/support/test_db.h"

namespace duban::storage {
namespace {

using duban::testing::TestDatabase;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool Works(Session& session) {
  return Statement(session, "test.one", "SELECT 1").OneOf<int>().ok();
}

class PoolTest : public ::testing::Test {
 protected:
  TestDatabase database_{TestDatabase::Schema::kEmpty};
};

TEST_F(PoolTest, OpensLazilyAndReusesTheSessionUsedLast) {
  Pool pool(database_.Runtime(), {.sessions_max = 3});
  EXPECT_EQ(pool.stats().open, 0U);
  std::uint64_t first = 0;
  {
    auto lease = pool.Take(SteadyTime::max());
    ASSERT_TRUE(lease.ok()) << lease.status();
    first = (*lease)->connection_id();
    EXPECT_EQ(pool.stats().open, 1U);
    EXPECT_EQ(pool.stats().idle, 0U);
  }
  EXPECT_EQ(pool.stats().idle, 1U);
  auto again = pool.Take(SteadyTime::max());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ((*again)->connection_id(), first);
  EXPECT_EQ(pool.stats().opened, 1U);
}

TEST_F(PoolTest, AnExhaustedPoolAnswersAtTheDeadline) {
  Pool pool(database_.Runtime(), {.sessions_max = 1});
  auto held = pool.Take(SteadyTime::max());
  ASSERT_TRUE(held.ok());
  const SteadyTime start = steady_clock::now();
  const auto refused = pool.Take(start + milliseconds(100));
  const auto waited = steady_clock::now() - start;
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(base::DetailOf(refused.status())->reason, "DATABASE_TIMEOUT");
  EXPECT_GE(waited, milliseconds(100));
  EXPECT_LT(waited, std::chrono::seconds(10));
  EXPECT_EQ(pool.stats().waits, 1U);
  EXPECT_EQ(pool.stats().timeouts, 1U);
}

TEST_F(PoolTest, AWaiterGetsTheSessionThatComesBack) {
  Pool pool(database_.Runtime(), {.sessions_max = 1});
  std::optional<Pool::Lease> held;
  {
    auto taken = pool.Take(SteadyTime::max());
    ASSERT_TRUE(taken.ok());
    held.emplace(*std::move(taken));
  }
  std::thread waiter([&pool] {
    auto lease = pool.Take(SteadyTime::max());
    EXPECT_TRUE(lease.ok());
    EXPECT_TRUE(Works(**lease));
  });
  while (pool.stats().waits == 0) std::this_thread::yield();
  held.reset();
  waiter.join();
  EXPECT_EQ(pool.stats().opened, 1U);
}

TEST_F(PoolTest, ManyThreadsShareAFewSessions) {
  Pool pool(database_.Runtime(), {.sessions_max = 3});
  std::vector<std::thread> threads;
  for (int t = 0; t < 12; ++t) {
    threads.emplace_back([&pool] {
      for (int i = 0; i < 20; ++i) {
        auto lease = pool.Take(SteadyTime::max());
        ASSERT_TRUE(lease.ok());
        EXPECT_TRUE(Works(**lease));
        if (i % 7 == 0) lease->Discard();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const PoolStats stats = pool.stats();
  EXPECT_LE(stats.open, 3U);
  EXPECT_EQ(stats.open, stats.idle);
  EXPECT_EQ(stats.opened, stats.open + stats.discarded);
  EXPECT_EQ(stats.discarded, 36U);
}

TEST_F(PoolTest, ABrokenSessionIsNotHandedOutAgain) {
  Pool pool(database_.Runtime(), {.sessions_max = 1});
  {
    auto lease = pool.Take(SteadyTime::max());
    ASSERT_TRUE(lease.ok());
    database_.Sql("KILL CONNECTION " + std::to_string((*lease)->connection_id()) + ";");
    EXPECT_FALSE(Works(**lease));
  }
  EXPECT_EQ(pool.stats().open, 0U);
  auto fresh = pool.Take(SteadyTime::max());
  ASSERT_TRUE(fresh.ok());
  EXPECT_TRUE(Works(**fresh));
}

TEST_F(PoolTest, AnIdleSessionIsAskedWhetherItLives) {
  Pool pool(database_.Runtime(), {.sessions_max = 1, .ping_after = milliseconds(0)});
  std::uint64_t id = 0;
  {
    auto lease = pool.Take(SteadyTime::max());
    ASSERT_TRUE(lease.ok());
    id = (*lease)->connection_id();
  }
  database_.Sql("KILL CONNECTION " + std::to_string(id) + ";");
  auto lease = pool.Take(SteadyTime::max());
  ASSERT_TRUE(lease.ok());
  EXPECT_NE((*lease)->connection_id(), id);
  EXPECT_TRUE(Works(**lease));
  EXPECT_EQ(pool.stats().discarded, 1U);
  EXPECT_EQ(pool.stats().open, 1U);
}

TEST_F(PoolTest, AnOldSessionIsReplaced) {
  Pool pool(database_.Runtime(), {.sessions_max = 1, .age_max = milliseconds(0)});
  for (int i = 0; i < 3; ++i) {
    auto lease = pool.Take(SteadyTime::max());
    ASSERT_TRUE(lease.ok());
    EXPECT_TRUE(Works(**lease));
  }
  EXPECT_EQ(pool.stats().opened, 3U);
  EXPECT_EQ(pool.stats().discarded, 2U);
}

TEST_F(PoolTest, AnUnreachableDatabaseGivesTheSlotBack) {
  ConnectionOptions nowhere = database_.Runtime();
  nowhere.unix_socket = "/tmp/duban-no-such-socket";
  Pool pool(nowhere, {.sessions_max = 1});
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(pool.Take(steady_clock::now() + std::chrono::seconds(5)).status().code(),
              absl::StatusCode::kUnavailable);
  }
  EXPECT_EQ(pool.stats().open, 0U);
}

}  // namespace
}  // namespace duban::storage
