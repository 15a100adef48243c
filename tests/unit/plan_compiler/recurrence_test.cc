// Duties that come round again.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RecurrenceTest, FromThePeriodToTheEndOfTheClause) {
  EXPECT_THAT(Duties(ParseItem("健全机制，每季度至少研究一次教学工作，抓好落实。")),
              ElementsAre("每季度至少研究一次教学工作"));
  EXPECT_THAT(Duties(ParseItem("每3～5年轮训一次，每周2天下基层。")),
              ElementsAre("每3～5年轮训一次", "每周2天下基层"));
}

TEST(RecurrenceTest, PacedAndReported) {
  EXPECT_THAT(Duties(ParseItem("按月公布进度，定期向社会公布。")),
              ElementsAre("按月公布进度", "定期向社会公布"));
  EXPECT_THAT(Duties(ParseItem("落实“周调度、月通报”制度。")), ElementsAre("周调度、月通报"));
  EXPECT_THAT(Duties(ParseItem("全年更新不少于4次。")), ElementsAre("全年更新不少于4次"));
  EXPECT_THAT(Duties(ParseItem("实行一月一调度。")), ElementsAre("一月一调度"));
}

TEST(RecurrenceTest, AYearInFrontIsNoCondition) {
  const ParsedTask task = ParseItem("2024年每季度召开一次会议。");
  EXPECT_THAT(Duties(task), ElementsAre("每季度召开一次会议"));
  EXPECT_EQ(DueOf(task), "");
  EXPECT_THAT(Duties(ParseItem("连续3年每年给予补贴。")), IsEmpty());
}

TEST(RecurrenceTest, TimesAYearWhereverTheNumberStands) {
  const ParsedTask task = ParseItem("全年开展督查4次以上。");
  EXPECT_THAT(Duties(task), ElementsAre("全年开展督查4次以上"));
  EXPECT_THAT(task.targets, IsEmpty());
  EXPECT_THAT(Duties(ParseItem("全年组织两次以上演练。")), ElementsAre("全年组织两次以上演练"));
  EXPECT_THAT(Duties(ParseItem("全年举办讲座约10次左右。")), ElementsAre("全年举办讲座约10次左右"));
}

TEST(RecurrenceTest, RegularlyBehindAConjunctionOrABody) {
  EXPECT_THAT(Duties(ParseItem("建立台账，并定期通报进展情况。")), ElementsAre("定期通报进展情况"));
  EXPECT_THAT(Duties(ParseItem("市政府督查室定期通报进展。")), ElementsAre("定期通报进展"));
  EXPECT_THAT(Duties(ParseItem("要不定期开展抽查。")), ElementsAre("不定期开展抽查"));
}

TEST(RecurrenceTest, OnePerPeriod) {
  EXPECT_THAT(Duties(ParseItem("实行一季度一调度。")), ElementsAre("一季度一调度"));
  EXPECT_THAT(Duties(ParseItem("一季一通报。")), ElementsAre("一季一通报"));
  EXPECT_THAT(Duties(ParseItem("坚持半月一会商。")), ElementsAre("半月一会商"));
}

class NoRecurrenceTest : public testing::TestWithParam<const char*> {};
TEST_P(NoRecurrenceTest, IsNone) { EXPECT_THAT(Duties(ParseItem(GetParam())), IsEmpty()); }
INSTANTIATE_TEST_SUITE_P(NoRecurrences, NoRecurrenceTest,
                         testing::Values("完善书记和校长定期沟通制度。", "每个乡镇建成1所学校。",
                                         "每万人口医生数不低于4人。", "每人每年只享受一次补贴。",
                                         "每个年级至少配备2名教师。",
                                         "每个日间照料中心配备1名医生。", "按年度计划推进建设。",
                                         "按年龄段开展教育。", "按年初确定的目标抓落实。",
                                         "按日程安排开展活动。", "健全部门定期会商机制。",
                                         "全年学习贯彻三次全会精神。", "全年接待80万人次。"));

TEST(RecurrenceTest, WhatEverybodyOwesEachYear) {
  EXPECT_THAT(Duties(ParseItem("开展培训，每人每年不少于60学时。")),
              ElementsAre("每年不少于60学时"));
  EXPECT_THAT(Duties(ParseItem("落实灾情日报制度。")), ElementsAre("落实灾情日报制度"));
}

TEST(RecurrenceTest, AColumnMaySayHowOften) {
  const ParsedPlan plan = Parse(
      "2024年督查事项\n序号\t督查事项\t责任单位\t督查频次\n1\t项目开工\t市发改委\t每月一次\n");
  ASSERT_EQ(plan.tasks.size(), 1U);
  EXPECT_THAT(Duties(plan.tasks[0]), ElementsAre("每月一次"));
  EXPECT_EQ(DueOf(plan.tasks[0]), "");
}

}  // namespace
}  // namespace duban::domain
