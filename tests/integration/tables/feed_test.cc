// The one feed: positions are given in the order of the commits, without a gap.
#include <chrono>
#include <future>

#include "server/base/status.h"
#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

class FeedTest : public StoreFixture {
 protected:
  // The events of a change, one a stream.
  app::ChangeSet EventsOf(std::vector<std::int64_t> streams) {
    app::ChangeSet changes;
    for (const std::int64_t id : streams) {
      changes.events.push_back(random_.Event({app::StreamKind::kTask, id}, 1));
    }
    return changes;
  }
  // The streams of the feed's events in order; checks that positions are 1 to n.
  std::vector<std::int64_t> Feed() {
    std::vector<std::int64_t> streams;
    const auto events = reads_.ListFeed(Soon(), 0, 1000);
    EXPECT_TRUE(events.ok()) << events.status();
    for (const app::EventRow& event : *events) {
      streams.push_back(event.stream.id);
      EXPECT_EQ(event.position, static_cast<std::int64_t>(streams.size()));
    }
    EXPECT_EQ(db_.Sql("SELECT last_position FROM feed_counter"),
              std::to_string(streams.size()) + "\n");
    return streams;
  }
};

TEST_F(FeedTest, FollowsTheOrderOfWriting) {
  ASSERT_TRUE(Persist(EventsOf({5, 3, 4})).ok());
  ASSERT_TRUE(Persist(EventsOf({2, 1})).ok());
  EXPECT_EQ(Feed(), (std::vector<std::int64_t>{5, 3, 4, 2, 1}));
  const auto page = reads_.ListFeed(Soon(), 3, 1);
  ASSERT_TRUE(page.ok() && page->size() == 1);
  EXPECT_EQ(page->front().stream.id, 2);
}

TEST_F(FeedTest, WhatIsRolledBackLeavesNoGap) {
  ASSERT_TRUE(Persist(EventsOf({1})).ok());
  const absl::Status status = Write([&](app::WriteTransaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Persist(EventsOf({2, 3})));
    return absl::CancelledError("thought better of it");
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  ASSERT_TRUE(Persist(EventsOf({4})).ok());
  EXPECT_EQ(Feed(), (std::vector<std::int64_t>{1, 4}));
}

// Otherwise a reader that has seen the later one would never come back for the earlier.
TEST_F(FeedTest, NobodyGetsAPositionBehindATransactionThatIsStillOpen) {
  std::future<absl::Status> other;
  const absl::Status status = Write([&](app::WriteTransaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Persist(EventsOf({1})));
    RETURN_IF_ERROR(tx.FindAnswers({"none"}).status());  // a read sends what waits
    other = std::async(std::launch::async, [&] { return Persist(EventsOf({2})); });
    EXPECT_EQ(other.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
    EXPECT_TRUE(reads_.ListFeed(Soon(), 0, 10)->empty());
    return absl::OkStatus();
  });
  ASSERT_TRUE(status.ok()) << status;
  ASSERT_TRUE(other.get().ok());
  EXPECT_EQ(Feed(), (std::vector<std::int64_t>{1, 2}));
}

TEST_F(FeedTest, AChangeWithoutEventsDoesNotTouchTheCounter) {
  ASSERT_TRUE(Persist(EventsOf({1})).ok());  // the session is open from here on
  app::ChangeSet changes;
  changes.answers = {random_.Answer()};
  const std::uint64_t before = storage::Session::TotalStatements();
  ASSERT_TRUE(Persist(changes).ok());
  EXPECT_EQ(storage::Session::TotalStatements() - before, 3U);  // BEGIN, the answer, COMMIT
}

}  // namespace
}  // namespace duban::testing
