// Invariant 7: a retried request changes nothing and returns what the first one returned.
#include <future>
#include <thread>

#include <gmock/gmock.h>

#include "server/app/write_queue.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::Assessment;
using domain::AssignmentState;
using domain::Role;

class Retry : public Office {
 protected:
  // The membership that gives a user his one role.
  domain::MembershipId MembershipOf(domain::UserId user) const {
    return one_->directory.Get()->MembershipsOf(user).at(0).id;
  }
};

TEST_F(Retry, TwiceInOneBatchIsOneEffectAndOneAnswer) {
  const Issued t = NewTask();
  const Issued other = NewTask();
  const auto same = [&] {
    return Accept(Request(finance_handler_, "Accept", "body", "same"), t, true);
  };
  std::vector<app::WriteCommand> commands;
  commands.push_back(same());
  commands.push_back(Accept(Request(personnel_handler_, "Accept"), other, false));
  commands.push_back(same());
  commands.push_back(same());
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  ASSERT_TRUE(answers[0].ok());
  EXPECT_EQ(*answers[2], *answers[0]);
  EXPECT_EQ(*answers[3], *answers[0]);
  EXPECT_EQ(Root(t).version, 2);
  ExpectIntact(t.task);
}

TEST_F(Retry, ABatchOfNothingButOneRequest) {
  const Issued t = NewTask();
  std::vector<app::WriteCommand> commands;
  for (int i = 0; i < 5; ++i) {
    commands.push_back(Accept(Request(finance_handler_, "Accept", "body", "same"), t, true));
  }
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  for (const Answer& answer : answers) EXPECT_EQ(answer.value(), answers[0].value());
  EXPECT_EQ(Root(t).version, 2);
}

// The state has moved on meanwhile: the answer is that of the first time, byte for byte.
TEST_F(Retry, AcrossBatchesTheFirstAnswerIsGivenAgain) {
  const Issued t = NewTask();
  const auto same = [&] {
    return Run(Accept(Request(personnel_handler_, "Accept", "body", "same"), t, false));
  };
  const std::string first = same().value();
  Must(Submit(Request(personnel_head_, "Submit"), t, false));
  const std::string before = RowCounts();
  EXPECT_EQ(same().value(), first);
  std::vector<app::WriteCommand> commands;
  commands.push_back(Accept(Request(personnel_handler_, "Accept", "body", "same"), t, false));
  commands.push_back(Accept(Request(personnel_handler_, "Accept", "body", "same"), t, false));
  for (const Answer& answer : RunBatch(std::move(commands))) EXPECT_EQ(answer.value(), first);
  EXPECT_EQ(RowCounts(), before);
}

