// Every command that changes a chain's course, on the database: what it leaves is what its events
// say, and it is seen where it should be.
#include "tests/integration/write_path/course.h"

#include <gmock/gmock.h>

#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::AssignmentState;

TEST_F(Course, DeclinedAndInsisted) {
  const Issued at = NewTask();
  Must(On(Request(personnel_head_, "Decline"), at.task, at.child,
          domain::Decline{.reason = "不属本处职责", .suggested_unit = building_}));
  EXPECT_EQ(Child(at).state, AssignmentState::kDeclined);
  EXPECT_THAT(Todo(supervisor_), ::testing::ElementsAre(at.child));
  EXPECT_THAT(Todo(personnel_head_), ::testing::IsEmpty());
  Must(On(Request(supervisor_, "Insist"), at.task, at.child,
          domain::Insist{.reason = "按方案办理"}));
  EXPECT_EQ(Child(at).state, AssignmentState::kInProgress);
  EXPECT_THAT(Todo(supervisor_), ::testing::IsEmpty());
  EXPECT_THAT(Todo(personnel_head_), ::testing::ElementsAre(at.child));
  ExpectIntact(at.task);
}

TEST_F(Course, DeclinedAndReleased) {
  const Issued at = NewTask();
  Must(On(Request(personnel_head_, "Decline"), at.task, at.child,
          domain::Decline{.reason = "不属本处职责"}));
  Must(On(Request(supervisor_, "Release"), at.task, at.child, domain::Release{.reason = "同意"}));
  EXPECT_EQ(Child(at).state, AssignmentState::kWithdrawn);
  // Who took part keeps seeing what he took part in; what others said is not for him.
  const auto seen = one_->queries.GetTask(Call(personnel_handler_, "GetTask"), at.task);
  ASSERT_TRUE(seen.ok()) << seen.status();
  ExpectIntact(at.task);
}

// Half done, then given to another unit: the old submission is superseded, the place is the new
// one's, and the units above the new one see it.
TEST_F(Course, ReassignedWithWorkUnderWay) {
  const Issued at = NewTask(true);
  Must(Submit(Request(personnel_head_, "Submit"), at, false));
  Must(On(Request(supervisor_, "Reassign"), at.task, at.child,
          domain::Reassign{.unit = building_, .reason = "职责调整"}));
  EXPECT_EQ(Child(at).state, AssignmentState::kReassigned);
  const domain::AssignmentId now = At(at.task, building_);
  EXPECT_EQ(Child(at).replaced_by, now);
  EXPECT_EQ(Assignment(at.task, now).state, AssignmentState::kPending);
  EXPECT_EQ(Load(at.task).submissions.at(0).state, domain::SubmissionState::kSuperseded);
  EXPECT_THAT(Todo(building_head_), ::testing::ElementsAre(now));
  const auto list = one_->queries.ListTasks(Call(building_head_, "ListTasks"), {}, {}, 10);
  ASSERT_TRUE(list.ok());
  EXPECT_EQ(list->rows.size(), 1U);
  ExpectIntact(at.task);
}

// The root with a live child under review: children move, their reviewers are the new lead's.
TEST_F(Course, ANewLeadTakesTheChildrenOver) {
  const Issued at = NewTask(true);
  Must(Submit(Request(personnel_head_, "Submit"), at, false));
  EXPECT_THAT(Todo(finance_head_), ::testing::UnorderedElementsAre(at.root, at.child));
  Must(On(Request(supervisor_, "Reassign"), at.task, at.root,
          domain::Reassign{.unit = building_,
                           .reason = "更换牵头",
                           .leader_consent = "局长办公会纪要",
                           .old_becomes_support = true}));
  const domain::Chain chain = Load(at.task);
  EXPECT_EQ(chain.task.root, At(at.task, building_));
  EXPECT_EQ(chain.Find(at.child)->parent, chain.task.root);
  EXPECT_EQ(chain.Find(at.child)->state, AssignmentState::kUnderReview);
  EXPECT_EQ(chain.Find(At(at.task, finance_))->parent, chain.task.root);
  EXPECT_THAT(Todo(building_head_), ::testing::UnorderedElementsAre(chain.task.root, at.child));
  ExpectIntact(at.task);
}

