// Many people at once on few tasks: afterwards the record and the rows tell the same.
#include <atomic>
#include <cstdio>
#include <future>
#include <random>
#include <thread>

#include <gmock/gmock.h>

#include "server/app/write_queue.h"
#include "tests/integration/write_path/office.h"

namespace duban::testing {
namespace {

class Concurrency : public Office {
 protected:
  // Whatever anybody might try on one of the tasks.
  app::WriteCommand Anything(std::mt19937& random, const std::vector<Issued>& tasks) {
    const auto below = [&](std::size_t n) {
      return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::vector<domain::UserId> people = {finance_handler_, finance_head_, personnel_handler_,
                                                personnel_head_,  supervisor_,   supervisor2_};
    const Issued& at = tasks[below(tasks.size())];
    const bool root = below(2) == 0;
    app::WriteRequest request = Request(people[below(people.size())], "Anything");
    switch (below(5)) {
      case 0:
        return Accept(std::move(request), at, root);
      case 1:
      case 2:
        return Submit(std::move(request), at, root);
      case 3:
        return Approve(
            std::move(request), at, root,
            root && below(3) == 0 ? domain::Assessment::kGood : domain::Assessment::kNone);
      default:
        return Return(std::move(request), at, root);
    }
  }
};

TEST_F(Concurrency, RandomCommandsFromEightThreads) {
  constexpr int kThreads = 8;
  constexpr int kCommands = 200;
  std::vector<Issued> tasks;
  for (int i = 0; i < 10; ++i) tasks.push_back(NewTask());
  std::atomic<int> carried_out = 0;
  std::atomic<int> refused = 0;
  std::atomic<int> failed = 0;
  {
    // Two replicas, so that there is contention in the database, too.
    Replica two(db_.Runtime(), clock_, nullptr);
    app::WriteQueue queue_one(one_->batch, 3);
    app::WriteQueue queue_two(two.batch, 3);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] {
        std::mt19937 random(static_cast<unsigned>(i) + 1);
        app::WriteQueue& queue = i % 2 == 0 ? queue_one : queue_two;
        for (int n = 0; n < kCommands; ++n) {
          std::promise<Answer> promise;
          queue.Submit(Anything(random, tasks), [&](Answer a) { promise.set_value(std::move(a)); });
          const Answer answer = promise.get_future().get();
          const absl::StatusCode code = answer.status().code();
          if (answer.ok()) {
            ++carried_out;
          } else if (code == absl::StatusCode::kFailedPrecondition ||
                     code == absl::StatusCode::kPermissionDenied) {
            ++refused;
          } else {
            ++failed;
            ADD_FAILURE() << answer.status();
          }
          clock_.Advance(absl::Microseconds(static_cast<std::int64_t>(random() % 3)));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  EXPECT_EQ(carried_out + refused, kThreads * kCommands);
  EXPECT_GT(carried_out, 50);
  EXPECT_GT(refused, 100);
  std::printf(
      "%d carried out, %d refused, %d failed; %lu batches of %lu commands, %lu alone, "
      "%lu conflicts\n",
      carried_out.load(), refused.load(), failed.load(),
      static_cast<unsigned long>(one_->batch.stats().batches),
      static_cast<unsigned long>(one_->batch.stats().batched),
      static_cast<unsigned long>(one_->batch.stats().singles),
      static_cast<unsigned long>(one_->runner.stats().conflicts));
  for (const Issued& t : tasks) ExpectIntact(t.task);
}

TEST_F(Concurrency, PositionsAreOneToNWithoutGaps) {
  std::vector<Issued> tasks;
  for (int i = 0; i < 8; ++i) tasks.push_back(NewTask());
  std::vector<std::thread> writers;
  for (unsigned i = 0; i < 4; ++i) {
    writers.emplace_back([&, i] {
      std::mt19937 random(i + 100);
      for (int n = 0; n < 60; ++n) {
        clock_.Advance(absl::Microseconds(1));
        const Answer answer = Run(Anything(random, tasks));
        EXPECT_NE(answer.status().code(), absl::StatusCode::kInternal);
      }
    });
  }
  for (std::thread& thread : writers) thread.join();

  std::int64_t after = 0;
  std::map<app::StreamName, std::int64_t> last_seq;
  for (;;) {
    const auto rows = one_->reads.ListFeed(Call({}, "").deadline, after, 50).value();
    if (rows.empty()) break;
    for (const app::EventRow& row : rows) {
      ASSERT_EQ(row.position, after + 1);
      after = row.position;
      // Within a stream the feed keeps the order of the record.
      EXPECT_EQ(row.seq, last_seq[row.stream] + 1);
      last_seq[row.stream] = row.seq;
    }
  }
  EXPECT_EQ(after, Count("SELECT COUNT(*) FROM event"));
  EXPECT_GT(after, 50);
  for (const Issued& t : tasks) ExpectIntact(t.task);
}

}  // namespace
}  // namespace duban::testing
