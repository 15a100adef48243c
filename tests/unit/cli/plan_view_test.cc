#include "clients/cli/plan_view.h"

#include <gmock/gmock.h>

#include "clients/cli/assignment_view.h"
#include "clients/cli/event_view.h"

namespace duban::cli {
namespace {

using ::testing::HasSubstr;

UnitIndex Units() {
  v1::Unit bureau;
  bureau.set_name("units/1");
  bureau.set_display_name("市教育局");
  return UnitIndex({bureau});
}

TEST(RenderImport, ShowsItemsAndWhereTheFindingsAre) {
  const std::string text = "标题\n1.健全保障。\n2.提升作风。\n";
  v1::ImportPlanResponse answer;
  answer.mutable_plan()->set_title("标题");
  answer.mutable_plan()->set_issuing_unit("units/1");
  v1::Task& task = *answer.add_tasks();
  task.set_number("1");
  task.set_title("健全保障");
  task.set_lead_unconfirmed(true);
  v1::PlannedUnit& lead = *task.add_planned_units();
  lead.set_printed_name("财务处");
  lead.set_unit("units/2");
  lead.set_role(v1::ASSIGNMENT_ROLE_LEAD);
  v1::PlannedUnit& support = *task.add_planned_units();
  support.set_printed_name("某专班");
  support.set_role(v1::ASSIGNMENT_ROLE_SUPPORT);
  v1::Finding& finding = *answer.add_findings();
  finding.set_severity(v1::SEVERITY_WARNING);
  finding.set_code("NO_DUE_DATE");
  finding.set_message("没有期限");
  finding.set_suggestion("设默认期限");
  finding.set_begin_offset(static_cast<std::int64_t>(text.find("提升")));
  EXPECT_EQ(RenderImport(answer, text, Units(), {}),
            "标题      标题\n"
            "发文单位  市教育局\n"
            "默认期限  未定\n"
            "事项数    0\n"
            "\n"
            "事项(1)\n"
            "编号  文内  标题      牵头            配合     期限\n"
            "-     1     健全保障  财务处(待确认)  某专班?  未定\n"
            "? 机构名录中没有这个单位\n"
            "\n"
            "须留意(1)\n"
            "程度  行:列  代码         说明      建议\n"
            "注意    3:3  NO_DUE_DATE  没有期限  设默认期限\n");
}

TEST(RenderSubmissions, ShowsEveryStep) {
  v1::ListSubmissionsResponse all;
  EXPECT_EQ(RenderSubmissions(all, {}), "没有报送件\n");
  v1::Submission& submission = *all.add_submissions();
  submission.set_name("tasks/2/assignments/1/submissions/5");
  submission.set_summary("已完成");
  submission.set_state(v1::SUBMISSION_STATE_RETURNED);
  submission.set_submitter_display_name("李四");
  v1::ReviewStep& step = *submission.add_steps();
  step.set_kind(v1::REVIEW_STEP_KIND_PARENT_UNIT);
  step.set_state(v1::REVIEW_STEP_STATE_RETURNED);
  step.set_decider_display_name("张三");
  step.set_comment("缺名册");
  const std::string text = RenderSubmissions(all, {});
  EXPECT_THAT(text, HasSubstr("报送人  李四"));
  EXPECT_THAT(text, HasSubstr("  牵头处室  退回  张三          缺名册"));
}

TEST(RenderEvents, AFeedNamesTheStream) {
  v1::ListEventsResponse all;
  v1::Event& event = *all.add_events();
  event.set_type("ACCEPTED");
  event.set_stream("tasks/2");
  event.set_seq(4);
  event.set_position(17);
  event.set_summary("财务处签收");
  EXPECT_EQ(RenderEvents(all, false, {}),
            "序号  时间  办理人  事件      摘要\n"
            "   4        系统    ACCEPTED  财务处签收\n");
  EXPECT_THAT(RenderEvents(all, true, {}), HasSubstr("  17  tasks/2#4"));
}

TEST(RenderVerification, SaysWhereItBreaks) {
  v1::VerifyEventsResponse answer;
  answer.set_event_count(12);
  answer.set_first_bad_seq(5);
  EXPECT_THAT(RenderVerification("tasks/2", answer, {}), HasSubstr("自第 5 条起不相符"));
  answer.set_intact(true);
  EXPECT_THAT(RenderVerification("tasks/2", answer, {}), HasSubstr("完整"));
}

}  // namespace
}  // namespace duban::cli
