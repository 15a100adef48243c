// The minutes are read by people who were not there: the whole sentence counts.
#include "server/domain/minutes.h"

#include <gtest/gtest.h>

#include "tests/support/bureau.h"

namespace duban::domain {
namespace {

using testing::Bureau;

class Minutes : public ::testing::Test {
 protected:
  std::string Read(const EventBody& body, bool with_comments = true) const {
    return MinutesOf(body, b_.directory, with_comments);
  }
  Bureau b_;
};

TEST_F(Minutes, OfAChain) {
  AssignmentCreated root;
  root.assignment = {1};
  root.unit = b_.finance;
  root.role = testing::kLead;
  root.due_date = absl::CivilDay(2026, 6, 30);
  AssignmentCreated child = root;
  child.parent = {1};
  child.unit = b_.personnel;
  child.role = testing::kSupport;
  AssignmentCreated co_lead = child;
  co_lead.role = testing::kLead;
  EXPECT_EQ(Read(TaskIssued{absl::CivilDay(2026, 6, 30), DueBasis::kText}),
            "下达,办理时限2026-06-30");
  EXPECT_EQ(Read(root), "交财务处牵头办理,时限2026-06-30");
  EXPECT_EQ(Read(child), "交干部人事处配合办理,时限2026-06-30");
  EXPECT_EQ(Read(co_lead), "交干部人事处共同牵头,时限2026-06-30");
  EXPECT_EQ(Read(Accepted{{1}, b_.finance}), "财务处签收");
  EXPECT_EQ(Read(HandedIn{{1}, b_.finance, {9}}), "财务处报出");
  EXPECT_EQ(Read(StepAuto{{1}, b_.finance, {9}, ReviewStepKind::kUnitHead}),
            "财务处负责人本人报送,“处室负责人审核”环节视同已审");
  EXPECT_EQ(Read(Done{{1}, b_.finance, Assessment::kGood}), "财务处承办部分办结,评估良好");
  EXPECT_EQ(Read(Done{{1}, b_.finance, Assessment::kNone}), "财务处承办部分办结");
  EXPECT_EQ(Read(TaskCompleted{Assessment::kGood}), "事项办结销号,评估良好");
  EXPECT_EQ(Read(NoDecider{{1}, b_.finance, {9}, ReviewStepKind::kSupervision}),
            "财务处的报送在“督查室核查”环节无人可审,提请督查室处理");
}

TEST_F(Minutes, CommentsAreForThoseWhoMaySeeThem) {
  const Submitted submitted{
      .assignment = {1}, .unit = b_.personnel, .submission = {9}, .summary = "已补充", .steps = {}};
  const StepApproved approved{.assignment = {1},
                              .unit = b_.personnel,
                              .submission = {9},
                              .step = ReviewStepKind::kParentUnit,
                              .comment = "同意"};
  const Returned returned{.assignment = {1},
                          .unit = b_.personnel,
                          .submission = {9},
                          .step = ReviewStepKind::kParentUnit,
                          .comment = "缺台账"};
  const ReturnedInside inside{.assignment = {1},
                              .unit = b_.personnel,
                              .submission = {9},
                              .step = ReviewStepKind::kUnitHead,
                              .comment = "缺附件"};
  EXPECT_EQ(Read(submitted), "干部人事处报送办理结果:已补充");
  EXPECT_EQ(Read(submitted, false), "干部人事处报送办理结果");
  EXPECT_EQ(Read(approved), "干部人事处的报送通过“牵头单位审核”:同意");
  EXPECT_EQ(Read(approved, false), "干部人事处的报送通过“牵头单位审核”");
  EXPECT_EQ(Read(returned), "“牵头单位审核”环节退回干部人事处:缺台账");
  EXPECT_EQ(Read(returned, false), "“牵头单位审核”环节退回干部人事处");
  EXPECT_EQ(Read(inside), "干部人事处负责人退回本单位经办:缺附件");
  EXPECT_EQ(Read(inside, false), "干部人事处负责人退回本单位经办");
}

TEST_F(Minutes, OfDraftsPlansDirectoryAndSessions) {
  TaskDrafted task;
  task.content.title = "补充教师";
  PlanContent plan{
      .title = "2026年工作要点", .year = 2026, .document_number = "", .default_due_date = {}};
  EXPECT_EQ(Read(task), "登记事项“补充教师”");
  EXPECT_EQ(Read(TaskChanged{task.content}), "修改事项“补充教师”");
  EXPECT_EQ(Read(TaskDeleted{}), "删除事项草稿");
  EXPECT_EQ(Read(PlanDrafted{b_.bureau, plan}), "登记工作要点《2026年工作要点》");
  EXPECT_EQ(Read(PlanChanged{plan}), "修改工作要点《2026年工作要点》");
  plan.default_due_date = absl::CivilDay(2026, 12, 31);
  EXPECT_EQ(Read(PlanChanged{plan}), "修改工作要点《2026年工作要点》,默认时限2026-12-31");
  EXPECT_EQ(Read(PlanIssued{9}), "下达工作要点,共9项");
  EXPECT_EQ(Read(UnitCreated{*b_.directory.FindUnit(b_.finance)}), "设立单位财务处");
  EXPECT_EQ(Read(UnitChanged{*b_.directory.FindUnit(b_.finance)}), "变更单位财务处");
  EXPECT_EQ(Read(UserCreated{*b_.directory.FindUser(b_.leader)}), "登记人员leader");
  const Membership m{.id = {1}, .unit = b_.finance, .user = b_.leader, .role = Role::kLeader};
  EXPECT_EQ(Read(MembershipGranted{m}), "授予leader财务处分管领导角色");
  EXPECT_EQ(Read(MembershipRevoked{m}), "收回leader财务处分管领导角色");
  EXPECT_EQ(Read(SignedIn{{1}}), "登录");
  EXPECT_EQ(Read(SignedOut{{1}}), "退出登录");
}

}  // namespace
}  // namespace duban::domain
