// A chain that was written lately is not read again; and is, as soon as anything else wrote it.
#include "server/app/chain_cache.h"

#include <memory>
#include <string>

#include <gmock/gmock.h>

#include "server/base/limits.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

app::CachedChains OneChain(std::int64_t id, std::size_t text_bytes) {
  app::CachedChain cached;
  cached.chain.task.id = {id};
  cached.chain.task.content.text.assign(text_bytes, 'x');
  return {std::make_shared<const app::CachedChain>(std::move(cached))};
}

TEST(LoadedAround, CoversWhatWasLoadedAroundTheSameAssignmentAndNoMore) {
  app::LoadedAround loaded;
  EXPECT_TRUE(loaded.empty());
  loaded.Add({1}, {.ancestors = true, .live_children = true});
  EXPECT_FALSE(loaded.empty());
  EXPECT_TRUE(loaded.Covers({1}, {}));
  EXPECT_TRUE(loaded.Covers({1}, {.parent = true, .live_children = true, .open_submission = true}));
  EXPECT_FALSE(loaded.Covers({2}, {}));
  EXPECT_FALSE(loaded.Covers({1}, {.done_children = true}));
  EXPECT_FALSE(loaded.Covers({1}, {.siblings = true}));
  EXPECT_FALSE(loaded.Covers({1}, {.own_history = true}));
  EXPECT_FALSE(loaded.Covers({1}, {.live_subtree = true}));
  EXPECT_FALSE(loaded.Covers({1}, {.named_units = true})) << "whichever they are";
  EXPECT_FALSE(loaded.Covers({1}, {.whole_chain = true}));
  loaded.Add({1}, {.done_children = true, .siblings = true});
  EXPECT_TRUE(loaded.Covers({1}, {.live_children = true, .done_children = true, .siblings = true}));
  loaded.Add({2}, {.whole_chain = true});
  EXPECT_TRUE(loaded.Covers({3}, {.own_history = true, .named_units = true, .live_subtree = true}));
}

TEST(ChainCache, WhatWasUsedLongestAgoMakesRoom) {
  app::ChainCache cache(180'000);  // a text counts four times
  for (const std::int64_t id : {1, 2, 3, 4}) cache.Keep(OneChain(id, 10'000));
  ASSERT_NE(cache.Find({1}), nullptr);  // used: it is the youngest now
  cache.Keep(OneChain(5, 10'000));
  EXPECT_NE(cache.Find({1}), nullptr);
  EXPECT_EQ(cache.Find({2}), nullptr);
  EXPECT_NE(cache.Find({3}), nullptr);
  EXPECT_NE(cache.Find({5}), nullptr);
}

TEST(ChainCache, TheLastStateIsKeptAndALargeOneForgotten) {
  app::ChainCache cache(limits::kChainCacheBytesMax);
  cache.Keep(OneChain(1, 10));
  cache.Keep(OneChain(1, 20));
  EXPECT_EQ(cache.Find({1})->chain.task.content.text.size(), 20U);
  cache.Keep(OneChain(1, limits::kCachedChainBytesMax));
  EXPECT_EQ(cache.Find({1}), nullptr);
}

class WarmTask : public Office {
 protected:
  std::uint64_t StatementsOf(app::WriteCommand command) {
    const std::uint64_t before = storage::Session::TotalStatements();
    Must(std::move(command));
    return storage::Session::TotalStatements() - before;
  }
};

TEST_F(WarmTask, OnlyItsHeadIsRead) {
  const Issued t = NewTask(true);
  Must(Submit(Request(personnel_head_, "S"), t, false));
  Must(Return(Request(finance_head_, "R"), t, false));
  // BEGIN, the head, task, assignment, submission, answer, counter, event, COMMIT.
  const std::uint64_t round_trips = storage::Session::TotalRoundTrips();
  EXPECT_EQ(StatementsOf(Submit(Request(personnel_head_, "S"), t, false)), 9U);
  EXPECT_EQ(StatementsOf(Return(Request(finance_head_, "R"), t, false)), 9U);
  EXPECT_EQ(storage::Session::TotalRoundTrips() - round_trips, 2U * 4U) << "the writes are one";
  ExpectIntact(t.task);
}

TEST_F(WarmTask, WhatAnotherServerWroteIsRead) {
  const Issued t = NewTask(true);
  Must(Submit(Request(personnel_head_, "S"), t, false));
  Replica two(db_.Runtime(), clock_, nullptr);
  ASSERT_TRUE(two.batch.RunOne(Return(Request(finance_head_, "R"), t, false)).ok());
  EXPECT_EQ(ReasonOf(Run(Return(Request(finance_head_, "R"), t, false)).status()), "WRONG_STATE");
  Must(Submit(Request(personnel_head_, "S"), t, false));
  EXPECT_EQ(Child(t).return_count, 1);
  ExpectIntact(t.task);
}

// A backup that was restored under a running server can have another history of the same length.
TEST_F(WarmTask, ItsHashTellsAnotherHistory) {
  const Issued t = NewTask(true);
  Must(Submit(Request(personnel_head_, "S"), t, false));
  const std::string task = std::to_string(t.task.value);
  db_.Sql(
      "UPDATE task SET head_hash = REPEAT('x', 32) WHERE id = " + task +
      "; UPDATE assignment SET state = 2, open_submission = NULL, open_step = NULL WHERE id = " +
      std::to_string(t.child.value));
  EXPECT_EQ(ReasonOf(Run(Return(Request(finance_head_, "R"), t, false)).status()), "WRONG_STATE");
  Must(Submit(Request(personnel_head_, "S"), t, false));
}

TEST_F(WarmTask, WhatWasOnlyTriedOutOrRolledBackIsForgotten) {
  const Issued t = NewTask(true);
  app::WriteCommand preview = Submit(Request(personnel_head_, "S"), t, false);
  preview.validate_only = true;
  Must(std::move(preview));
  Must(Submit(Request(personnel_head_, "S"), t, false));
  fault_.Arm(8, 1213);  // the commit of the first attempt
  Must(Return(Request(finance_head_, "R"), t, false));
  EXPECT_TRUE(fault_.Disarm());
  EXPECT_EQ(fault_.failed(), "commit");
  Must(Submit(Request(personnel_head_, "S"), t, false));
  EXPECT_EQ(Child(t).return_count, 1);
  ExpectIntact(t.task);
}

// The rows must follow from the events alone, not from what happened to be in memory.
TEST_F(WarmTask, WhatEndsLapsesItsRequestsInMemoryOrNot) {
  for (const bool in_memory : {true, false}) {
    const Issued t = NewTask();
    Must(
        OnRequest(Request(personnel_head_, "Ask"), t.task, t.child,
                  domain::RequestCoordination{
                      .kind = domain::RequestKind::kAddUnit, .unit = building_, .wish = "请增加"}));
    Must(On(Request(personnel_head_, "Decline"), t.task, t.child,
            domain::Decline{.reason = "非本处职责"}));
    app::WriteBatch cold(one_->batch.environment());
    app::WriteBatch& batch = in_memory ? one_->batch : cold;
    const Answer released = batch.RunOne(
        On(Request(supervisor_, "Release"), t.task, t.child, domain::Release{.reason = "同意"}));
    ASSERT_TRUE(released.ok()) << released.status();
    EXPECT_EQ(Load(t.task).requests.at(0).state, domain::RequestState::kLapsed) << in_memory;
    ExpectIntact(t.task);
  }
}

}  // namespace
}  // namespace duban::testing
