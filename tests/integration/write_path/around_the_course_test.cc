// What goes along with the commands of a chain: delegates, members who leave, batch methods; and
// that a command costs the same in any batch.
#include <algorithm>
#include <cstdio>

#include <gmock/gmock.h>

#include "server/app/commands/batch_command.h"
#include "server/app/commands/delegation_commands.h"
#include "tests/integration/write_path/course.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::AssignmentState;

TEST_F(Course, ADelegateActsInThePrincipalsName) {
  const Issued at = NewTask(true);
  Must(Submit(Request(personnel_handler_, "Submit"), at, false));
  const domain::Delegation delegation{.id = {},
                                      .principal = personnel_head_,
                                      .delegate = stranger_,
                                      .roles = {domain::Role::kHead},
                                      .from = absl::CivilDay(2020, 1, 1),
                                      .until = absl::CivilDay(2039, 12, 31)};
  const std::string id = Must(app::CreateDelegation(
      Request(personnel_head_, "CreateDelegation"), delegation,
      [](const domain::Delegation& d) { return std::to_string(d.id.value); }));
  // He sees what he may be asked to act on, and decides only by saying for whom.
  EXPECT_THAT(Todo(stranger_), ::testing::Contains(at.child));
  EXPECT_EQ(ReasonOf(Run(Approve(Request(stranger_, "Approve"), at, false)).status()),
            "NOT_ALLOWED");
  app::WriteRequest request = Request(stranger_, "Approve");
  request.on_behalf_of = personnel_head_;
  Must(Approve(std::move(request), at, false));
  const domain::ReviewStep step = Load(at.task).submissions.at(0).steps.at(0);
  EXPECT_EQ(step.decider, stranger_);
  EXPECT_EQ(step.decided_for, personnel_head_);
  Must(app::EndDelegation(Request(personnel_head_, "EndDelegation"), {std::atoll(id.c_str())},
                          [](const domain::Delegation&) { return "ended"; }));
  EXPECT_THAT(Todo(stranger_), ::testing::IsEmpty());
  ExpectIntact(at.task);
}

// D02: with the last head gone, the open step and the handler are found in the same transaction.
TEST_F(Course, WhoLeavesLeavesNothingUndecidedInSilence) {
  const Issued at = NewTask(true);
  Must(On(Request(personnel_head_, "AssignHandler"), at.task, at.child,
          domain::AssignHandler{.handler = personnel_handler_}));
  Must(Submit(Request(personnel_handler_, "Submit"), at, false));
  const auto leave = [&](domain::UserId who) {
    const domain::MembershipId held = one_->directory.Get()->MembershipsOf(who).at(0).id;
    Must(Revoke(Request(admin_, "DeleteMembership"), held));
  };
  const std::uint64_t committed = one_->runner.stats().committed;
  leave(personnel_head_);
  EXPECT_EQ(one_->runner.stats().committed - committed, 1U);
  EXPECT_TRUE(Child(at).no_decider);
  EXPECT_THAT(Todo(supervisor_), ::testing::Contains(at.child));
  leave(personnel_handler_);
  EXPECT_EQ(Child(at).handler, domain::UserId{});
  ExpectIntact(at.task);
  Must(On(Request(supervisor_, "NameSubstitute"), at.task, at.child,
          domain::NameSubstitute{.substitute = building_head_}));
  EXPECT_THAT(Todo(building_head_), ::testing::Contains(at.child));
  Must(Approve(Request(building_head_, "Approve"), at, false));
  ExpectIntact(at.task);
}

TEST_F(Course, ABatchIsCarriedOutWholeOrNotAtAll) {
  std::vector<Issued> tasks;
  for (int i = 0; i < 4; ++i) tasks.push_back(NewTask());
  const auto accept_all = [&] {
    std::vector<app::WriteCommand> parts;
    for (const Issued& at : tasks) {
      parts.push_back(Accept(Request(personnel_handler_, "Part"), at, false));
    }
    return app::Together(Request(personnel_handler_, "BatchAccept"), std::move(parts),
                         [](const std::vector<std::string>& answers) {
                           return std::to_string(answers.size()) + " accepted";
                         });
  };
  Must(Accept(Request(personnel_handler_, "Accept"), tasks[1], false));
  Must(Accept(Request(personnel_handler_, "Accept"), tasks[3], false));
  const std::string before = RowCounts();
  const Answer refused = Run(accept_all());
  EXPECT_EQ(ReasonOf(refused.status()), "WRONG_STATE");
  EXPECT_EQ(base::DetailOf(refused.status())->preconditions.size(), 2U);  // both are listed
  EXPECT_EQ(RowCounts(), before);
  tasks = {tasks[0], tasks[2]};
  const std::uint64_t statements = storage::Session::TotalStatements();
  EXPECT_EQ(Must(accept_all()), "2 accepted");
  EXPECT_LE(storage::Session::TotalStatements() - statements, 12U);
  for (const Issued& at : tasks) {
    EXPECT_EQ(Child(at).state, AssignmentState::kInProgress);
    ExpectIntact(at.task);
  }
}

// However many commands share a transaction, the statements are the same.
TEST_F(Course, TheNumberOfStatementsDoesNotGrowWithTheBatch) {
  constexpr int kMany = 16;
  std::vector<Issued> tasks;
  for (int i = 0; i < kMany + 2; ++i) tasks.push_back(NewTask());
  const auto measure = [&](const char* name, std::uint64_t most, domain::UserId who,
                           const domain::Command& command) {
    const auto count = [&](int from, int to) {
      std::vector<app::WriteCommand> commands;
      for (int i = from; i < to; ++i) {
        const Issued& at = tasks[static_cast<std::size_t>(i)];
        commands.push_back(On(Request(who, name), at.task, at.child, command));
      }
      const std::uint64_t before = storage::Session::TotalStatements();
      for (const Answer& answer : RunBatch(std::move(commands))) {
        EXPECT_TRUE(answer.ok()) << name << " " << answer.status();
      }
      return storage::Session::TotalStatements() - before;
    };
    count(0, 1);  // blocks of ids are taken now
    const std::uint64_t of_one = count(1, 2);
    const std::uint64_t of_many = count(2, kMany + 2);
    std::printf("%-16s statements: batch of 1: %lu, batch of %d: %lu\n", name,
                static_cast<unsigned long>(of_one), kMany, static_cast<unsigned long>(of_many));
    EXPECT_EQ(of_many, of_one) << name;
    EXPECT_LE(of_many, most) << name;
  };
  measure("decline", 11, personnel_head_, domain::Decline{.reason = "不属本处"});
  measure("insist", 10, supervisor_, domain::Insist{.reason = "按方案"});
  measure("urge", 11, finance_head_, domain::Urge{});
  measure("assign handler", 11, personnel_head_, domain::AssignHandler{personnel_handler_});
  measure("change share", 11, finance_head_, domain::ChangeShare{.share = "名册"});
  measure("submit", 12, personnel_head_, domain::Submit{.summary = "已完成"});
  measure("recall", 13, personnel_head_, domain::Recall{});
  measure("suspend", 12, supervisor_,
          domain::Suspend{.reason = "等文件", .review_date = absl::CivilDay(2026, 5, 8)});
  measure("resume", 12, supervisor_, domain::Resume{});
  measure("reassign", 14, supervisor_, domain::Reassign{.unit = building_, .reason = "职责调整"});
}

}  // namespace
}  // namespace duban::testing
