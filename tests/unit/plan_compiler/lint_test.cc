// What the clerk asks about.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Not;

TEST(LintTest, NoLeadNoDateNoMeasure) {
  const auto codes = Codes(Parse("2024年要点\n1.加强作风建设。久久为功。\n"));
  EXPECT_THAT(codes, AllOf(Contains("NO_LEAD"), Contains("NO_DUE_DATE"), Contains("NO_MEASURE")));
}

TEST(LintTest, ACompleteItemIsQuiet) {
  EXPECT_THAT(Codes(Parse("2024年要点\n1.新建学校2所。（牵头单位：市教育局，6月底完成）\n")),
              testing::IsEmpty());
}

TEST(LintTest, LeadsThatWereInferredOrNotNamed) {
  EXPECT_THAT(Codes(Parse("要点\n1.做甲事。（市甲局、市乙局负责。列第一位者为牵头单位，下同）\n")),
              AllOf(Contains("LEAD_INFERRED"), Not(Contains("LEAD_NOT_NAMED"))));
  EXPECT_THAT(Codes(Parse("要点\n1.做甲事。（市甲局负责）\n")), Contains("LEAD_NOT_NAMED"));
}

TEST(LintTest, NumbersThatJumpOrRepeat) {
  EXPECT_THAT(Codes(Parse("要点\n1.做甲事。\n2.做乙事。\n5.做丙事。\n")),
              Contains("NUMBERING_GAP"));
  EXPECT_THAT(Codes(Parse("要点\n1.做甲事。\n2.做乙事。\n2.做丙事。\n")),
              Contains("NUMBER_REPEATED"));
  EXPECT_THAT(Codes(Parse("一、甲\n1.做甲事。\n2.做乙事。\n二、乙\n1.做丙事。\n2.做丁事。\n")),
              AllOf(Not(Contains("NUMBERING_GAP")), Not(Contains("NUMBER_REPEATED"))));
}

TEST(LintTest, DatesOutsideThePlansYear) {
  EXPECT_THAT(Codes(Parse("2024年要点\n1.做甲事。2021年6月底前完成。\n")),
              Contains("DUE_OUTSIDE_YEAR"));
}

TEST(LintTest, ATargetOfTwoOwners) {
  EXPECT_THAT(Codes(Parse("2024年要点\n1.做甲事。创建一级幼儿园25所。（责任单位：甲处）\n"
                          "2.做乙事。创建一级幼儿园25所。（责任单位：乙处）\n")),
              Contains("TARGET_SHARED"));
}

TEST(LintTest, ManyTasksOfOneBodyDueInOneMonth) {
  std::string text = "2024年要点\n";
  for (int i = 1; i <= 5; ++i) {
    text += std::to_string(i) + ".做好第" + std::to_string(i) +
            "件事。（责任单位：市甲局，6月底完成）\n";
  }
  EXPECT_THAT(Codes(Parse(text)), Contains("DUE_PILE_UP"));
}

std::string WordsOf(const std::string& text, const std::string& code) {
  for (const Finding& finding : Parse(text).findings) {
    if (finding.code != code) continue;
    EXPECT_FALSE(finding.suggestion_zh.empty());
    return text.substr(finding.source.begin, finding.source.end - finding.source.begin);
  }
  return "没有";
}

TEST(LintTest, PointsAtTheWordsItIsAbout) {
  const std::string text =
      "2024年要点\n1.进一步加强作风建设。久久为功。\n2."
      "做乙事。2021年6月底前完成。（甲局、乙局负责）\n"
      "5.做丙事。分管领导：王建国\n";
  EXPECT_EQ(WordsOf(text, "NO_LEAD"), "进一步加强作风建设");
  EXPECT_EQ(WordsOf(text, "NO_MEASURE"), "加强作风建设");
  EXPECT_EQ(WordsOf(text, "LEAD_NOT_NAMED"), "（甲局、乙局负责）");
  EXPECT_EQ(WordsOf(text, "DUE_OUTSIDE_YEAR"), "2021年6月底前");
  EXPECT_EQ(WordsOf(text, "NUMBERING_GAP"), "5");
  EXPECT_EQ(WordsOf(text, "LEADER_WITHOUT_UNIT"), "分管领导：王建国");
}

TEST(LintTest, ASoleResponsibleBodyIsWorthANoteSeveralAWarning) {
  const auto severity = [](const std::string& bodies) {
    for (const Finding& finding :
         Parse("2024年要点\n1.做甲事。（" + bodies + "负责）\n").findings) {
      if (finding.code == "LEAD_NOT_NAMED") return finding.severity;
    }
    return FindingSeverity::kError;
  };
  EXPECT_EQ(severity("市甲局"), FindingSeverity::kInfo);
  EXPECT_EQ(severity("市甲局、市乙局"), FindingSeverity::kWarning);
}

TEST(LintTest, DatesInThePastAreTheCallersToday) {
  const std::string text = "2024年要点\n1.做甲事。（市甲局牵头，6月底前）\n";
  const auto codes_on = [&](std::optional<absl::CivilDay> today) {
    const auto plan = ParsePlan(text, {.today = today});
    return plan.ok() ? Codes(*plan) : std::vector<std::string>{"not parsed"};
  };
  EXPECT_THAT(codes_on(absl::CivilDay(2024, 7, 1)), Contains("DUE_PAST"));
  EXPECT_THAT(codes_on(absl::CivilDay(2024, 6, 30)), Not(Contains("DUE_PAST")));
  EXPECT_THAT(codes_on(std::nullopt), Not(Contains("DUE_PAST")));
}

TEST(LintTest, TheSameTargetInOtherWords) {
  EXPECT_THAT(Codes(Parse("2024年要点\n1.做甲事。学前教育普惠率达到95%以上。（甲处牵头）\n"
                          "2.做乙事。学前教育普惠率不低于95%。（乙处牵头）\n")),
              Contains("TARGET_SHARED"));
  EXPECT_THAT(Codes(Parse("2024年要点\n1.做甲事。学前教育普惠率达到95%以上。（甲处牵头）\n"
                          "2.做乙事。学前教育普惠率不低于95%。（甲处牵头）\n")),
              Not(Contains("TARGET_SHARED")));
}

TEST(LintTest, FindingsPointIntoTheText) {
  const std::string text = "2024年要点\n1.加强作风建设。\n";
  for (const Finding& finding : Parse(text).findings) {
    EXPECT_LT(finding.source.begin, finding.source.end);
    EXPECT_LE(finding.source.end, text.size());
    EXPECT_FALSE(finding.message_zh.empty());
  }
}

}  // namespace
}  // namespace duban::domain