TEST_F(Course, SuspendedAndResumed) {
  const Issued at = NewTask(true);
  Must(OnTask(Request(supervisor_, "Suspend"), at.task,
              domain::Suspend{.reason = "等待上级文件",
                              .review_date = absl::CivilDay(2026, 5, 8),
                              .leader_consent = "局领导批示"}));
  domain::Chain chain = Load(at.task);
  EXPECT_EQ(chain.task.state, domain::TaskState::kSuspended);
  EXPECT_EQ(chain.Find(at.child)->covers, 1);
  EXPECT_THAT(Todo(personnel_head_), ::testing::IsEmpty());
  EXPECT_EQ(ReasonOf(Run(Submit(Request(personnel_head_, "Submit"), at, false)).status()),
            "SUSPENDED");
  Must(OnTask(
      Request(supervisor_, "Redate"), at.task,
      domain::RedateSuspension{.reason = "仍未下发", .review_date = absl::CivilDay(2026, 6, 8)}));
  ExpectIntact(at.task);
  Must(OnTask(Request(supervisor_, "Resume"), at.task, domain::Resume{}));
  EXPECT_EQ(Load(at.task).task.state, domain::TaskState::kInProgress);
  EXPECT_THAT(Todo(personnel_head_), ::testing::ElementsAre(at.child));
  ExpectIntact(at.task);
}

TEST_F(Course, Cancelled) {
  const Issued at = NewTask(true);
  Must(Submit(Request(personnel_head_, "Submit"), at, false));
  Must(OnTask(Request(supervisor_, "Cancel"), at.task,
              domain::CancelTask{.reason = "任务取消", .leader_consent = "局领导批示"}));
  const domain::Chain chain = Load(at.task);
  EXPECT_EQ(chain.task.state, domain::TaskState::kCancelled);
  for (const domain::Assignment& a : chain.assignments) {
    EXPECT_EQ(a.state, AssignmentState::kWithdrawn);
  }
  for (const domain::UserId who : {finance_head_, personnel_head_, supervisor_}) {
    EXPECT_THAT(Todo(who), ::testing::IsEmpty());
  }
  EXPECT_EQ(ReasonOf(Run(Accept(Request(finance_head_, "Accept"), at, true)).status()),
            "TASK_CANCELLED");
  ExpectIntact(at.task);
}

TEST_F(Course, RecalledRevokedReopenedUrgedWaived) {
  const Issued at = NewTask(true);
  Must(Submit(Request(personnel_handler_, "Submit"), at, false));
  Must(On(Request(personnel_handler_, "Recall"), at.task, at.child, domain::Recall{}));
  Must(Submit(Request(personnel_handler_, "Submit"), at, false));
  Must(Approve(Request(personnel_head_, "Approve"), at, false));
  Must(On(Request(personnel_head_, "Revoke"), at.task, at.child,
          domain::RevokeApproval{.reason = "误点"}));
  EXPECT_EQ(Child(at).open_step, domain::ReviewStepKind::kUnitHead);
  Must(Approve(Request(personnel_head_, "Approve"), at, false));
  Must(Approve(Request(finance_head_, "Approve"), at, false));
  Must(On(Request(finance_head_, "Reopen"), at.task, at.child,
          domain::Reopen{.reason = "数据有误", .due_date = absl::CivilDay(2026, 6, 1)}));
  EXPECT_EQ(Child(at).state, AssignmentState::kInProgress);
  Must(On(Request(finance_head_, "Urge"), at.task, at.child, domain::Urge{.text = "请抓紧"}));
  EXPECT_EQ(
      ReasonOf(Run(On(Request(finance_head_, "Urge"), at.task, at.child, domain::Urge{})).status()),
      "URGED_TODAY");
  Must(On(Request(personnel_head_, "AssignHandler"), at.task, at.child,
          domain::AssignHandler{.handler = personnel_handler_}));
  Must(On(Request(finance_head_, "ChangeShare"), at.task, at.child,
          domain::ChangeShare{.share = "核对名册", .due_date = absl::CivilDay(2026, 5, 29)}));
  Must(On(Request(supervisor_, "Waive"), at.task, at.child, domain::Waive{.reason = "已无必要"}));
  const domain::Assignment child = Child(at);
  EXPECT_EQ(child.end_reason, domain::EndReason::kWaived);
  EXPECT_EQ(child.handler, personnel_handler_);
  EXPECT_EQ(child.share, "核对名册");
  ExpectIntact(at.task);
}

