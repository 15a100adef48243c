// Coordination requests that wait while the chain around them changes: who rules follows from what
// they would change, which the command that changes it need not look at.
#include <gmock/gmock.h>

#include "tests/integration/write_path/course.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::RequestKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RequestTarget : public Course {
 protected:
  void SetUp() override {
    Course::SetUp();
    AddCounties(2, 1);
    tree_ = SplitTree();
  }

  app::WriteCommand Asking(domain::UserId head, domain::AssignmentId of,
                           domain::RequestCoordination request) {
    request.wish = "请协调";
    return OnRequest(Request(head, "Ask"), tree_.task, of, std::move(request));
  }
  domain::RequestId Ask(domain::UserId head, domain::AssignmentId of,
                        domain::RequestCoordination request) {
    return {std::atoll(Must(Asking(head, of, std::move(request))).c_str())};
  }
  domain::RequestId AskToRelease(domain::UserId head, domain::AssignmentId of,
                                 domain::UnitId child) {
    return Ask(head, of, {.kind = RequestKind::kReleaseUnit, .unit = child, .wish = {}});
  }
  app::WriteCommand ToBuilding(std::optional<absl::CivilDay> due = {}) {
    return On(Request(supervisor_, "Reassign"), tree_.task, tree_.root,
              domain::Reassign{.unit = building_,
                               .reason = "分工调整",
                               .due_date = due,
                               .leader_consent = "局领导批示"});
  }
  std::vector<domain::RequestId> Todo(domain::UserId who) {
    std::vector<domain::RequestId> ids;
    const auto page = one_->queries.ListTodoRequests(Call(who, "ListTodo"), std::nullopt, 50);
    EXPECT_TRUE(page.ok()) << page.status();
    for (const app::TodoRequest& todo : page->rows) ids.push_back(todo.id);
    return ids;
  }

  Tree tree_;
};

// The lead asks to release one; the office waives another, beside what was loaded.
TEST_F(RequestTarget, IsNeitherAboveNorBelowWhatChanges) {
  const domain::RequestId asked = AskToRelease(finance_head_, tree_.root, counties_[0].unit);
  Must(On(Request(supervisor_, "Waive"), tree_.task, tree_.counties[1],
          domain::Waive{.reason = "已无必要"}));
  EXPECT_THAT(Todo(supervisor_), ElementsAre(asked));
  ExpectIntact(tree_.task);
  Must(OnRequest(Request(supervisor_, "Rule"), tree_.task, tree_.root,
                 domain::RuleCoordination{.request = asked, .granted = true, .reason = "同意"}));
  EXPECT_EQ(Assignment(tree_.task, tree_.counties[0]).state, domain::AssignmentState::kWithdrawn);
  EXPECT_THAT(Todo(supervisor_), IsEmpty());
  ExpectIntact(tree_.task);
}

// The lead changes while a child asks about a child of its own.
TEST_F(RequestTarget, IsBelowAChildThatMoves) {
  const domain::RequestId asked =
      AskToRelease(counties_[0].head, tree_.counties[0], counties_[0].schools[0].unit);
  Must(ToBuilding());
  const domain::AssignmentId now = At(tree_.task, building_);
  EXPECT_EQ(Assignment(tree_.task, tree_.counties[0]).parent, now);
  // The asking unit does not rule on what it asks itself: the office does meanwhile.
  EXPECT_THAT(Todo(supervisor_), ElementsAre(asked));
  ExpectIntact(tree_.task);
}

// What was to be released ends meanwhile; the lead goes on asking, and may take it back.
TEST_F(RequestTarget, HasEnded) {
  const domain::RequestId asked = AskToRelease(finance_head_, tree_.root, counties_[0].unit);
  Must(On(Request(supervisor_, "Withdraw"), tree_.task, tree_.counties[0],
          domain::Withdraw{.reason = "误立"}));
  const domain::RequestId other =
      Ask(finance_head_, tree_.root,
          {.kind = RequestKind::kDisagree, .parties = {counties_[1].unit}, .wish = {}});
  EXPECT_THAT(Todo(supervisor_), ElementsAre(asked, other));
  Must(OnRequest(Request(finance_head_, "Withdraw"), tree_.task, tree_.root,
                 domain::WithdrawRequest{asked}));
  EXPECT_THAT(Todo(supervisor_), ElementsAre(other));
  ExpectIntact(tree_.task);
}

// To change the lead is asked of whoever leads.
TEST_F(RequestTarget, FollowsTheLead) {
  const domain::RequestId asked =
      Ask(counties_[0].head, tree_.counties[0],
          {.kind = RequestKind::kChangeLead, .successor = personnel_, .wish = {}});
  Must(ToBuilding());
  ExpectIntact(tree_.task);
  Must(OnRequest(
      Request(supervisor_, "Rule"), tree_.task, tree_.counties[0],
      domain::RuleCoordination{
          .request = asked, .granted = true, .reason = "同意", .leader_consent = "局领导批示"}));
  EXPECT_EQ(Load(tree_.task).task.root, At(tree_.task, personnel_));
  ExpectIntact(tree_.task);
}

// A task is due, and listed, when its lead is.
TEST_F(RequestTarget, TheTaskIsListedByTheNewLeadsDate) {
  const Issued other = NewTask();
  const auto listed = [&] {
    std::vector<domain::TaskId> ids;
    const auto page = one_->queries.ListTasks(Call(supervisor_, "ListTasks"), {}, {}, 10);
    EXPECT_TRUE(page.ok()) << page.status();
    for (const domain::Chain& chain : page->rows) ids.push_back(chain.task.id);
    return ids;
  };
  EXPECT_THAT(listed(), ElementsAre(tree_.task, other.task));
  const absl::CivilDay later(2026, 9, 30);
  Must(ToBuilding(later));
  EXPECT_THAT(listed(), ElementsAre(other.task, tree_.task));
  EXPECT_EQ(Load(tree_.task).task.content.due_date, later);
  ExpectIntact(tree_.task);
}

}  // namespace
}  // namespace duban::testing
