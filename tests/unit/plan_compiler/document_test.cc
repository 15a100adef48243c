// What the head and foot of a document say about it.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

TEST(DocumentTest, TitleYearNumberUnitAndDate) {
  const ParsedPlan plan = Parse(
      "某市教育局\n关于印发2024年工作要点的通知\n某教发〔2024〕7号\n各学校：\n现印发给你们。\n某市"
      "教育局\n2024年3月8日\n"
      "某市教育局2024年工作要点\n一、甲\n1.做甲事。\n");
  EXPECT_EQ(plan.title, "某市教育局2024年工作要点");
  EXPECT_EQ(plan.year, 2024);
  EXPECT_EQ(plan.document_number, "某教发〔2024〕7号");
  EXPECT_EQ(plan.issuing_unit, "某市教育局");
  EXPECT_EQ(plan.issued, absl::CivilDay(2024, 3, 8));
}

TEST(DocumentTest, ATitleBrokenOverTwoLines) {
  EXPECT_EQ(
      Parse("某县人民政府关于加快发展和\n产业升级的指导意见\n一、做甲事。\n二、做乙事。\n").title,
      "某县人民政府关于加快发展和产业升级的指导意见");
}

TEST(DocumentTest, AHeadingBelowTheTitleDoesNotTakeItsPlace) {
  for (const char* heading : {"重点任务", "主要工作任务", "专栏1 重点工程", "保障措施"}) {
    const ParsedPlan plan = Parse(std::string("某市2024年工作要点\n") + heading +
                                  "\n一、教育\n1.做好甲事，6月底前完成。\n");
    EXPECT_EQ(plan.title, "某市2024年工作要点") << heading;
    EXPECT_EQ(plan.year, 2024) << heading;
    EXPECT_EQ(DueOf(plan.tasks[0]), "2024-06-30") << heading;
  }
}

TEST(DocumentTest, ATitleWithoutAYearTakesThatOfTheNoticeAboveIt) {
  const ParsedPlan plan = Parse(
      "关于印发2023年质量提升行动计划的通知\n各学校：\n现印发给你们。\n"
      "某局质量提升行动计划\n一、甲\n1.做甲事。\n2.做乙事。\n");
  EXPECT_EQ(plan.title, "某局质量提升行动计划");
  EXPECT_EQ(plan.year, 2023);
}

TEST(DocumentTest, AYearWithBlanksOrInChineseDigits) {
  for (const char* title : {"某市 2024 年工作要点", "某局二〇二四年工作要点",
                            "某局二零二四年工作要点", "某局二O二四年工作计划"}) {
    EXPECT_EQ(Parse(std::string(title) + "\n1.做甲事。\n2.做乙事。\n").year, 2024) << title;
  }
  EXPECT_EQ(Parse("某局第2024号行动工作要点\n1.做甲事。\n2.做乙事。\n").year, 0);
}

TEST(DocumentTest, YearFromTheOnlyOneTheTextSpeaksOf) {
  EXPECT_EQ(Parse("行动方案\n（一）做甲事，2023年成本下降1个百分点。\n（二）做乙事。\n").year,
            2023);
  EXPECT_EQ(Parse("行动方案\n1.到2023年建成。\n2.到2025年建成。\n").year, 0);
  EXPECT_EQ(Parse("202x年是开局之年\n1.做甲事。\n").year, 0);
}

TEST(DocumentTest, ADateInChineseDigits) {
  EXPECT_EQ(Parse("要点\n1.做甲事。\n某局\n二〇二四年三月十八日\n").issued,
            absl::CivilDay(2024, 3, 18));
}

TEST(DocumentTest, ALabelledBodyAboveTheDateDoesNotSign) {
  for (const char* last : {"责任单位：某市财政局", "责任单位：\n某市财政局", "责任科室：办公室"}) {
    const ParsedPlan plan =
        Parse(std::string("2024年工作要点\n1.做甲事。\n2.做乙事。\n") + last + "\n2024年3月5日\n");
    EXPECT_EQ(plan.issuing_unit, "") << last;
    EXPECT_EQ(plan.issued, absl::CivilDay(2024, 3, 5)) << last;
    ASSERT_EQ(plan.tasks.size(), 2U);
    EXPECT_EQ(plan.tasks.back().responsible.size(), 1U) << last;
  }
}

TEST(DocumentTest, TheDateBelowADueLabelIsThatItems) {
  const ParsedPlan plan = Parse(
      "2024年工作要点\n1.做甲事。\n责任单位：市甲局\n完成时限：\n2024年6月30日\n2.做乙事。\n"
      "某市教育局\n2024年3月5日\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(DueOf(plan.tasks.front()), "2024-06-30");
  EXPECT_EQ(plan.issued, absl::CivilDay(2024, 3, 5));
  EXPECT_EQ(plan.issuing_unit, "某市教育局");
}

TEST(DocumentTest, TheDatesOfATablePrintedOneCellALineAreItsRows) {
  const std::string table =
      "2024年工作要点\n序号\n任务\n责任单位\n完成时限\n1\n修路\n办公室\n2024年6月30日\n2\n建桥\n"
      "水利科\n2024年9月30日\n";
  EXPECT_EQ(Parse(table).issued, std::nullopt);
  EXPECT_EQ(Parse(table).issuing_unit, "");
  EXPECT_EQ(DueOf(Parse(table).tasks.front()), "2024-06-30");
  const ParsedPlan signed_plan = Parse(table + "某市水利局\n2024年3月5日\n");
  EXPECT_EQ(signed_plan.issuing_unit, "某市水利局");
  EXPECT_EQ(signed_plan.issued, absl::CivilDay(2024, 3, 5));
}

}  // namespace
}  // namespace duban::domain
