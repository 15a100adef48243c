// The sequencer's and the purge's statements.
#include <algorithm>

#include "server/base/status.h"
#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

class HousekeepingTest : public StoreFixture {
 protected:
  app::EventRow EventAt(std::int64_t id, std::int64_t second) {
    app::EventRow event = random_.Event(id, {app::StreamKind::kTask, id}, 1);
    event.recorded_at = absl::FromUnixSeconds(second);
    return event;
  }
  std::vector<std::int64_t> Feed(std::int64_t after, int limit) {
    const auto events = reads_.ListFeed(Soon(), after, limit);
    EXPECT_TRUE(events.ok()) << events.status();
    std::vector<std::int64_t> ids;
    for (const app::EventRow& event : *events) {
      EXPECT_EQ(event.position, ++after);
      ids.push_back(event.id);
    }
    return ids;
  }
};

TEST_F(HousekeepingTest, NumbersByTimeThenIdInBatches) {
  EXPECT_EQ(*housekeeping_.NumberEvents(10), 0);
  app::ChangeSet changes;
  std::vector<std::pair<std::int64_t, std::int64_t>> order;
  for (std::int64_t id = 1; id <= 300; ++id) {
    const std::int64_t second = 1'700'000'000 + random_.Number(0, 50);
    changes.events.push_back(EventAt(id, second));
    order.emplace_back(second, id);
  }
  ASSERT_TRUE(Persist(changes).ok());
  EXPECT_EQ(*housekeeping_.NumberEvents(100), 100);
  EXPECT_EQ(*housekeeping_.NumberEvents(1000), 200);
  EXPECT_EQ(*housekeeping_.NumberEvents(1000), 0);
  std::sort(order.begin(), order.end());
  std::vector<std::int64_t> expected;
  expected.reserve(order.size());
  for (const auto& [second, id] : order) expected.push_back(id);
  // Sorted in each batch; what the first batch left comes after it whole.
  EXPECT_EQ(Feed(0, 1000), expected);
  EXPECT_EQ(Feed(290, 5),
            std::vector<std::int64_t>(expected.begin() + 290, expected.begin() + 295));
  EXPECT_EQ(db_.Sql("SELECT last_position FROM feed_counter"), "300\n");
}

// An open transaction's events are neither seen nor waited for, though they are older.
TEST_F(HousekeepingTest, DoesNotWaitForOpenTransactions) {
  app::ChangeSet late;
  late.events = {EventAt(1, 1'700'000'000)};
  app::ChangeSet early;
  early.events = {EventAt(2, 1'700'000'009)};
  const absl::Status status = Write([&](app::WriteTransaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Persist(late));
    EXPECT_TRUE(Persist(early).ok());
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(*housekeeping_.NumberEvents(10), 1);
    // A lock would have been waited for until its time was over (2 s).
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(1900));
    return absl::OkStatus();
  });
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(*housekeeping_.NumberEvents(10), 1);
  EXPECT_EQ(Feed(0, 10), (std::vector<std::int64_t>{2, 1}));
}

TEST_F(HousekeepingTest, AQuietFeedCostsOneStatement) {
  EXPECT_EQ(*housekeeping_.NumberEvents(10), 0);
  const std::uint64_t before = storage::Session::TotalStatements();
  EXPECT_EQ(*housekeeping_.NumberEvents(10), 0);
  EXPECT_EQ(storage::Session::TotalStatements() - before, 1U);
}

TEST_F(HousekeepingTest, PurgesTheOldestAnswers) {
  for (int day = 1; day <= 10; ++day) {
    app::ChangeSet changes;
    changes.answers = {random_.Answer(), random_.Answer()};
    changes.now = absl::FromUnixSeconds(1'700'000'000 + day * 86'400);
    ASSERT_TRUE(Persist(changes).ok());
  }
  const absl::Time sixth = absl::FromUnixSeconds(1'700'000'000 + 6 * 86'400);
  EXPECT_EQ(*housekeeping_.PurgeAnswers(sixth, 4), 4);
  EXPECT_EQ(db_.Sql("SELECT (MIN(created_at_us) DIV 1000000 - 1700000000) DIV 86400, COUNT(*) "
                    "FROM request_answer"),
            "3\t16\n");
  EXPECT_EQ(*housekeeping_.PurgeAnswers(sixth, 100), 6);
  EXPECT_EQ(*housekeeping_.PurgeAnswers(sixth, 100), 0);
}

}  // namespace
}  // namespace duban::testing
