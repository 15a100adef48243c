// A row that somebody else holds keeps nobody waiting but the commands on it.
#include <chrono>
#include <condition_variable>
#include <thread>

#include <gmock/gmock.h>

#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::AssignmentState;

// Answers in order of their arrival, from whatever thread.
class Arrivals {
 public:
  std::function<void(Answer)> Slot(int index) {
    return [this, index](const Answer& answer) {
      EXPECT_TRUE(answer.ok()) << answer.status();
      const std::lock_guard lock(mu_);
      order_.push_back(index);
      arrived_.notify_all();
    };
  }
  // False if there were fewer after a minute.
  bool Await(std::size_t count) {
    std::unique_lock lock(mu_);
    return arrived_.wait_for(lock, std::chrono::minutes(1), [&] { return order_.size() >= count; });
  }
  std::vector<int> order() const {
    const std::lock_guard lock(mu_);
    return order_;
  }

 private:
  mutable std::mutex mu_;
  std::condition_variable arrived_;
  std::vector<int> order_;  // guarded by mu_
};

class HeldRows : public Office {};

TEST_F(HeldRows, TheOthersAreDoneAndAnsweredFirst) {
  std::vector<Issued> tasks;
  for (int i = 0; i < 8; ++i) {
    tasks.push_back(NewTask());
    // Half of the chains are in memory, the held one among them.
    if (i % 2 == 0) Must(Accept(Request(personnel_head_, "Accept"), tasks.back(), false));
  }
  constexpr int kHeld = 2;
  HeldRow held(db_.Runtime(), tasks[kHeld].task);
  Arrivals arrivals;
  std::vector<app::PendingWrite> batch;
  for (int i = 0; i < 8; ++i) {
    batch.push_back(
        {Accept(Request(finance_handler_, "Accept"), tasks[static_cast<std::size_t>(i)], true),
         arrivals.Slot(i)});
  }
  std::thread running([&] { one_->batch.Run(std::move(batch)); });
  EXPECT_TRUE(arrivals.Await(7));  // while the row is held
  EXPECT_THAT(arrivals.order(), ::testing::ElementsAre(0, 1, 3, 4, 5, 6, 7));
  EXPECT_EQ(Root(tasks[0]).state, AssignmentState::kInProgress);  // committed, too
  EXPECT_EQ(Root(tasks[kHeld]).state, AssignmentState::kPending);
  held.Release();
  running.join();
  EXPECT_EQ(arrivals.order().back(), kHeld);
  EXPECT_EQ(one_->batch.stats().held, 1U);
  for (const Issued& t : tasks) {
    EXPECT_EQ(Root(t).state, AssignmentState::kInProgress);
    ExpectIntact(t.task);
  }
}

TEST_F(HeldRows, TwoCommandsOnTheHeldTaskKeepTheirOrder) {
  const Issued busy = NewTask();
  const Issued other = NewTask();
  HeldRow held(db_.Runtime(), busy.task);
  Arrivals arrivals;
  std::vector<app::PendingWrite> batch;
  batch.push_back({Accept(Request(personnel_head_, "Accept"), busy, false), arrivals.Slot(0)});
  batch.push_back({Submit(Request(personnel_head_, "Submit"), busy, false), arrivals.Slot(1)});
  batch.push_back({Accept(Request(personnel_head_, "Accept"), other, false), arrivals.Slot(2)});
  std::thread running([&] { one_->batch.Run(std::move(batch)); });
  EXPECT_TRUE(arrivals.Await(1));
  held.Release();
  running.join();
  EXPECT_THAT(arrivals.order(), ::testing::ElementsAre(2, 0, 1));
  EXPECT_EQ(Child(busy).state, AssignmentState::kUnderReview);
  ExpectIntact(busy.task);
}

// A row held for longer than all the attempts: told to come back, and nothing was done.
TEST_F(HeldRows, WhoWaitsTooLongIsToldSo) {
  const Issued busy = NewTask();
  HeldRow held(db_.Runtime(), busy.task);
  app::WriteCommand command = Accept(Request(finance_handler_, "Accept"), busy, true);
  command.call.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(3);
  const absl::Status status = Run(std::move(command)).status();
  EXPECT_THAT(status.code(),
              ::testing::AnyOf(absl::StatusCode::kAborted, absl::StatusCode::kDeadlineExceeded));
  EXPECT_THAT(ReasonOf(status), ::testing::AnyOf("DATABASE_CONFLICT", "DATABASE_TIMEOUT"));
  held.Release();
  EXPECT_EQ(Root(busy).state, AssignmentState::kPending);
  ExpectIntact(busy.task);
}

}  // namespace
}  // namespace duban::testing
