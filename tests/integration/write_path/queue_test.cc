// Commands wait for a transaction: in order, bounded, and let go when the server stops.
#include <future>
#include <thread>

#include <gmock/gmock.h>

#include "server/app/write_queue.h"
#include "server/base/limits.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

// A command that keeps a thread of the queue busy until it is opened.
class Gate {
 public:
  app::WriteCommand Command(app::CallContext call) {
    app::WriteCommand command;
    command.call = std::move(call);
    command.validate_only = true;
    command.authorize = [this](const app::Workspace&) {
      entered_.set_value();
      opened_.wait();
      return absl::OkStatus();
    };
    command.decide = [](app::Workspace&) { return absl::StatusOr<std::string>("open"); };
    return command;
  }
  void AwaitEntered() { entered_.get_future().wait(); }
  void Open() { open_.set_value(); }

 private:
  std::promise<void> entered_, open_;
  std::shared_future<void> opened_{open_.get_future()};
};

class Queue : public Office {
 protected:
  std::future<Answer> Send(app::WriteQueue& queue, app::WriteCommand command) {
    auto promise = std::make_shared<std::promise<Answer>>();
    queue.Submit(std::move(command), [promise](Answer a) { promise->set_value(std::move(a)); });
    return promise->get_future();
  }
  // Occupies every thread of the queue.
  void Occupy(app::WriteQueue& queue, std::vector<Gate>& gates) {
    for (Gate& gate : gates) {
      gates_.push_back(Send(queue, gate.Command(Call(supervisor_, "Gate"))));
      gate.AwaitEntered();
    }
  }
  std::vector<std::future<Answer>> gates_;
};

TEST_F(Queue, WhatWaitsSharesATransaction) {
  std::vector<Issued> tasks;
  for (int i = 0; i < 10; ++i) tasks.push_back(NewTask());
  app::WriteQueue queue(one_->batch, 1);
  std::vector<Gate> gates(1);
  Occupy(queue, gates);
  std::vector<std::future<Answer>> answers;
  for (const Issued& t : tasks) {
    answers.push_back(Send(queue, Accept(Request(finance_handler_, "Accept"), t, true)));
  }
  const std::uint64_t batches = one_->batch.stats().batches;
  gates[0].Open();
  for (std::future<Answer>& answer : answers) EXPECT_TRUE(answer.get().ok());
  EXPECT_EQ(one_->batch.stats().batches, batches + 1);
}

// Eight tasks are in a running transaction: four commands may begin another, fewer wait for
// company.
TEST_F(Queue, ABatchGathersWhileAnotherRuns) {
  std::vector<Issued> tasks;
  for (int i = 0; i < 5; ++i) tasks.push_back(NewTask());
  Gate gate;  // outlives the queue's threads
  app::WriteQueue queue(one_->batch, 2, absl::Hours(1));
  app::WriteCommand running = gate.Command(Call(supervisor_, "Gate"));
  for (int i = 0; i < 8; ++i) running.footprint.tasks.push_back(NewTask().task);
  gates_.push_back(Send(queue, std::move(running)));
  gate.AwaitEntered();
  const app::WriteStats before = one_->batch.stats();
  std::vector<std::future<Answer>> answers;
  for (int i = 0; i < 4; ++i) {
    answers.push_back(Send(
        queue, Accept(Request(finance_handler_, "A"), tasks[static_cast<std::size_t>(i)], true)));
  }
  for (std::future<Answer>& answer : answers) EXPECT_TRUE(answer.get().ok());
  EXPECT_EQ(one_->batch.stats().batches, before.batches + 1);
  EXPECT_EQ(one_->batch.stats().singles, before.singles);

  std::future<Answer> last = Send(queue, Accept(Request(finance_handler_, "A"), tasks[4], true));
  gate.Open();  // nothing runs any more: it waits for nobody
  EXPECT_TRUE(last.get().ok());
}

TEST_F(Queue, NobodyWaitsLongForCompany) {
  const Issued t = NewTask();
  Gate gate;
  app::WriteQueue queue(one_->batch, 2, absl::Milliseconds(1));
  app::WriteCommand running = gate.Command(Call(supervisor_, "Gate"));
  for (int i = 0; i < 8; ++i) running.footprint.tasks.push_back(NewTask().task);
  gates_.push_back(Send(queue, std::move(running)));
  gate.AwaitEntered();
  EXPECT_TRUE(Send(queue, Accept(Request(finance_handler_, "A"), t, true)).get().ok());
  gate.Open();
}

