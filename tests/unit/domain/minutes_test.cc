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

TEST_F(Minutes, OfAChangeOfCourse) {
  const UnitId p = b_.personnel;
  EXPECT_EQ(Read(Declined{{1}, p, "不属本处职责", b_.building}),
            "干部人事处退回,请求裁定,建议由基建处承办:不属本处职责");
  EXPECT_EQ(Read(Declined{{1}, p, "不属本处职责", {}}, false), "干部人事处退回,请求裁定");
  EXPECT_EQ(Read(DeclineRefused{{1}, p, "仍由你处"}), "裁定仍由干部人事处承办,视同签收:仍由你处");
  EXPECT_EQ(Read(DeclineGranted{{1}, p, "同意"}), "裁定同意干部人事处退回:同意");
  EXPECT_EQ(Read(Withdrawn{{1}, p, EndReason::kReleased, "同意", {}}), "干部人事处不再承办:同意");
  EXPECT_EQ(Read(Waived{{1}, p, "不需要"}), "免予干部人事处办理:不需要");
  EXPECT_EQ(Read(Reassigned{{1}, p, b_.building, {2}, "分工调整", "同意", ""}),
            "干部人事处的承办件改派基建处:分工调整,分管领导意见:同意");
  EXPECT_EQ(Read(ChildMoved{{1}, p, {2}}), "干部人事处的承办件转入新的牵头单位");
  EXPECT_EQ(Read(HandlerAssigned{{1}, p, b_.personnel_handler}), "干部人事处指定per-handler经办");
  EXPECT_EQ(Read(SplitUp{{1}, p, {{2}, {3}}}), "干部人事处分解任务,交下级2个单位");
  EXPECT_EQ(Read(DueChanged{{1}, p, absl::CivilDay(2026, 6, 1), absl::CivilDay(2026, 7, 1)}),
            "干部人事处的时限由2026-06-01改为2026-07-01");
  EXPECT_EQ(Read(Urged{{1}, p, absl::CivilDay(2026, 6, 1), "请抓紧"}), "催办干部人事处:请抓紧");
  EXPECT_EQ(Read(AssignmentReopened{{1}, p, "有误", absl::CivilDay(2026, 7, 1)}),
            "干部人事处的承办部分重新办理,时限2026-07-01:有误");
  EXPECT_EQ(Read(Suspended{{1}, p, "待批", absl::CivilDay(2026, 5, 1), "", ""}),
            "干部人事处的承办件挂账,2026-05-01复核:待批");
  EXPECT_EQ(Read(Resumed{{1}, p}), "干部人事处的承办件恢复办理");
  EXPECT_EQ(Read(TaskCancelled{"政策取消", "同意"}), "撤销事项:政策取消,分管领导意见:同意");
  EXPECT_EQ(Read(GroupExpanded{{1}, "各责任处室", {b_.finance, p}}),
            "“各责任处室”展开为财务处、干部人事处");
}

TEST_F(Minutes, OfRequestsInstructionsAndSlips) {
  const UnitId p = b_.personnel;
  CoordinationRequested asked{.assignment = {1},
                              .unit = p,
                              .request = {7},
                              .kind = RequestKind::kAddUnit,
                              .other_unit = b_.building,
                              .wish = "请增加"};
  EXPECT_EQ(Read(asked), "干部人事处提请协调:增加承办单位(基建处):请增加");
  EXPECT_EQ(Read(asked, false), "干部人事处提请协调:增加承办单位(基建处)");
  EXPECT_EQ(Read(CoordinationRuled{{1}, p, {7}, true, "同意"}),
            "干部人事处的协调请求裁定:同意:同意");
  EXPECT_EQ(Read(RequestWithdrawn{{1}, p, {7}}), "干部人事处撤回协调请求");
  EXPECT_EQ(Read(Instructed{{8}, "抓紧", {p}, true, absl::CivilDay(2026, 5, 1)}, false),
            "批示干部人事处,请于2026-05-01前回复:抓紧");
  EXPECT_EQ(Read(Acknowledged{{8}, p}), "干部人事处已阅批示");
  EXPECT_EQ(Read(InstructionAnswered{{8}, p, "已办"}), "干部人事处回复批示:已办");
  EXPECT_EQ(Read(StepMerged{{1}, p, {9}, ReviewStepKind::kLeader}),
            "干部人事处的报送,“分管领导审批”环节与前一环节同人,合并");
  EXPECT_EQ(Read(Recalled{{1}, p, {9}}), "干部人事处撤回报送");
  EXPECT_EQ(Read(ApprovalRevoked{{1}, p, {9}, ReviewStepKind::kUnitHead, "有误"}),
            "撤回对干部人事处报送“处室负责人审核”的审批:有误");
  EXPECT_EQ(Read(SubstituteNamed{.assignment = {1},
                                 .unit = p,
                                 .decision = DecisionKind::kDecline,
                                 .substitute = b_.leader}),
            "指定leader代为裁定干部人事处的退回");
  EXPECT_EQ(Read(NoDecider{.assignment = {1}, .unit = p, .decision = DecisionKind::kRequest}),
            "无人可以裁定干部人事处的协调请求,提请督查室处理");
  EXPECT_EQ(Read(DeciderFound{{1}, p, {9}, ReviewStepKind::kUnitHead}),
            "已有人可以审批干部人事处的报送(“处室负责人审核”)");
  const Delegation d{{1},
                     b_.finance_head,
                     b_.leader,
                     {Role::kHead, Role::kHandler},
                     absl::CivilDay(2026, 5, 1),
                     absl::CivilDay(2026, 5, 9)};
  EXPECT_EQ(Read(DelegationStarted{d}),
            "leader代理fin-head的负责人、经办人职责,自2026-05-01至2026-05-09");
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
