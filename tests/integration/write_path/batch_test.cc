// One transaction for many commands (architecture.md, "The batch").
#include <cstdio>

#include <gmock/gmock.h>

#include "server/app/workspace.h"
#include "server/domain/refusals.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::AssignmentState;
using ::testing::HasSubstr;

class Batch : public Office {};

TEST_F(Batch, ManyCommandsOnManyTasks) {
  std::vector<Issued> tasks;
  for (int i = 0; i < 20; ++i) tasks.push_back(NewTask());
  std::vector<app::WriteCommand> commands;
  for (const Issued& t : tasks) {
    commands.push_back(Accept(Request(finance_handler_, "Accept"), t, true));
    commands.push_back(Accept(Request(personnel_handler_, "Accept"), t, false));
  }
  const std::uint64_t batched = one_->batch.stats().batched;
  const std::uint64_t committed = one_->runner.stats().committed;
  for (const Answer& answer : RunBatch(std::move(commands))) {
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_THAT(*answer, HasSubstr("state 2 version 2"));
  }
  EXPECT_EQ(one_->batch.stats().batched - batched, 40U);
  EXPECT_EQ(one_->runner.stats().committed - committed, 1U);  // one transaction
  for (const Issued& t : tasks) {
    EXPECT_EQ(Root(t).state, AssignmentState::kInProgress);
    EXPECT_EQ(Child(t).state, AssignmentState::kInProgress);
    ExpectIntact(t.task);
  }
}

TEST_F(Batch, TheSecondCommandOnATaskSeesTheStateTheFirstLeft) {
  const Issued t = NewTask();
  const Issued other = NewTask();
  std::vector<app::WriteCommand> commands;
  commands.push_back(Accept(Request(personnel_handler_, "Accept"), t, false));
  commands.push_back(Accept(Request(finance_handler_, "Accept"), other, true));
  commands.push_back(Accept(Request(personnel_head_, "Accept"), t, false));  // too late
  commands.push_back(Submit(Request(personnel_handler_, "Submit"), t, false));
  commands.push_back(Approve(Request(personnel_head_, "Approve"), t, false));
  commands.push_back(Approve(Request(finance_head_, "Approve"), t, false));
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  EXPECT_THAT(*answers[0], HasSubstr("state 2 version 2"));
  EXPECT_TRUE(answers[1].ok());
  EXPECT_EQ(ReasonOf(answers[2].status()), "WRONG_STATE");
  EXPECT_THAT(*answers[3], HasSubstr("state 3"));
  EXPECT_TRUE(answers[4].ok()) << answers[4].status();
  EXPECT_THAT(*answers[5], HasSubstr("state 4"));
  EXPECT_EQ(Child(t).state, AssignmentState::kDone);
  ExpectIntact(t.task);
  ExpectIntact(other.task);
}

TEST_F(Batch, ARefusedCommandInTheMiddleWritesNothingAndSpoilsNobody) {
  const Issued a = NewTask();
  const Issued b = NewTask();
  const Issued c = NewTask();
  const std::string before =
      db_.Sql("SELECT version FROM task WHERE id = " + std::to_string(b.task.value) + ";");
  const std::int64_t answers_before = Count("SELECT COUNT(*) FROM request_answer");
  std::vector<app::WriteCommand> commands;
  commands.push_back(Accept(Request(finance_handler_, "Accept"), a, true));
  commands.push_back(Submit(Request(finance_handler_, "Submit"), b, true));        // WRONG_STATE
  commands.push_back(Accept(Request(personnel_head_, "Accept"), b, true));         // NOT_ALLOWED
  commands.push_back(Accept(Request(stranger_, "Accept"), b, true));               // ACCESS_DENIED
  commands.push_back(Accept(Request(finance_handler_, "Accept"), b, true, "99"));  // STALE_ETAG
  commands.push_back(Accept(Request(finance_handler_, "Accept"), c, true));
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  EXPECT_TRUE(answers[0].ok());
  EXPECT_EQ(ReasonOf(answers[1].status()), "WRONG_STATE");
  EXPECT_EQ(ReasonOf(answers[2].status()), "NOT_ALLOWED");
  EXPECT_EQ(ReasonOf(answers[3].status()), "ACCESS_DENIED");
  EXPECT_EQ(ReasonOf(answers[4].status()), "STALE_ETAG");
  EXPECT_TRUE(answers[5].ok());
  EXPECT_EQ(db_.Sql("SELECT version FROM task WHERE id = " + std::to_string(b.task.value) + ";"),
            before);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM request_answer"), answers_before + 2);
  EXPECT_EQ(Root(b).state, AssignmentState::kPending);
  for (const Issued& t : {a, b, c}) ExpectIntact(t.task);
}

TEST_F(Batch, ARefusalIsNotRemembered) {
  const Issued t = NewTask();
  const auto submit = [&] {
    return Run(Submit(Request(personnel_handler_, "Submit", "", "same"), t, false));
  };
  EXPECT_EQ(ReasonOf(submit().status()), "WRONG_STATE");
  Must(Accept(Request(personnel_handler_, "Accept"), t, false));
  EXPECT_TRUE(submit().ok());  // the same request_id, now carried out
}

