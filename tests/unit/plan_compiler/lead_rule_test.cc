// Rules about leads stated once for a whole document, however they are worded.
#include <absl/strings/str_join.h>
#include <gtest/gtest.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

std::string LeadUnder(const std::string& notice) {
  const ParsedPlan plan =
      Parse("关于印发2024年工作要点的通知\n各单位：\n" + notice +
            "\n2024年工作要点\n1.做甲事。（市甲局、市乙局负责）\n2.做乙事。（市丙局负责）\n");
  return plan.tasks.empty() ? "" : absl::StrJoin(plan.tasks.front().lead, "|");
}

class FirstLeadsTest : public testing::TestWithParam<const char*> {};

TEST_P(FirstLeadsTest, HoldsForEveryItem) { EXPECT_EQ(LeadUnder(GetParam()), "市甲局"); }

INSTANTIATE_TEST_SUITE_P(
    Wordings, FirstLeadsTest,
    testing::Values("列第一位的责任单位为牵头单位。", "排在首位的为牵头单位，下同。",
                    "各责任单位中列首位的单位为牵头单位。", "排序第一的单位为牵头单位。",
                    "第1位为牵头单位。", "排名在前的单位为牵头单位，其余为配合单位。",
                    "首个责任单位为牵头单位。", "责任单位有多个的，由排在最前的单位牵头。",
                    "第一责任单位为牵头单位。", "（排名第一的处室为牵头处室）"));

class NoRuleTest : public testing::TestWithParam<const char*> {};

TEST_P(NoRuleTest, LeavesTheLeadOpen) { EXPECT_EQ(LeadUnder(GetParam()), ""); }

INSTANTIATE_TEST_SUITE_P(Wordings, NoRuleTest,
                         testing::Values("牵头单位是第一责任人。", "第一责任单位牵头整改问题。",
                                         "第一季度由牵头单位报送进展。",
                                         "安排在前期的工作由牵头单位负责。",
                                         "打造全省首个示范区的牵头单位要加强统筹。",
                                         "牵头单位要把安全摆在前面。",
                                         "未按要求报送的，由牵头单位督促责任单位整改。"));

class ResponsibleLeadsTest : public testing::TestWithParam<const char*> {};

TEST_P(ResponsibleLeadsTest, WhereNoLeadIsNamed) {
  EXPECT_EQ(LeadUnder(GetParam()), "市甲局|市乙局");
}

INSTANTIATE_TEST_SUITE_P(Wordings, ResponsibleLeadsTest,
                         testing::Values("无牵头单位的，责任单位即为牵头单位。",
                                         "没有牵头单位的，责任单位即为牵头单位。",
                                         "未明确牵头单位的，由责任单位牵头。",
                                         "任务未标明牵头部门的，承办部门为牵头部门。"));

TEST(LeadRuleTest, InAnAnnotationItHoldsFromThereOn) {
  const ParsedPlan plan = Parse(
      "2024年工作要点\n1.做甲事。（市甲局、市乙局负责）\n"
      "2.做乙事。（市丙局、市丁局负责，排在首位的为牵头单位，下同）\n3."
      "做丙事。（市戊局、市己局负责）"
      "\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].lead, "|"), "");
  EXPECT_EQ(absl::StrJoin(plan.tasks[1].lead, "|"), "市丙局");
  EXPECT_EQ(absl::StrJoin(plan.tasks[1].support, "|"), "市丁局");
  EXPECT_EQ(absl::StrJoin(plan.tasks[2].lead, "|"), "市戊局");
}

}  // namespace
}  // namespace duban::domain
