// What people are shown of what the commands made: what they may do now, what has ended, the feed.
#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <gmock/gmock.h>

#include "server/app/session/password.h"
#include "server/app/session/sessions.h"
#include "tests/integration/write_path/course.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::TaskState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using Actions = absl::StatusOr<std::vector<domain::AllowedAction>>;

class Reading : public Course {
 protected:
  Actions Ask(domain::UserId who, domain::TaskId task, domain::AssignmentId assignment) {
    return one_->queries.ListAllowedActions(Call(who, "AllowedActions"), {}, task, assignment);
  }
  // Why not: "" where it is taken, nothing where it is another's to give.
  static std::optional<std::string> WhyNot(const Actions& actions, domain::ChainCommand command) {
    for (const domain::AllowedAction& action : *actions) {
      if (action.command != command) continue;
      return action.reasons.empty() ? "" : action.reasons.front().type;
    }
    return std::nullopt;
  }
  std::vector<domain::TaskId> Listed(domain::UserId who, std::optional<TaskState> state) {
    const auto page = one_->queries.ListTasks(
        Call(who, "ListTasks"), {.plan = {}, .state = state, .unit = {}}, std::nullopt, 50);
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<domain::TaskId> tasks;
    for (const domain::Chain& chain : page->rows) tasks.push_back(chain.task.id);
    return tasks;
  }
};

TEST_F(Reading, WhatMayIDoNow) {
  const Issued at = NewTask(true);
  const Actions of_head = Ask(personnel_head_, at.task, at.child);
  ASSERT_TRUE(of_head.ok()) << of_head.status();
  EXPECT_EQ(WhyNot(of_head, domain::ChainCommand::kSubmit), "");
  EXPECT_EQ(WhyNot(of_head, domain::ChainCommand::kAccept), "WRONG_STATE");
  EXPECT_FALSE(WhyNot(of_head, domain::ChainCommand::kReassign));
  const Actions of_lead = Ask(finance_head_, at.task, {});
  ASSERT_TRUE(of_lead.ok());
  EXPECT_EQ(WhyNot(of_lead, domain::ChainCommand::kSubmit), "CHILDREN_OPEN");
  EXPECT_EQ(ReasonOf(Ask(stranger_, at.task, at.child).status()), "ACCESS_DENIED");
  EXPECT_EQ(ReasonOf(Ask(stranger_, {999}, {}).status()), "ACCESS_DENIED");
  EXPECT_EQ(ReasonOf(Ask(personnel_head_, at.task, {999}).status()), "ACCESS_DENIED");
}

TEST_F(Reading, WhatIsOpenIsAskedWithItsRequestAndItsReview) {
  const Issued at = NewTask(true);
  Must(OnRequest(
      Request(personnel_head_, "RequestCoordination"), at.task, at.child,
      domain::RequestCoordination{.kind = domain::RequestKind::kNotOurs, .wish = "不属"}));
  EXPECT_EQ(WhyNot(Ask(supervisor_, at.task, at.child), domain::ChainCommand::kRuleCoordination),
            "");
  const Issued other = NewTask(true);
  Must(Submit(Request(personnel_handler_, "Submit"), other, false));
  EXPECT_EQ(
      WhyNot(Ask(personnel_head_, other.task, other.child), domain::ChainCommand::kApproveUnitHead),
      "");
  EXPECT_EQ(WhyNot(Ask(personnel_handler_, other.task, other.child), domain::ChainCommand::kRecall),
            "");
}

// Whoever sees the task may ask about it, wherever in it he stands.
TEST_F(Reading, AnyoneOnTheTaskMayAsk) {
  const Issued at = NewTask(true);
  FinishChild(at);
  for (const domain::AssignmentId assignment : {domain::AssignmentId{}, at.root, at.child}) {
    const Actions actions = Ask(personnel_head_, at.task, assignment);
    EXPECT_TRUE(actions.ok()) << actions.status();
  }
  AddCounties(2, 1);
  const Tree tree = SplitTree();
  for (const domain::AssignmentId assignment : {domain::AssignmentId{}, tree.counties[1]}) {
    const Actions actions = Ask(counties_[0].schools[0].head, tree.task, assignment);
    EXPECT_TRUE(actions.ok()) << actions.status();
  }
}

// A call that reads waits for nobody, and holds nobody up.
TEST_F(Reading, AskingTakesNoLock) {
  const Issued at = NewTask(true);
  const HeldRow held(db_.Runtime(), at.task);
  const Actions actions = Ask(personnel_head_, at.task, at.child);
  ASSERT_TRUE(actions.ok()) << actions.status();
  EXPECT_EQ(WhyNot(actions, domain::ChainCommand::kSubmit), "");
}

