// The forms annotations take, one a test: who leads, who supports, and what is no annotation.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(AnnotationTest, NamesResponsibleBodiesBeforeTheVerb) {
  const ParsedTask task = ParseItem("（市商务局、市统计局负责）");
  EXPECT_THAT(task.responsible, ElementsAre("市商务局", "市统计局"));
  EXPECT_THAT(task.lead, IsEmpty());
  EXPECT_THAT(task.annotations, ElementsAre("（市商务局、市统计局负责）"));
  EXPECT_EQ(task.text, "做好甲项工作。");
}

TEST(AnnotationTest, LeadVerbMakesTheOthersSupporters) {
  const ParsedTask task = ParseItem("（市科技局牵头，市直有关部门及各区按职责分工负责）");
  EXPECT_THAT(task.lead, ElementsAre("市科技局"));
  EXPECT_THAT(task.support, ElementsAre("市直有关部门", "各区"));
}

TEST(AnnotationTest, SeveralLeads) {
  const ParsedTask task = ParseItem("（市农业农村局、市水利局牵头负责）");
  EXPECT_THAT(task.lead, ElementsAre("市农业农村局", "市水利局"));
  EXPECT_THAT(task.support, IsEmpty());
}

TEST(AnnotationTest, TwoNamesOfOneTierJoinedByAndAreTwo) {
  const ParsedTask task = ParseItem("（市水务局和市林业局牵头，市财政局配合）");
  EXPECT_THAT(task.lead, ElementsAre("市水务局", "市林业局"));
  EXPECT_THAT(task.support, ElementsAre("市财政局"));
}

TEST(AnnotationTest, TogetherWithMakesALeadAndSupporters) {
  const ParsedTask task = ParseItem("（市体育局会同有关部门和各县区组织落实）");
  EXPECT_THAT(task.lead, ElementsAre("市体育局"));
  EXPECT_THAT(task.support, ElementsAre("有关部门", "各县区"));
}

TEST(AnnotationTest, LabelsInHalfWidthBracketsParted) {
  const ParsedTask task = ParseItem("(牵头处室:安全处。责任处室:宣传处、督查处)");
  EXPECT_THAT(task.lead, ElementsAre("安全处"));
  EXPECT_THAT(task.support, ElementsAre("宣传处", "督查处"));
}

TEST(AnnotationTest, LabelsInFullWidthBracketsWithDeadline) {
  const ParsedTask task =
      ParseItem("（牵头单位：州林草局；责任单位：州水务局、青溪经开区管委会，9月底完成）");
  EXPECT_THAT(task.lead, ElementsAre("州林草局"));
  EXPECT_THAT(task.support, ElementsAre("州水务局", "青溪经开区管委会"));
  EXPECT_EQ(DueOf(task), "2024-09-30");
  EXPECT_THAT(task.due_raw, ElementsAre("9月底完成"));
}

TEST(AnnotationTest, DeadlineAsLastNameIsNoBody) {
  EXPECT_THAT(ParseItem("（责任单位：州水务局、6月底前完成）").responsible,
              ElementsAre("州水务局"));
}

TEST(AnnotationTest, ResponsibleLabelMayHoldALead) {
  const ParsedTask task = ParseItem("\n责任单位：省能源局牵头，省林业局按职责分工负责");
  EXPECT_THAT(task.lead, ElementsAre("省能源局"));
  EXPECT_THAT(task.support, ElementsAre("省林业局"));
}

TEST(AnnotationTest, LabelLinesInARowAreOneAnnotation) {
  const ParsedTask task = ParseItem(
      "\n牵头负责领导：王甲、李乙。\n牵头责任单位：市信访局。\n协同责任单位：市民政局等，各县、市、"
      "区政府。");
  EXPECT_THAT(task.leader, ElementsAre("王甲", "李乙"));
  EXPECT_THAT(task.lead, ElementsAre("市信访局"));
  EXPECT_THAT(task.support, ElementsAre("市民政局", "各县、市、区政府"));
  EXPECT_TRUE(task.open_ended);
}

TEST(AnnotationTest, LinesForLeaderBodyPersonAndSchedule) {
  const ParsedTask task = ParseItem(
      "\n主管领导：赵丙\n责任单位：规划科\n主要责任人：钱丁\n进度安排：6月底前完成初稿；12月底前印"
      "发。");
  EXPECT_THAT(task.leader, ElementsAre("赵丙"));
  EXPECT_THAT(task.responsible, ElementsAre("规划科"));
  EXPECT_THAT(task.person, ElementsAre("钱丁"));
  EXPECT_EQ(DueOf(task), "2024-12-31");
}

TEST(AnnotationTest, BodyBelowItsLabel) {
  EXPECT_THAT(ParseItem("\n责任单位：\n市档案馆").responsible, ElementsAre("市档案馆"));
}

TEST(AnnotationTest, BoxedLabel) {
  EXPECT_THAT(ParseItem("\n【责任单位】市档案馆、市史志办").responsible,
              ElementsAre("市档案馆", "市史志办"));
}

TEST(AnnotationTest, SentenceOfItsOwn) {
  const ParsedTask task = ParseItem("责任单位：审计处、法规处按职责分工分别负责。");
  EXPECT_THAT(task.responsible, ElementsAre("审计处", "法规处"));
  EXPECT_EQ(task.text, "做好甲项工作。");
}

TEST(AnnotationTest, LineThatOnlyNamesWhoLeads) {
  EXPECT_THAT(ParseItem("\n市粮食和储备局牵头落实").lead, ElementsAre("市粮食和储备局"));
}

