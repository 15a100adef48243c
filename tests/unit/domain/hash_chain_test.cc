// Any flipped bit, removed, added or exchanged event is found from the hashes alone.
#include <gtest/gtest.h>

#include "server/app/event_codec.h"
#include "tests/support/bureau.h"

namespace duban::app {
namespace {

std::vector<EventRow> Chain(int length) {
  std::vector<EventRow> rows;
  std::string previous;
  for (int i = 1; i <= length; ++i) {
    EventRow row;
    row.stream = {StreamKind::kTask, 7};
    row.seq = i;
    row.type = domain::EventType::kAccepted;
    row.recorded_at = absl::FromUnixMicros(1'000'000 + i);
    row.actor = {1001};
    row.on_behalf_of = {i % 2 == 0 ? 1002 : 0};
    row.payload = EncodeBody(domain::Accepted{{10 + i}, {3}});
    row.hash = ChainHash(previous, row);
    previous = row.hash;
    rows.push_back(row);
  }
  return rows;
}

// As Queries::VerifyEvents does it; `head` is kept on the stream's own row.
bool Verifies(const std::vector<EventRow>& rows, const std::string& head) {
  std::string previous;
  std::int64_t seq = 0;
  for (const EventRow& row : rows) {
    if (row.seq != ++seq || ChainHash(previous, row) != row.hash) return false;
    previous = row.hash;
  }
  return previous == head;
}

class HashChain : public ::testing::Test {
 protected:
  const std::vector<EventRow> rows_ = Chain(6);
  const std::string head_ = rows_.back().hash;
};

TEST_F(HashChain, AnUntouchedOneVerifies) {
  EXPECT_EQ(head_.size(), 32U);
  EXPECT_TRUE(Verifies(rows_, head_));
}

TEST_F(HashChain, FindsEveryFlippedBitOfEveryPayloadAndHash) {
  int flips = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (std::size_t at = 0; at < rows_[i].payload.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        std::vector<EventRow> rows = rows_;
        rows[i].payload[at] = static_cast<char>(rows[i].payload[at] ^ (1 << bit));
        ASSERT_FALSE(Verifies(rows, head_));
        ++flips;
      }
    }
    for (std::size_t at = 0; at < 32; ++at) {
      std::vector<EventRow> rows = rows_;
      rows[i].hash[at] = static_cast<char>(rows[i].hash[at] ^ 1);
      ASSERT_FALSE(Verifies(rows, head_));
      ++flips;
    }
  }
  EXPECT_GT(flips, 1000);
}

TEST_F(HashChain, CoversEveryColumnThatMeansSomething) {
  const auto changed = [&](auto change) {
    std::vector<EventRow> rows = rows_;
    change(rows[2]);
    return !Verifies(rows, head_);
  };
  EXPECT_TRUE(changed([](EventRow& r) { r.stream.kind = StreamKind::kPlan; }));
  EXPECT_TRUE(changed([](EventRow& r) { r.stream.id = 8; }));
  EXPECT_TRUE(changed([](EventRow& r) { r.type = domain::EventType::kHandedIn; }));
  EXPECT_TRUE(changed([](EventRow& r) { r.recorded_at += absl::Microseconds(1); }));
  EXPECT_TRUE(changed([](EventRow& r) { r.actor = {1003}; }));
  EXPECT_TRUE(changed([](EventRow& r) { r.on_behalf_of = {1003}; }));
  // A character moved from one field's end to the next one's start would be found by the length.
  EXPECT_TRUE(changed([](EventRow& r) { r.payload.pop_back(); }));
  // The position is given later and lies outside.
  EXPECT_FALSE(changed([](EventRow& r) { r.position = 99; }));
}

TEST_F(HashChain, FindsRemovedAddedAndExchangedEvents) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::vector<EventRow> removed = rows_;
    removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(Verifies(removed, head_)) << i;
    std::vector<EventRow> renumbered = removed;  // who removes one, closes the gap, too
    for (std::size_t k = 0; k < renumbered.size(); ++k) {
      renumbered[k].seq = static_cast<std::int64_t>(k) + 1;
    }
    EXPECT_FALSE(Verifies(renumbered, head_)) << i;
    std::vector<EventRow> doubled = rows_;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), rows_[i]);
    EXPECT_FALSE(Verifies(doubled, head_)) << i;
    if (i == 0) continue;
    std::vector<EventRow> swapped = rows_;
    std::swap(swapped[i - 1], swapped[i]);
    EXPECT_FALSE(Verifies(swapped, head_)) << i;
    std::swap(swapped[i - 1].seq, swapped[i].seq);
    EXPECT_FALSE(Verifies(swapped, head_)) << i;
  }
}

// Whoever rewrites the rest of the chain consistently is given away by the head.
TEST_F(HashChain, ARewrittenTailDoesNotMeetTheHead) {
  std::vector<EventRow> rows = rows_;
  rows[3].payload = EncodeBody(domain::Accepted{{99}, {3}});
  for (std::size_t i = 3; i < rows.size(); ++i) {
    rows[i].hash = ChainHash(rows[i - 1].hash, rows[i]);
  }
  EXPECT_FALSE(Verifies(rows, head_));
  EXPECT_TRUE(Verifies(rows, rows.back().hash));
}

}  // namespace
}  // namespace duban::app