TEST_F(Course, InstructedAndAnswered) {
  const Issued at = NewTask(true);
  const std::string id =
      Must(OnInstruction(Request(leader_, "Instruct"), at.task,
                         domain::Instruct{.text = "请于周五前报我", .reply_asked = true}));
  const domain::InstructionId instruction{std::atoll(id.c_str())};
  const auto waiting = [&](domain::UserId who) {
    return one_->queries.ListTodoInstructions(Call(who, "ListTodo"), std::nullopt, 10)->rows.size();
  };
  EXPECT_EQ(waiting(finance_handler_), 1U);
  EXPECT_EQ(waiting(personnel_head_), 1U);
  EXPECT_EQ(ReasonOf(Run(OnInstruction(Request(finance_handler_, "Acknowledge"), at.task,
                                       domain::AcknowledgeInstruction{instruction, finance_}))
                         .status()),
            "REPLY_REQUIRED");
  Must(OnInstruction(Request(finance_handler_, "Reply"), at.task,
                     domain::ReplyInstruction{instruction, finance_, "已办"}));
  EXPECT_EQ(waiting(finance_handler_), 0U);
  EXPECT_EQ(waiting(personnel_head_), 1U);
  // Everybody on the task reads it; the reply is for who asked.
  const auto reply_seen_by = [&](domain::UserId who) {
    const auto page =
        one_->queries.ListInstructions(Call(who, "ListInstructions"), at.task, {}, 10);
    EXPECT_TRUE(page.ok()) << page.status();
    EXPECT_EQ(page->rows.at(0).text, "请于周五前报我");
    std::string seen;
    for (const domain::Addressee& a : page->rows[0].addressees) seen += a.reply;
    return seen;
  };
  EXPECT_EQ(reply_seen_by(leader_), "已办");
  EXPECT_EQ(reply_seen_by(finance_head_), "已办");
  EXPECT_EQ(reply_seen_by(personnel_head_), "");
  EXPECT_EQ(reply_seen_by(supervisor_), "已办");
  // Nor does the record tell him what the list does not.
  const auto told = [&](domain::UserId who) {
    const auto page = one_->queries.ListEvents(
        Call(who, "ListEvents"), app::StreamName{app::StreamKind::kTask, at.task.value}, {}, 100);
    EXPECT_TRUE(page.ok()) << page.status();
    std::string all;
    for (const app::EventView& event : page->rows) all += event.row.payload + event.summary_zh;
    return all;
  };
  EXPECT_THAT(told(finance_head_), ::testing::HasSubstr("已办"));
  EXPECT_THAT(told(personnel_head_), ::testing::Not(::testing::HasSubstr("已办")));
  EXPECT_EQ(
      ReasonOf(one_->queries.ListInstructions(Call(stranger_, "List"), at.task, {}, 10).status()),
      "ACCESS_DENIED");
  ExpectIntact(at.task);
}