TEST_F(Batch, WhatDoesNotExistIsDenied) {
  const Issued t = NewTask();
  const Issued nowhere{{999'999}, {999'998}, {999'997}};
  const Issued elsewhere{t.task, {999'998}, {999'997}};
  const Issued other = NewTask();
  const Issued crossed{t.task, other.root, other.child};  // an assignment of another task
  const std::string before = RowCounts();
  for (const Issued& at : {nowhere, elsewhere, crossed}) {
    EXPECT_EQ(ReasonOf(Run(Accept(Request(finance_handler_, "Accept"), at, true)).status()),
              "ACCESS_DENIED");
  }
  std::vector<app::WriteCommand> commands;
  commands.push_back(Accept(Request(finance_handler_, "Accept"), nowhere, true));
  commands.push_back(Accept(Request(finance_handler_, "Accept"), crossed, true));
  commands.push_back(Accept(Request(stranger_, "Accept"), t, true));
  for (const Answer& answer : RunBatch(std::move(commands))) {
    // Nothing tells what is not there from what is not the caller's.
    EXPECT_EQ(answer.status(), domain::AccessDenied());
  }
  EXPECT_EQ(RowCounts(), before);
}

TEST_F(Batch, AStaleEtagIsAbortedWithTheCurrentOne) {
  const Issued t = NewTask();
  const std::string before = RowCounts();
  const absl::Status stale =
      Run(Accept(Request(finance_handler_, "Accept"), t, true, "0")).status();
  EXPECT_EQ(stale.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(stale), "STALE_ETAG");
  EXPECT_EQ(base::DetailOf(stale)->metadata.at("current_etag"), "1");
  EXPECT_EQ(RowCounts(), before);
  EXPECT_TRUE(Run(Accept(Request(finance_handler_, "Accept"), t, true, "1")).ok());
}

TEST_F(Batch, ValidateOnlyWritesNothing) {
  const Issued t = NewTask();
  const std::string before = RowCounts();
  const auto preview = [&] {
    app::WriteRequest request = Request(finance_handler_, "Accept", "", "preview");
    request.validate_only = true;
    return Accept(std::move(request), t, true);
  };
  const Answer answer = Run(preview());
  ASSERT_TRUE(answer.ok());
  EXPECT_THAT(*answer, HasSubstr("state 2 version 2"));
  EXPECT_EQ(RowCounts(), before);
  // In one batch with the real thing: it previews, and takes no request_id away.
  std::vector<app::WriteCommand> commands;
  commands.push_back(preview());
  commands.push_back(Accept(Request(personnel_handler_, "Accept"), t, false));
  commands.push_back(Accept(Request(finance_handler_, "Accept", "", "preview"), t, true));
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  EXPECT_TRUE(answers[1].ok());
  EXPECT_TRUE(answers[2].ok());
  EXPECT_EQ(Root(t).version, 2);  // created, accepted: once
  ExpectIntact(t.task);
}

TEST_F(Batch, CommandsPastTheirDeadlineAreDropped) {
  const Issued t = NewTask();
  const std::string before = RowCounts();
  const auto late = [&] {
    app::WriteCommand command = Accept(Request(finance_handler_, "Accept"), t, true);
    command.call.deadline = std::chrono::steady_clock::now() - std::chrono::milliseconds(1);
    return command;
  };
  EXPECT_EQ(Run(late()).status().code(), absl::StatusCode::kDeadlineExceeded);
  app::WriteCommand gone = Accept(Request(finance_handler_, "Accept"), t, true);
  gone.call.cancelled = [] { return true; };
  EXPECT_EQ(Run(std::move(gone)).status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(RowCounts(), before);
  std::vector<app::WriteCommand> commands;
  commands.push_back(Accept(Request(personnel_handler_, "Accept"), t, false));
  commands.push_back(late());
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  EXPECT_TRUE(answers[0].ok());
  EXPECT_EQ(ReasonOf(answers[1].status()), "DEADLINE_EXCEEDED");
  EXPECT_EQ(Root(t).state, AssignmentState::kPending);
}

// Commands that lock no row share a transaction, too.
TEST_F(Batch, NewTasksTogether) {
  std::vector<app::WriteCommand> commands;
  for (int i = 0; i < 10; ++i) commands.push_back(CreateTask(Request(supervisor_, "CreateTask")));
  std::vector<std::string> ids;
  for (const Answer& answer : RunBatch(std::move(commands))) ids.push_back(answer.value());
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
  for (const std::string& id : ids) ExpectIntact({std::atoll(id.c_str())});
}

// However many commands share a transaction, the statements are the same.
TEST_F(Batch, TheNumberOfStatementsDoesNotGrowWithTheBatch) {
  constexpr int kMany = 32;
  std::vector<Issued> tasks;
  for (int i = 0; i < kMany + 2; ++i) tasks.push_back(NewTask());
  const auto measure = [&](const char* name, const auto& command) {
    const auto count = [&](int from, int to) {
      std::vector<app::WriteCommand> commands;
      for (int i = from; i < to; ++i)
        commands.push_back(command(tasks[static_cast<std::size_t>(i)]));
      const std::uint64_t before = storage::Session::TotalStatements();
      for (const Answer& answer : RunBatch(std::move(commands))) {
        EXPECT_TRUE(answer.ok()) << answer.status();
      }
      return storage::Session::TotalStatements() - before;
    };
    count(0, 1);  // blocks of ids are taken now
    const std::uint64_t of_one = count(1, 2);
    const std::uint64_t of_many = count(2, kMany + 2);
    std::printf("%-8s statements: batch of 1: %lu, batch of %d: %lu\n", name,
                static_cast<unsigned long>(of_one), kMany, static_cast<unsigned long>(of_many));
    EXPECT_EQ(of_many, of_one) << name;
    EXPECT_LE(of_many, 11U) << name;
  };
  measure("accept",
          [&](const Issued& t) { return Accept(Request(personnel_handler_, "Accept"), t, false); });
  measure("submit",
          [&](const Issued& t) { return Submit(Request(personnel_head_, "Submit"), t, false); });
  measure("approve",
          [&](const Issued& t) { return Approve(Request(finance_head_, "Approve"), t, false); });
}

}  // namespace
}  // namespace duban::testing