// The state does not refuse it: what gives it away is the key of its answer, and its batch is
// looked through then, without harm to the others.
TEST_F(Retry, InABatchWhatNothingRefusesTwice) {
  const auto create = [&](const char* body) {
    return CreateTask(Request(supervisor_, "CreateTask", body, "same"));
  };
  const std::string first = Must(create("body"));
  const Issued one = NewTask();
  const Issued two = NewTask();
  const std::int64_t tasks = Count("SELECT COUNT(*) FROM task");
  const app::WriteStats before = one_->batch.stats();
  std::vector<app::WriteCommand> commands;
  commands.push_back(Accept(Request(finance_handler_, "Accept"), one, true));
  commands.push_back(create("body"));
  commands.push_back(Accept(Request(finance_handler_, "Accept"), two, true));
  std::vector<Answer> answers = RunBatch(std::move(commands));
  EXPECT_TRUE(answers[0].ok()) << answers[0].status();
  EXPECT_EQ(answers[1].value(), first);
  EXPECT_TRUE(answers[2].ok()) << answers[2].status();

  commands.clear();
  commands.push_back(create("another body"));
  commands.push_back(Accept(Request(personnel_handler_, "Accept"), one, false));
  answers = RunBatch(std::move(commands));
  EXPECT_EQ(answers[0].status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(answers[1].ok()) << answers[1].status();

  EXPECT_EQ(Count("SELECT COUNT(*) FROM task"), tasks);
  EXPECT_EQ(one_->batch.stats().fallbacks, before.fallbacks);
  EXPECT_EQ(one_->batch.stats().batched, before.batched + 5);
  ExpectIntact(one.task);
  ExpectIntact(two.task);
}

// Every command of the chain, retried after it moved the task on: whoever was allowed the first
// time is given his answer, although the open step may no longer be his.
TEST_F(Retry, EveryCommandOfTheChain) {
  const Issued t{
      {std::atoll(Must(CreateTask(Request(supervisor_, "CreateTask"))).c_str())}, {}, {}};
  Issued at = t;
  int number = 0;
  const auto twice = [&](const std::function<app::WriteCommand(std::string)>& command) {
    const std::string id = "twice-" + std::to_string(++number);
    const Answer first = Run(command(id));
    ASSERT_TRUE(first.ok()) << number << " " << first.status();
    const std::string before = RowCounts();
    const Answer again = Run(command(id));
    ASSERT_TRUE(again.ok()) << number << " " << again.status();
    EXPECT_EQ(*again, *first);
    EXPECT_EQ(RowCounts(), before);
  };
  twice([&](std::string id) { return IssueTask(Request(supervisor_, "Issue", "", id), t.task); });
  for (const domain::Assignment& a : Load(t.task).assignments) {
    (domain::IsRoot(a) ? at.root : at.child) = a.id;
  }
  const auto by = [&](domain::UserId who, const char* method, const std::string& id) {
    return Request(who, method, "", id);
  };
  twice([&](std::string id) { return Accept(by(finance_handler_, "Accept", id), at, true); });
  twice([&](std::string id) { return Accept(by(personnel_handler_, "Accept", id), at, false); });
  twice([&](std::string id) { return Submit(by(personnel_handler_, "Submit", id), at, false); });
  twice([&](std::string id) { return Return(by(personnel_head_, "Return", id), at, false); });
  twice([&](std::string id) { return Submit(by(personnel_handler_, "Submit", id), at, false); });
  twice([&](std::string id) { return Approve(by(personnel_head_, "Approve", id), at, false); });
  twice([&](std::string id) { return Return(by(finance_head_, "Return", id), at, false); });
  twice([&](std::string id) { return Submit(by(personnel_head_, "Submit", id), at, false); });
  twice([&](std::string id) { return Approve(by(finance_head_, "Approve", id), at, false); });
  twice([&](std::string id) { return Submit(by(finance_handler_, "Submit", id), at, true); });
  twice([&](std::string id) { return Approve(by(finance_head_, "Approve", id), at, true); });
  twice([&](std::string id) {
    return Approve(by(supervisor_, "Approve", id), at, true, Assessment::kGood);
  });
  EXPECT_EQ(Load(t.task).task.state, domain::TaskState::kCompleted);
  EXPECT_EQ(Child(at).return_count, 1);
  ExpectIntact(t.task);
}

TEST_F(Retry, SixteenThreadsAtOnce) {
  const Issued t = NewTask();
  app::WriteQueue queue(one_->batch, 4);
  std::vector<std::promise<Answer>> answers(16);
  std::vector<std::thread> threads;
  for (std::promise<Answer>& answer : answers) {
    threads.emplace_back([&] {
      queue.Submit(Accept(Request(finance_handler_, "Accept", "body", "same"), t, true),
                   [&](Answer a) { answer.set_value(std::move(a)); });
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::string first = answers[0].get_future().get().value();
  for (std::size_t i = 1; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i].get_future().get().value(), first);
  }
  EXPECT_EQ(Root(t).version, 2);
  ExpectIntact(t.task);
}

// Without a queue between them, as on several replicas, and with nothing to lock but the key.
TEST_F(Retry, SixteenCreationsAtOnceMakeOneTask) {
  const std::int64_t tasks = Count("SELECT COUNT(*) FROM task");
  std::vector<Answer> answers(16, absl::UnknownError(""));
  std::vector<std::thread> threads;
  for (Answer& answer : answers) {
    threads.emplace_back(
        [&] { answer = Run(CreateTask(Request(supervisor_, "CreateTask", "body", "same"))); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Answer& answer : answers) {
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_EQ(*answer, *answers[0]);
  }
  EXPECT_EQ(Count("SELECT COUNT(*) FROM task"), tasks + 1);
  ExpectIntact({std::atoll(answers[0]->c_str())});
}

TEST_F(Retry, AnotherBodyUnderTheSameIdIsRefused) {
  const Issued t = NewTask();
  const Issued other = NewTask();
  const auto with = [&](const std::string& body, const Issued& at) {
    return Accept(Request(finance_handler_, "Accept", body, "same"), at, true);
  };
  std::vector<app::WriteCommand> commands;
  commands.push_back(with("one", t));
  commands.push_back(with("two", other));
  commands.push_back(Accept(Request(personnel_handler_, "Accept"), other, false));
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  EXPECT_TRUE(answers[0].ok());
  EXPECT_EQ(ReasonOf(answers[1].status()), "REQUEST_ID_REUSED");
  EXPECT_EQ(answers[1].status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(answers[2].ok());
  EXPECT_EQ(ReasonOf(Run(with("three", other)).status()), "REQUEST_ID_REUSED");  // and later
  EXPECT_EQ(Root(other).state, AssignmentState::kPending);
  EXPECT_EQ(Run(with("one", t)).value(), *answers[0]);  // the first still stands
}

// The first is answered first, also where its row is held and the other one's is not.
TEST_F(Retry, TheFirstToArriveHasTheIdAlsoWhereItMustWait) {
  const Issued busy = NewTask();
  const Issued free = NewTask();
  const Issued third = NewTask();
  auto held = std::make_unique<HeldRow>(db_.Runtime(), busy.task);
  std::vector<app::WriteCommand> commands;
  commands.push_back(Accept(Request(finance_handler_, "Accept", "one", "same"), busy, true));
  commands.push_back(Accept(Request(finance_handler_, "Accept", "two", "same"), free, true));
  // Its decision is taken inside the batch, by which time the held row has been passed over.
  commands.push_back(Accept(Request(finance_handler_, "Accept"), third, true));
  commands.back().authorize = [allowed = commands.back().authorize,
                               &held](const app::Workspace& workspace) {
    held.reset();
    return allowed(workspace);
  };
  const std::vector<Answer> answers = RunBatch(std::move(commands));
  EXPECT_TRUE(answers[0].ok()) << answers[0].status();
  EXPECT_EQ(ReasonOf(answers[1].status()), "REQUEST_ID_REUSED");
  EXPECT_TRUE(answers[2].ok());
}

TEST_F(Retry, IdsArePerPersonAndMethod) {
  const Issued t = NewTask();
  EXPECT_TRUE(Run(Accept(Request(finance_handler_, "Accept", "a", "same"), t, true)).ok());
  EXPECT_TRUE(Run(Accept(Request(personnel_handler_, "Accept", "b", "same"), t, false)).ok());
  EXPECT_TRUE(Run(Submit(Request(personnel_handler_, "Submit", "c", "same"), t, false)).ok());
}

TEST_F(Retry, TheStoredAnswerIsForThoseStillAllowed) {
  const Issued t = NewTask();
  const auto same = [&] {
    return Run(Accept(Request(finance_handler_, "Accept", "body", "same"), t, true));
  };
  const std::string first = same().value();
  Must(Revoke(Request(admin_, "DeleteMembership"), MembershipOf(finance_handler_)));
  EXPECT_EQ(ReasonOf(same().status()), "ACCESS_DENIED");
  Must(Grant(Request(admin_, "CreateMembership"), finance_handler_, Role::kHead, finance_));
  EXPECT_EQ(same().value(), first);
}

}  // namespace
}  // namespace duban::testing