TEST_F(Reading, WhatHasEndedIsListedApart) {
  const Issued open = NewTask(true);
  const Issued cancelled = NewTask();
  const Issued completed = NewTask(true);
  Must(OnTask(Request(supervisor_, "CancelTask"), cancelled.task,
              domain::CancelTask{.reason = "取消", .leader_consent = "局领导批示"}));
  FinishChild(completed);
  Must(Submit(Request(finance_head_, "Submit"), completed, true));
  EXPECT_THAT(Listed(supervisor_, TaskState::kUnderReview), ElementsAre(completed.task));
  Must(Approve(Request(supervisor_, "Approve"), completed, true, domain::Assessment::kGood));
  for (const domain::UserId who : {supervisor_, personnel_head_}) {
    EXPECT_THAT(Listed(who, TaskState::kCompleted), ElementsAre(completed.task));
    EXPECT_THAT(Listed(who, TaskState::kCancelled), ElementsAre(cancelled.task));
    EXPECT_THAT(Listed(who, TaskState::kInProgress), ElementsAre(open.task));
    EXPECT_THAT(Listed(who, TaskState::kIssued), IsEmpty());
    EXPECT_THAT(Listed(who, std::nullopt),
                UnorderedElementsAre(open.task, cancelled.task, completed.task));
  }
  EXPECT_EQ(db_.Sql("SELECT COUNT(*) FROM task_party AS p JOIN task AS t ON t.id = p.task "
                    "WHERE p.final_state <> IF(t.state IN (5, 7), t.state, 0)"),
            "0\n");
}

// Who signed in is for the administrators of the topmost unit alone; the pages go on behind it.
TEST_F(Reading, TheFeedHoldsBackWhoSignedIn) {
  const domain::User user{.id = {}, .login = "wang", .display_name = "王"};
  const domain::UserId wang{std::atoll(
      Must(app::CreateUser(Request(admin_, "CreateUser"), user,
                           app::HashPassword("correct horse").value(),
                           [](const domain::User& u) { return std::to_string(u.id.value); }))
          .c_str())};
  Must(Grant(Request(admin_, "Grant"), wang, domain::Role::kSupervisor, bureau_));
  app::Sessions sessions(one_->reads, clock_);
  for (int i = 0; i < 5; ++i) {
    auto attempt = sessions.SignIn(Call({}, "SignIn"), "wang", "correct horse");
    ASSERT_TRUE(attempt.ok() && Run(attempt->command).ok());
  }
  NewTask();
  const auto kinds = [&](int limit) {
    std::set<app::StreamKind> seen;
    std::optional<app::Keyset> after;
    do {
      const auto page =
          one_->queries.ListEvents(Call(wang, "ListEvents"), std::nullopt, after, limit);
      EXPECT_TRUE(page.ok()) << page.status();
      for (const app::EventView& event : page->rows) seen.insert(event.row.stream.kind);
      after = page->next;
    } while (after);
    return seen;
  };
  // With pages of two, some are empty and not the last.
  for (const int limit : {2, 500}) {
    EXPECT_THAT(kinds(limit), ElementsAre(app::StreamKind::kTask, app::StreamKind::kDirectory));
  }
  const app::StreamName security{app::StreamKind::kSecurity, 0};
  const auto read = [&](domain::UserId who) {
    return one_->queries.ListEvents(Call(who, "ListEvents"), security, std::nullopt, 10).status();
  };
  EXPECT_EQ(ReasonOf(read(wang)), "ACCESS_DENIED");
  EXPECT_TRUE(read(admin_).ok());
  const domain::UserId below = AddStaff("fin-admin", domain::Role::kAdmin, finance_);
  EXPECT_EQ(ReasonOf(read(below)), "ACCESS_DENIED");
  Must(Grant(Request(admin_, "Grant"), wang, domain::Role::kAdmin, bureau_));
  EXPECT_THAT(kinds(2), ElementsAre(app::StreamKind::kTask, app::StreamKind::kDirectory,
                                    app::StreamKind::kSecurity));
  EXPECT_TRUE(read(wang).ok());
}

// A plan of a unit that has one is found, above and below the reader, and nobody else's.
TEST_F(Reading, PlansOfTheUnitsAboveAndBelow) {
  const domain::UnitId county = AddUnit("甲县教育局", bureau_, domain::UnitKind::kCounty);
  const domain::UserId office = AddStaff("county-sup", domain::Role::kSupervisor, county);
  const auto plan = [&](domain::UserId who, domain::UnitId issuer) {
    app::NewPlan made;
    made.issuing_unit = issuer;
    made.content.title = "工作要点";
    made.content.year = 2026;
    return domain::PlanId{std::atoll(
        Must(app::CreatePlan(Request(who, "CreatePlan"), made, [](const domain::Plan& p, int) {
          return std::to_string(p.id.value);
        })).c_str())};
  };
  const domain::PlanId citys = plan(supervisor_, bureau_);
  const domain::PlanId countys = plan(office, county);
  const auto listed = [&](domain::UserId who) {
    const auto page = one_->queries.ListPlans(Call(who, "ListPlans"), std::nullopt, 10);
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<domain::PlanId> ids;
    for (const app::PlanView& view : page->rows) ids.push_back(view.plan.id);
    return ids;
  };
  // Drafts are their office's, and that of the units above.
  EXPECT_THAT(listed(supervisor_), UnorderedElementsAre(citys, countys));
  EXPECT_THAT(listed(office), ElementsAre(countys));
  EXPECT_THAT(listed(stranger_), IsEmpty());
}

}  // namespace
}  // namespace duban::testing
