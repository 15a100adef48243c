#include "clients/cli/chain_tree.h"

#include <gmock/gmock.h>

namespace duban::cli {
namespace {

using ::testing::HasSubstr;

v1::Assignment& Add(v1::Task& task, int id, const std::string& unit, int parent,
                    v1::AssignmentState state) {
  v1::Assignment& assignment = *task.add_assignments();
  assignment.set_name("tasks/2/assignments/" + std::to_string(id));
  assignment.set_unit_display_name(unit);
  if (parent != 0) assignment.set_parent("tasks/2/assignments/" + std::to_string(parent));
  assignment.set_role(parent == 0 ? v1::ASSIGNMENT_ROLE_LEAD : v1::ASSIGNMENT_ROLE_SUPPORT);
  assignment.set_state(state);
  assignment.mutable_due_date()->set_year(2026);
  assignment.mutable_due_date()->set_month(12);
  assignment.mutable_due_date()->set_day(31);
  return assignment;
}

v1::Task IssuedTask() {
  v1::Task task;
  task.set_name("tasks/2");
  task.set_number("2");
  task.set_title("健全教育发展保障体系");
  task.set_state(v1::TASK_STATE_IN_PROGRESS);
  return task;
}

Style On(absl::CivilDay today) {
  Style style;
  style.today = today;
  return style;
}

TEST(DrawChain, ThreeLevels) {
  v1::Task task = IssuedTask();
  Add(task, 1, "财务处", 0, v1::ASSIGNMENT_STATE_IN_PROGRESS);
  v1::Assignment& personnel = Add(task, 2, "干部人事处", 1, v1::ASSIGNMENT_STATE_UNDER_REVIEW);
  personnel.set_open_step(v1::REVIEW_STEP_KIND_PARENT_UNIT);
  personnel.set_return_count(1);
  Add(task, 3, "东县教育局", 2, v1::ASSIGNMENT_STATE_PENDING);
  Add(task, 4, "督导室", 1, v1::ASSIGNMENT_STATE_DONE).set_assessment(v1::ASSESSMENT_GOOD);
  task.add_waiting_for("财务处");
  EXPECT_EQ(DrawChain(task, On(absl::CivilDay(2026, 12, 31))),
            "tasks/2  2 健全教育发展保障体系  办理中\n"
            "└─ 财务处  牵头  办理中  期限 2026-12-31  待本单位报审(下级未办结)  "
            "tasks/2/assignments/1\n"
            "   ├─ 干部人事处  配合  审批中  期限 2026-12-31  退回 1 次  待牵头处室审  "
            "tasks/2/assignments/2\n"
            "   │  └─ 东县教育局  配合  待签收  期限 2026-12-31  待本单位签收  "
            "tasks/2/assignments/3\n"
            "   └─ 督导室  配合  办结  期限 2026-12-31  评估 良好  tasks/2/assignments/4\n"
            "球在:财务处\n");
}

TEST(DrawChain, EveryCourseHasItsMark) {
  v1::Task task = IssuedTask();
  task.set_state(v1::TASK_STATE_SUSPENDED);
  task.set_state_beneath(v1::TASK_STATE_IN_PROGRESS);
  v1::Assignment& lead = Add(task, 1, "机关党委", 0, v1::ASSIGNMENT_STATE_IN_PROGRESS);
  lead.set_handler_display_name("李某");
  lead.set_open_request_count(1);
  lead.set_suspended(true);
  lead.mutable_suspension()->mutable_review_date()->set_year(2027);
  lead.mutable_suspension()->mutable_review_date()->set_month(1);
  lead.mutable_suspension()->mutable_review_date()->set_day(15);
  Add(task, 2, "教师处", 1, v1::ASSIGNMENT_STATE_DECLINED).set_suspended(true);
  Add(task, 3, "党建处", 1, v1::ASSIGNMENT_STATE_REASSIGNED)
      .set_replaced_by("tasks/2/assignments/5");
  Add(task, 4, "一小", 1, v1::ASSIGNMENT_STATE_WITHDRAWN).set_end_reason(v1::END_REASON_WAIVED);
  v1::Assignment& successor = Add(task, 5, "办公室", 1, v1::ASSIGNMENT_STATE_UNDER_REVIEW);
  successor.set_open_step(v1::REVIEW_STEP_KIND_PARENT_UNIT);
  successor.set_no_decider(true);
  EXPECT_EQ(DrawChain(task, On(absl::CivilDay(2027, 2, 1))),
            "tasks/2  2 健全教育发展保障体系  暂缓(办理中)\n"
            "└─ 机关党委  牵头  办理中  期限 2026-12-31  挂账,2027-01-15 复核  经办 李某  "
            "协调请求 1 项待裁定  tasks/2/assignments/1\n"
            "   ├─ 教师处  配合  已退回待裁定  期限 2026-12-31  随上级挂账  tasks/2/assignments/2\n"
            "   ├─ 党建处  配合  已改派给办公室  tasks/2/assignments/3\n"
            "   ├─ 一小  配合  已撤回(免办)  tasks/2/assignments/4\n"
            "   └─ 办公室  配合  审批中  期限 2026-12-31  无人可决定  待牵头处室审  "
            "tasks/2/assignments/5\n");
}

TEST(DrawChain, EndedWorkBelowKeepsNobodyWaiting) {
  v1::Task task = IssuedTask();
  Add(task, 1, "机关党委", 0, v1::ASSIGNMENT_STATE_IN_PROGRESS);
  Add(task, 2, "教师处", 1, v1::ASSIGNMENT_STATE_WITHDRAWN);
  EXPECT_THAT(DrawChain(task, {}), HasSubstr("待本单位报审  "));
}

TEST(DrawChain, PastDueOnlyWhileTheUnitHasTheWork) {
  v1::Task task = IssuedTask();
  Add(task, 1, "财务处", 0, v1::ASSIGNMENT_STATE_UNDER_REVIEW);
  EXPECT_THAT(DrawChain(task, On(absl::CivilDay(2027, 1, 1))), ::testing::Not(HasSubstr("已超期")));
  task.mutable_assignments(0)->set_state(v1::ASSIGNMENT_STATE_IN_PROGRESS);
  EXPECT_THAT(DrawChain(task, On(absl::CivilDay(2027, 1, 1))), HasSubstr("期限 2026-12-31 已超期"));
  // The day itself still counts.
  EXPECT_THAT(DrawChain(task, On(absl::CivilDay(2026, 12, 31))),
              ::testing::Not(HasSubstr("已超期")));
}

TEST(DrawChain, WhatHangsBelowAnUnseenOneIsARoot) {
  v1::Task task = IssuedTask();
  Add(task, 7, "东县教育局", 2, v1::ASSIGNMENT_STATE_PENDING);
  EXPECT_THAT(DrawChain(task, {}), HasSubstr("└─ 东县教育局"));
}

TEST(DrawChain, EndsOnAChainThatGoesInACircle) {
  v1::Task task = IssuedTask();
  Add(task, 1, "甲处", 2, v1::ASSIGNMENT_STATE_PENDING);
  Add(task, 2, "乙处", 1, v1::ASSIGNMENT_STATE_PENDING);
  EXPECT_THAT(DrawChain(task, {}), HasSubstr("tasks/2"));
}

TEST(DrawChain, ADraftShowsTheUnitsItNames) {
  v1::Task task = IssuedTask();
  task.set_state(v1::TASK_STATE_DRAFT);
  task.set_lead_unconfirmed(true);
  v1::PlannedUnit& lead = *task.add_planned_units();
  lead.set_printed_name("找抓补促工作专班");
  lead.set_role(v1::ASSIGNMENT_ROLE_LEAD);
  v1::PlannedUnit& support = *task.add_planned_units();
  support.set_unit("units/2");
  support.set_printed_name("财务处");
  support.set_role(v1::ASSIGNMENT_ROLE_SUPPORT);
  EXPECT_EQ(DrawChain(task, {}),
            "tasks/2  2 健全教育发展保障体系  拟办\n"
            "├─ 找抓补促工作专班  牵头  机构名录中没有\n"
            "└─ 财务处  配合  units/2\n"
            "牵头单位系推定,下达前须确认\n");
}

}  // namespace
}  // namespace duban::cli
