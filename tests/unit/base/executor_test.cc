#include "server/base/executor.h"

#include <atomic>
#include <future>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace duban::base {
namespace {

TEST(Executor, RunsWhatIsPosted) {
  Executor executor("test", 2, 10);
  std::promise<int> answer;
  ASSERT_TRUE(executor.TryPost([&answer] { answer.set_value(42); }));
  EXPECT_EQ(answer.get_future().get(), 42);
}

// One thread that waits at a gate, so that what is posted afterwards stays queued.
class Held {
 public:
  explicit Held(Executor& executor) {
    posted_ = executor.TryPost([this] {
      running_.set_value();
      gate_.get_future().wait();
    });
    running_.get_future().wait();
  }
  void Open() { gate_.set_value(); }
  bool posted_ = false;

 private:
  std::promise<void> running_;
  std::promise<void> gate_;
};

TEST(Executor, RefusesWhenTheQueueIsFull) {
  Executor executor("test", 1, 2);
  Held held(executor);
  ASSERT_TRUE(held.posted_);
  std::atomic<int> ran = 0;
  EXPECT_TRUE(executor.TryPost([&ran] { ++ran; }));
  EXPECT_TRUE(executor.TryPost([&ran] { ++ran; }));
  EXPECT_EQ(executor.QueueDepth(), 2U);
  EXPECT_FALSE(executor.TryPost([&ran] { ++ran; }));
  held.Open();
  executor.Drain();
  EXPECT_EQ(ran, 2);
}

TEST(Executor, DrainRunsWhatIsQueuedAndTakesNoMore) {
  Executor executor("test", 3, 1000);
  std::atomic<int> ran = 0;
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(executor.TryPost([&ran] { ++ran; }));
  executor.Drain();
  EXPECT_EQ(ran, 500);
  EXPECT_FALSE(executor.TryPost([&ran] { ++ran; }));
  executor.Drain();
  EXPECT_EQ(ran, 500);
}

TEST(Executor, KeepsTheOrderOfOnePosterOnOneThread) {
  Executor executor("test", 1, 100);
  std::vector<int> seen;
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(executor.TryPost([&seen, i] { seen.push_back(i); }));
  executor.Drain();
  ASSERT_EQ(seen.size(), 50U);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST(Executor, LosesNothingWithManyPosters) {
  Executor executor("test", 4, 64);
  std::atomic<int> ran = 0;
  std::atomic<int> posted = 0;
  std::vector<std::thread> posters;
  for (int p = 0; p < 4; ++p) {
    posters.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) {
        if (executor.TryPost([&ran] { ++ran; })) ++posted;
      }
    });
  }
  for (std::thread& poster : posters) poster.join();
  executor.Drain();
  EXPECT_EQ(ran, posted);
  EXPECT_GT(posted, 0);
}

}  // namespace
}  // namespace duban::base