TEST(AnnotationTest, SeveralAnnotationsInOneItemAreKeptApart) {
  const ParsedTask task =
      ParseItem("公布清单。（市审批局牵头，市司法局配合落实）公开案例。（市公安局负责落实）");
  EXPECT_THAT(task.lead, ElementsAre("市审批局"));
  EXPECT_THAT(task.support, ElementsAre("市司法局"));
  EXPECT_THAT(task.responsible, ElementsAre("市公安局"));
  EXPECT_EQ(task.text, "做好甲项工作。公布清单。公开案例。");
}

TEST(AnnotationTest, NamesKeepTheirAndAndTheirBrackets) {
  const ParsedTask task = ParseItem(
      "（责任单位：市文化和旅游局、高等教育与职业教育处，市交通局（市运管所）、各直属学校(单位)）");
  EXPECT_THAT(task.responsible, ElementsAre("市文化和旅游局", "高等教育与职业教育处",
                                            "市交通局（市运管所）", "各直属学校(单位)"));
}

TEST(AnnotationTest, CollectivesAreOneName) {
  EXPECT_THAT(ParseItem("（配合单位：各区、县级市）").support, ElementsAre("各区、县级市"));
  EXPECT_THAT(ParseItem("（责任单位：市教育局，各县、市、区政府）").responsible,
              ElementsAre("市教育局", "各县、市、区政府"));
  EXPECT_THAT(ParseItem("（责任单位：各县（市、区）人民政府、市财政局）").responsible,
              ElementsAre("各县（市、区）人民政府", "市财政局"));
  EXPECT_THAT(ParseItem("（各区、市财政局负责）").responsible, ElementsAre("各区", "市财政局"));
}

TEST(AnnotationTest, EtCeteraLeavesTheListOpen) {
  const ParsedTask task = ParseItem("（市工信局等市直有关部门及各镇按职责分工负责）");
  EXPECT_THAT(task.responsible, ElementsAre("市工信局", "各镇"));
  EXPECT_TRUE(task.open_ended);
  EXPECT_FALSE(ParseItem("（责任单位：高等教育处）").open_ended);
}

TEST(AnnotationTest, RuleStatedOnceHoldsForLaterItems) {
  const ParsedPlan plan = Parse(
      "2024年工作要点\n一、甲\n（一）做甲事。（市甲局、市乙局负责。列第一位者为牵头单位，下同）\n"
      "（二）做乙事。（市丙局、市丁局等负责）\n（三）做丙事。（各县区负责）\n"
      "（四）做丁事。（市甲局、市丁局牵头负责）\n");
  ASSERT_EQ(plan.tasks.size(), 4U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市甲局"));
  EXPECT_THAT(plan.tasks[0].support, ElementsAre("市乙局"));
  EXPECT_THAT(plan.tasks[1].lead, ElementsAre("市丙局"));
  EXPECT_THAT(plan.tasks[2].responsible, ElementsAre("各县区"));  // a collective never leads
  EXPECT_THAT(plan.tasks[2].lead, IsEmpty());
  EXPECT_THAT(plan.tasks[3].lead, ElementsAre("市甲局", "市丁局"));  // what is printed wins
  EXPECT_THAT(plan.tasks[3].support, IsEmpty());
}

TEST(AnnotationTest, RuleInTheCoverNotice) {
  const ParsedPlan plan = Parse(
      "关于印发2024年工作要点的通知\n各单位：\n列第一位的责任单位为牵头单位。\n2024年工作要点\n"
      "1.做甲事。（责任单位：市甲局、市乙局）\n2.做乙事。（责任单位：市丙局）\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市甲局"));
  EXPECT_THAT(plan.tasks[0].support, ElementsAre("市乙局"));
  EXPECT_THAT(plan.tasks[1].lead, ElementsAre("市丙局"));
}

TEST(AnnotationTest, WithoutALeadTheResponsibleLeadsWhereTheNoticeSaysSo) {
  const ParsedPlan plan = Parse(
      "关于印发工作要点的通知\n无牵头单位的，责任单位即为牵头单位。\n2024年工作要点\n"
      "1.做甲事。（责任单位：市甲局）\n");
  ASSERT_EQ(plan.tasks.size(), 1U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市甲局"));
}

TEST(AnnotationTest, ExplainingBracketsAreNoAnnotations) {
  const ParsedTask task = ParseItem("支持培训（企业内由主管部门负责），覆盖各旗（县、区）。");
  EXPECT_THAT(task.responsible, IsEmpty());
  EXPECT_THAT(task.text, HasSubstr("（企业内由主管部门负责）"));
}

TEST(AnnotationTest, LeadInRunningTextIsNoAnnotation) {
  const ParsedTask task = ParseItem("建立由市甲局、市乙局牵头的协调机制，牵头部门统一受理。");
  EXPECT_THAT(task.lead, IsEmpty());
}

TEST(AnnotationTest, AnItemNeverTakesItsNeighboursAnnotation) {
  const ParsedPlan plan = Parse(
      "2024年工作要点\n1.做甲事。（责任单位：市甲局）\n2.做乙事。\n3."
      "做丙事。（责任单位：市丙局）\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(plan.tasks[1].responsible, IsEmpty());
}

TEST(AnnotationTest, TraditionalCharactersAndOddBrackets) {
  EXPECT_THAT(ParseItem("〔牽頭單位：市甲局〕").lead, ElementsAre("市甲局"));
}

TEST(AnnotationTest, BareNamesAtTheEndOfAnItem) {
  EXPECT_THAT(ParseItem("（办公室、人事科）").responsible, ElementsAre("办公室", "人事科"));
}

}  // namespace
}  // namespace duban::domain
