// Quantities to be reached, and figures that are none.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TargetTest, RatesAndCounts) {
  const ParsedTask task =
      ParseItem("入园率达到91%以上,新建学校12所,投入达到30.5亿元，班额控制在45人以内。");
  EXPECT_THAT(task.targets, ElementsAre("入园率达到91%以上", "新建学校12所", "投入达到30.5亿元",
                                        "班额控制在45人以内"));
  ASSERT_EQ(task.indicators.size(), 4U);
  EXPECT_EQ(task.indicators[0].name, "入园率");
  EXPECT_EQ(task.indicators[0].comparator, Comparator::kAtLeast);
  EXPECT_EQ(task.indicators[0].value, "91");
  EXPECT_EQ(task.indicators[0].unit, "%");
  EXPECT_EQ(task.indicators[2].value, "30.5");
  EXPECT_EQ(task.indicators[2].unit, "亿元");
  EXPECT_EQ(task.indicators[3].comparator, Comparator::kAtMost);
}

TEST(TargetTest, RatesWithPredicatesOfTheirOwnAreApart) {
  EXPECT_THAT(ParseItem("义务教育入学率保持100%、巩固率达到97%。").targets,
              ElementsAre("义务教育入学率保持100%", "巩固率达到97%"));
}

TEST(TargetTest, CountsStrungTogetherAreOnePhraseWithSeveralIndicators) {
  const ParsedTask task = ParseItem("表彰教师70名、校长8名、班主任20名。");
  EXPECT_THAT(task.targets, ElementsAre("表彰教师70名、校长8名、班主任20名"));
  ASSERT_EQ(task.indicators.size(), 3U);
  EXPECT_EQ(task.indicators[1].name, "校长");
  EXPECT_EQ(task.indicators[1].value, "8");
}

TEST(TargetTest, ChangeOverThePast) {
  const ParsedTask task = ParseItem("近视率下降0.5到1个百分点，财政收入增长6%左右。");
  ASSERT_EQ(task.indicators.size(), 2U);
  EXPECT_EQ(task.indicators[0].comparator, Comparator::kRange);
  EXPECT_EQ(task.indicators[0].basis, IndicatorBasis::kDecrease);
  EXPECT_EQ(task.indicators[0].value, "0.5");
  EXPECT_EQ(task.indicators[0].value_max, "1");
  EXPECT_EQ(task.indicators[1].comparator, Comparator::kAtLeast);
  EXPECT_EQ(task.indicators[1].basis, IndicatorBasis::kIncrease);
  EXPECT_TRUE(task.indicators[1].approximate);
}

TEST(TargetTest, TheDeadlineIsNotPartOfThePhrase) {
  EXPECT_THAT(ParseItem("5年内培养30名专家。").targets, ElementsAre("培养30名专家"));
}

TEST(TargetTest, LimitedDurations) {
  EXPECT_THAT(ParseItem("办理时间压缩至3个工作日内。").targets,
              ElementsAre("办理时间压缩至3个工作日内"));
}

class NoTargetTest : public testing::TestWithParam<const char*> {};
TEST_P(NoTargetTest, IsNone) { EXPECT_THAT(ParseItem(GetParam()).targets, IsEmpty()); }
INSTANTIATE_TEST_SUITE_P(NoTargets, NoTargetTest,
                         testing::Values("落实“四个100%”要求。", "为2-3岁幼儿提供服务。",
                                         "培养35周岁以下干部。", "举办第9届运动会。",
                                         "坚持24小时值班。", "可申请最高不超过20万元的贷款。",
                                         "落实《校园安全10条》。", "推进121人才梯队。",
                                         "开通12345热线。", "每季度自查不少于1次。",
                                         "补贴按费用的50%给予返还。"));

}  // namespace
}  // namespace duban::domain