TEST_F(Course, CoordinationAskedRuledAndWithdrawn) {
  const Issued at = NewTask(true);
  const auto ask = [&](domain::RequestCoordination request) {
    const std::string id =
        Must(OnRequest(Request(personnel_head_, "Ask"), at.task, at.child, std::move(request)));
    return domain::RequestId{std::atoll(id.c_str())};
  };
  const auto waiting = [&](domain::UserId who) {
    const auto page = one_->queries.ListTodoRequests(Call(who, "ListTodo"), std::nullopt, 10);
    EXPECT_TRUE(page.ok()) << page.status();
    return page->rows.size();
  };
  const domain::RequestId add =
      ask({.kind = domain::RequestKind::kAddUnit, .unit = building_, .wish = "请增加基建处"});
  EXPECT_EQ(waiting(supervisor_), 1U);
  EXPECT_EQ(waiting(finance_head_), 0U);
  EXPECT_EQ(ReasonOf(Run(Submit(Request(personnel_head_, "Submit"), at, false)).status()),
            "REQUEST_OPEN");
  Must(OnRequest(Request(personnel_head_, "Withdraw"), at.task, at.child,
                 domain::WithdrawRequest{add}));
  EXPECT_EQ(waiting(supervisor_), 0U);
  const domain::RequestId not_ours = ask(
      {.kind = domain::RequestKind::kNotOurs, .successor = building_, .wish = "应由基建处办理"});
  Must(OnRequest(Request(supervisor_, "Rule"), at.task, at.child,
                 domain::RuleCoordination{
                     .request = not_ours, .granted = true, .reason = "同意", .unit = building_}));
  EXPECT_EQ(Child(at).state, AssignmentState::kReassigned);
  EXPECT_EQ(Assignment(at.task, At(at.task, building_)).state, AssignmentState::kPending);
  // What one unit asks is not for the others on the task.
  const auto seen = [&](domain::UserId who) {
    return one_->queries.ListRequests(Call(who, "ListRequests"), at.task, {}, 10)->rows.size();
  };
  EXPECT_EQ(seen(personnel_handler_), 2U);
  EXPECT_EQ(seen(supervisor_), 2U);
  EXPECT_EQ(seen(building_head_), 0U);
  ExpectIntact(at.task);
}

TEST_F(Course, GroupsAreExpandedAndCountiesSplit) {
  AddCounties(3, 2);
  const Tree tree = SplitTree();
  const domain::Chain chain = Load(tree.task);
  EXPECT_EQ(chain.assignments.size(), 1U + 3U + 6U);
  const SchoolUnit& school = counties_[1].schools[0];
  EXPECT_EQ(chain.Find(tree.schools[1][0])->parent, tree.counties[1]);
  EXPECT_EQ(chain.Find(tree.schools[1][0])->origin, domain::AssignmentOrigin::kSplit);
  EXPECT_EQ(chain.Find(tree.schools[1][0])->share, "本校校舍");
  // The unit was not on the task before: it is in its list now, and nobody's twice.
  EXPECT_EQ(one_->queries.ListTasks(Call(school.head, "ListTasks"), {}, {}, 10)->rows.size(), 1U);
  EXPECT_THAT(Todo(school.head), ::testing::ElementsAre(tree.schools[1][0]));
  // A split unit's decline is ruled by the unit that split.
  Must(On(Request(school.head, "Decline"), tree.task, tree.schools[1][0],
          domain::Decline{.reason = "已并入他校"}));
  EXPECT_THAT(Todo(counties_[1].head),
              ::testing::UnorderedElementsAre(tree.counties[1], tree.schools[1][0]));
  Must(On(Request(counties_[1].head, "Release"), tree.task, tree.schools[1][0],
          domain::Release{.reason = "同意"}));
  // Another county takes part in the task, but not where the command looks; in a chain that is in
  // memory it may be met all the same (ADR 4).
  const app::WriteCommand waive = On(Request(counties_[0].head, "Waive"), tree.task,
                                     tree.schools[1][1], domain::Waive{.reason = "x"});
  EXPECT_EQ(ReasonOf(Run(waive).status()), "NOT_ALLOWED");
  app::WriteBatch cold(one_->batch.environment());
  EXPECT_EQ(ReasonOf(cold.RunOne(waive).status()), "ACCESS_DENIED");
  ExpectIntact(tree.task);
}

}  // namespace
}  // namespace duban::testing