TEST_F(Queue, CommandsOnOneTaskKeepTheirOrderOverManyThreads) {
  const Issued t = NewTask();
  app::WriteQueue queue(one_->batch, 4);
  std::vector<std::future<Answer>> answers;
  answers.push_back(Send(queue, Accept(Request(personnel_head_, "A"), t, false)));
  for (int i = 0; i < 20; ++i) {
    answers.push_back(Send(queue, Submit(Request(personnel_head_, "S"), t, false)));
    answers.push_back(Send(queue, Return(Request(finance_head_, "R"), t, false)));
  }
  for (std::future<Answer>& future : answers) {
    const Answer answer = future.get();
    EXPECT_TRUE(answer.ok()) << answer.status();
  }
  EXPECT_EQ(Child(t).return_count, 20);
  ExpectIntact(t.task);
}

// While one of a batch waits for its row, the tasks of the others are free for more.
TEST_F(Queue, AHeldRowKeepsOnlyItsOwnTaskBusy) {
  const Issued busy = NewTask();
  const Issued free = NewTask();
  app::WriteQueue queue(one_->batch, 2);
  std::vector<Gate> gates(2);
  Occupy(queue, gates);
  HeldRow held(db_.Runtime(), busy.task);
  std::future<Answer> waits = Send(queue, Accept(Request(finance_handler_, "A"), busy, true));
  std::future<Answer> goes = Send(queue, Accept(Request(personnel_head_, "A"), free, false));
  std::future<Answer> behind = Send(queue, Accept(Request(personnel_head_, "A"), busy, false));
  for (Gate& gate : gates) gate.Open();
  EXPECT_TRUE(goes.get().ok());
  // A second round on the same task, while the first batch has not ended.
  EXPECT_TRUE(Send(queue, Submit(Request(personnel_head_, "S"), free, false)).get().ok());
  EXPECT_EQ(waits.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
  EXPECT_EQ(behind.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
  held.Release();
  EXPECT_TRUE(waits.get().ok());
  EXPECT_TRUE(behind.get().ok());
  ExpectIntact(busy.task);
  ExpectIntact(free.task);
}

TEST_F(Queue, FullItRefusesAndStoppingItLetsGo) {
  const Issued t = NewTask();
  auto queue = std::make_unique<app::WriteQueue>(one_->batch, 1);
  std::vector<Gate> gates(1);
  Occupy(*queue, gates);
  std::vector<std::future<Answer>> waiting;
  for (std::size_t i = 0; i < limits::kWriteQueueMax; ++i) {
    waiting.push_back(Send(*queue, Accept(Request(finance_handler_, "A"), t, true)));
  }
  std::future<Answer> refused = Send(*queue, Accept(Request(finance_handler_, "A"), t, true));
  ASSERT_EQ(refused.wait_for(std::chrono::seconds(0)), std::future_status::ready);  // at once
  const absl::Status busy = refused.get().status();
  EXPECT_EQ(busy.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(busy), "SERVER_BUSY");
  EXPECT_TRUE(base::DetailOf(busy)->retry_after);

  std::thread stopping([&] { queue.reset(); });
  std::thread opening([&] { gates[0].Open(); });
  stopping.join();
  opening.join();
  EXPECT_TRUE(gates_[0].get().ok());  // what ran was let end
  int unavailable = 0;
  int done = 0;
  for (std::future<Answer>& future : waiting) {
    const Answer answer = future.get();
    if (answer.ok()) {
      ++done;
    } else if (answer.status().code() == absl::StatusCode::kUnavailable) {
      EXPECT_EQ(ReasonOf(answer.status()), "SERVER_STOPPING");
      ++unavailable;
    }
  }
  // The gate may have opened before the queue was told to stop: then some of them ran, one in vain
  // or with success, all others behind it are told WRONG_STATE.
  EXPECT_LE(done, 1);
  EXPECT_GE(unavailable, static_cast<int>(limits::kWriteQueueMax - 2 * limits::kWriteBatchMax));
  EXPECT_EQ(Root(t).version, 1 + done);
}

}  // namespace
}  // namespace duban::testing
