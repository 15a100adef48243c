// Which wordings are deadlines, the day they mean, and which only look like one.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::ElementsAre;

struct Case {
  const char* text;
  const char* due;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class DeadlineInTextTest : public testing::TestWithParam<Case> {};
TEST_P(DeadlineInTextTest, Means) { EXPECT_EQ(DueOf(ParseItem(GetParam().text)), GetParam().due); }
INSTANTIATE_TEST_SUITE_P(
    Deadlines, DeadlineInTextTest,
    testing::Values(
        Case{"2025年底前完成改造。", "2025-12-31"}, Case{"年底前完成改造。", "2024-12-31"},
        Case{"2025年6月底前建成。", "2025-06-30"}, Case{"２０２５年２月底前建成。", "2025-02-28"},
        Case{"12月底前建成。", "2024-12-31"}, Case{"年内开工建设。", "2024-12-31"},
        Case{"到2026年，全面建成。", "2026-12-31"}, Case{"于2024年11月30日前报送。", "2024-11-30"},
        Case{"3月15日前报送。", "2024-03-15"}, Case{"2025年全面推广。", "2025-12-31"},
        Case{"第三季度末完成。", "2024-09-30"}, Case{"2025年第二季度完成。", "2025-06-30"},
        Case{"上半年，完成招标。", "2024-06-30"}, Case{"5月上旬前报送方案。", "2024-05-10"},
        Case{"今年8月底前完成。", "2024-08-31"}, Case{"5年内培训100人。", "5年内"},
        Case{"2025年要有所突破，2026年底前要基本实现。", "2026-12-31"},
        Case{"2025年6月底前试点，12月底前推开。", "2025-12-31"},
        Case{"确保2024年秋季学期开学。", "2024年秋季学期"},
        Case{"6月前完成。", "6月前"},  // its first day or its last: not guessed
        Case{"2025年前建成5个园区。", "2025年前"}, Case{"力争2026年以前达标。", "2026年以前"},
        Case{"2024年年底前完成改造。", "2024-12-31"}, Case{"2025年年内投用。", "2025-12-31"},
        Case{"力争今年年底前完成。", "2024-12-31"}, Case{"到2026年年末，全面建成。", "2026-12-31"},
        Case{"2024年6月完成竣工验收。", "2024-06-30"}, Case{"项目2024年9月竣工。", "2024-09-30"},
        Case{"方案3月出台，工程8月开工。", "2024-08-31"},
        Case{"2025年100%的学校达到标准。", "2025-12-31"},
        Case{"力争2025年每千人口床位数不低于7张。", "2025-12-31"},
        Case{"2024 年 6 月底前完成。", "2024-06-30"}, Case{"到 2025 年，全面建成。", "2025-12-31"},
        Case{"于 2024 年 11 月 30 日前报送。", "2024-11-30"},
        Case{"二〇二五年六月底前建成。", "2025-06-30"}, Case{"二O二五年底前建成。", "2025-12-31"},
        Case{"6月底，完成方案。", "2024-06-30"}, Case{"2024年底，建成3家。", "2024-12-31"},
        Case{"确保一季度开工。", "2024-03-31"}, Case{"力争上半年建成。", "2024-06-30"},
        Case{"项目三季度投产。", "2024-09-30"}, Case{"力争6月底通车。", "2024-06-30"},
        // An order with a doubtful year is asked about, not dropped.
        Case{"2023年6月底前完成试点。", "2023-06-30"}));

class StatedDeadlineTest : public testing::TestWithParam<Case> {};
TEST_P(StatedDeadlineTest, Means) {
  const ParsedTask task =
      ParseItem("（责任单位：市甲局；完成时限：" + std::string(GetParam().text) + "）");
  EXPECT_EQ(DueOf(task), GetParam().due);
  EXPECT_THAT(task.responsible, ElementsAre("市甲局"));
}
INSTANTIATE_TEST_SUITE_P(
    Deadlines, StatedDeadlineTest,
    testing::Values(Case{"3-6月", "2024-06-30"}, Case{"3月-6月", "2024-06-30"},
                    Case{"2025年3—6月", "2025-06-30"}, Case{"2025年1月至12月", "2025-12-31"},
                    Case{"2025年3月1日至6月30日", "2025-06-30"}, Case{"6月1日-30日", "2024-06-30"},
                    Case{"2024年11月—2025年2月", "2025-02-28"}, Case{"2024-2025年", "2025-12-31"},
                    Case{"11月-2月", "11月-2月"}, Case{"11月至2月", "11月至2月"},
                    Case{"2024 年 6 月底前", "2024-06-30"},
                    Case{"每年6月、12月底前", "每年6月、12月底前"}));

TEST(DeadlineTest, BlanksBesideDigitsMakeNoBody) {
  const ParsedTask task = ParseItem("（责任单位：市甲局，2024 年 6 月底前）");
  EXPECT_THAT(task.responsible, ElementsAre("市甲局"));
  EXPECT_EQ(DueOf(task), "2024-06-30");
}

class NoDeadlineTest : public testing::TestWithParam<const char*> {};
TEST_P(NoDeadlineTest, IsNone) { EXPECT_EQ(DueOf(ParseItem(GetParam())), ""); }
INSTANTIATE_TEST_SUITE_P(
    NoDeadlines, NoDeadlineTest,
    testing::Values("2024年1月1日至12月31日，给予补助。", "从2025年1月1日起执行。",
                    "落实课程标准（2022年版）。", "落实《某某计划（2022-2025年）》。",
                    "24小时值班。", "30分钟内到场处置。", "每年2月底前报告。", "持续推进改革。",
                    "做好2024年校园招聘工作。", "压缩至20个工作日内。", "去年底启动的项目。",
                    "分2年给予补贴。", "近五年内的资料。", "2024年5月1日起全面实现网上办理。",
                    "1至6月完成投资5亿元。", "1月至6月完成投资5亿元。", "截至2023年底，已建成5家。",
                    "2023年6月完成立项。", "2000年前建成的小区全部改造。",
                    "普查2020年底前建成的小区。", "实施三年行动（2024—2026年）。",
                    "减征税款（2024年1月1日至12月31日）。", "做好2024年前期工作。",
                    "青少年内心世界更加阳光。", "扩容老年内科门诊。", "加固1985 年底建成的校舍。",
                    "通报上半年完成情况。", "总结上半年全面从严治党工作。",
                    "对今年3月启动的行动开展回头看。", "一季度一调度。", "一季一通报。",
                    "每年6月、12月底前各报送一次。", "2024年每季度完成一次督查。"));

TEST(DeadlineTest, RelativeToTheDayOfIssue) {
  const ParsedPlan plan = Parse(
      "某市2024年工作要点\n1.制定办法。各区自本通知印发之日起30日内制定办法。\n"
      "2.出台方案。各区于本文印发后3个月内出台方案。\n某市人民政府\n2024年11月30日\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.issued, absl::CivilDay(2024, 11, 30));
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-12-30");
  EXPECT_EQ(DueOf(plan.tasks[1]), "2025-02-28");  // not 2 March
}

TEST(DeadlineTest, RelativeWithoutADayOfIssueStaysAPhrase) {
  const ParsedTask task = ParseItem("各区于本文印发后3个月内出台方案。");
  EXPECT_FALSE(task.due.has_value());
  EXPECT_EQ(task.due_text, "于本文印发后3个月内");
}

TEST(DeadlineTest, StandingWorkHasNoDay) {
  const ParsedTask task = ParseItem("（责任单位：市甲局，持续推进）");
  EXPECT_TRUE(task.standing);
  EXPECT_EQ(DueOf(task), "持续推进");
  EXPECT_THAT(task.responsible, ElementsAre("市甲局"));
}

TEST(DeadlineTest, DayAndStandingTogether) {
  const ParsedTask task = ParseItem("（责任单位：市甲局，10月底前完成并长期坚持）");
  EXPECT_TRUE(task.standing);
  EXPECT_EQ(DueOf(task), "2024-10-31");
  EXPECT_THAT(task.due_raw, ElementsAre("10月底前完成并长期坚持"));
}

TEST(DeadlineTest, AnnotationNeedsNoPreposition) {
  EXPECT_EQ(DueOf(ParseItem("（责任单位：市甲局；完成时限：2024年6月）")), "2024-06-30");
  EXPECT_EQ(DueOf(ParseItem("（责任单位：市甲局；完成时限：二季度）")), "2024-06-30");
}

TEST(DeadlineTest, ImpossibleDayIsNotBentIntoAnother) {
  const ParsedTask task = ParseItem("2月30日前报送。");
  EXPECT_FALSE(task.due.has_value());
  EXPECT_EQ(task.due_text, "2月30日前");
}

TEST(DeadlineTest, WithoutAYearNothingIsInvented) {
  const std::string text = "工作要点\n1.做甲事。6月底前完成。\n";
  const auto none = ParsePlan(text, {.text_bytes_max = 1000, .default_year = 0});
  ASSERT_TRUE(none.ok());
  EXPECT_EQ(DueOf(none->tasks[0]), "6月底前");
  EXPECT_EQ(none->year, 0);
  const auto given = ParsePlan(text, {.text_bytes_max = 1000, .default_year = 2026});
  ASSERT_TRUE(given.ok());
  EXPECT_EQ(DueOf(given->tasks[0]), "2026-06-30");
}

TEST(DeadlineTest, TheEndOfAFiveYearPlanIsADay) {
  EXPECT_EQ(DueOf(ParseItem("到“十四五”末，建成10个园区。")), "2025-12-31");
  EXPECT_EQ(DueOf(ParseItem("“十五五”期末累计达到1000家。")), "2030-12-31");
  EXPECT_EQ(DueOf(ParseItem("落实“十四五”规划。")), "");
  EXPECT_EQ(DueOf(ParseItem("2024年年中开展一次评估。")), "2024-06-30");
}

TEST(DeadlineTest, SpansAndFeastsOfAYear) {
  EXPECT_EQ(DueOf(ParseItem("2024年1—6月完成清查。")), "2024-06-30");
  EXPECT_EQ(DueOf(ParseItem("在2024年汛期前完成加固。")), "2024年汛期前");
  EXPECT_EQ(DueOf(ParseItem("2024年、2025年利用率分别达到93%、95%。")), "2025-12-31");
  EXPECT_EQ(DueOf(ParseItem("6个月内完成排查。")), "6个月内");
  EXPECT_EQ(DueOf(ParseItem("3个月内未办结的予以通报。")), "");
}

}  // namespace
}  // namespace duban::domain
