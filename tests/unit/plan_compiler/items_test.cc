// What is an item, what a section, and which text belongs to which.
#include <gmock/gmock.h>

#include "server/base/error.h"
#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> Numbers(const ParsedPlan& plan) {
  std::vector<std::string> numbers;
  numbers.reserve(plan.tasks.size());
  for (const ParsedTask& task : plan.tasks) numbers.push_back(task.number);
  return numbers;
}

TEST(ItemsTest, ArabicItemsUnderTwoLevelsOfSections) {
  const ParsedPlan plan = Parse(
      "一、抓教学\n(一)抓课堂\n1.备好课。认真备课。(责任处室:教研室)\n(二)抓评价\n2.评好课。("
      "责任处室:评价科)\n"
      "二、抓队伍\n3.带好队伍。(责任处室:人事科)\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2", "3"));
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("一、抓教学", "(一)抓课堂"));
  EXPECT_EQ(plan.tasks[0].heading, "备好课");
  EXPECT_THAT(plan.tasks[2].section, ElementsAre("二、抓队伍"));
}

TEST(ItemsTest, ParenthesisedItemsWithInnerPoints) {
  const ParsedPlan plan = Parse(
      "一、甲\n（一）做甲事。包括：1.一件；2.两件。（责任单位：市甲局）\n"
      "（二）做乙事。\n（1）第一步。\n（2）第二步。\n（责任单位：市乙局）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("（一）", "（二）"));
  EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("市甲局"));
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市乙局"));
  EXPECT_THAT(plan.tasks[1].text, HasSubstr("（2）第二步。"));
}

TEST(ItemsTest, ChineseNumbersMayBeTheItems) {
  EXPECT_THAT(Numbers(Parse("工作分工\n一、做甲事。（市甲局负责）\n二、做乙事。（市乙局负责）\n")),
              ElementsAre("一", "二"));
}

TEST(ItemsTest, WithoutAnnotationsTheDeepestUsualNumberIsTheItem) {
  const ParsedPlan plan = Parse(
      "一、甲\n开头的话。\n1. 做甲事。内容很多。\n2. 做乙事。内容也多。\n二、乙\n3. "
      "做丙事。内容。\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2", "3"));
}

TEST(ItemsTest, SectionIntroductionsAreReportedNotLost) {
  const ParsedPlan plan =
      Parse("一、甲\n2024年要始终坚持守正创新的原则。\n1.做甲事。内容。\n2.做乙事。\n");
  EXPECT_THAT(Codes(plan), Contains("TEXT_OUTSIDE_ITEMS"));
}

TEST(ItemsTest, UnnumberedParagraphsWithHeadingSentences) {
  const std::string body = "深入开展各项活动，建立健全有关工作机制，切实提高质量。";
  const ParsedPlan plan =
      Parse("一、实施甲工程\n加强师德建设。" + body + "\n优化队伍结构。" + body +
            "\n二、实施乙工程\n改善办学条件。" + body + "\n建设智慧校园。" + body + "\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("", "", "", ""));
  EXPECT_EQ(plan.tasks[1].heading, "优化队伍结构");
  EXPECT_THAT(plan.tasks[3].section, ElementsAre("二、实施乙工程"));
}

TEST(ItemsTest, ParagraphsWithAnnotationsInADocumentWithoutNumbers) {
  const ParsedPlan plan = Parse(
      "任务分工\n改善道路条件，完成大修。（市交通局负责）\n清理河道，保持畅通。\n（责任单位：市水利"
      "局）\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("市交通局"));
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市水利局"));
}

TEST(ItemsTest, DatesOfPointsAssignThemToNobody) {
  const ParsedPlan plan = Parse(
      "2024年要点\n一、甲\n（一）做甲事。（责任单位：市甲局）\n（二）做乙事。分三步：\n1."
      "动员部署（3月底前）；\n"
      "2.集中整治（9月底前）；\n3."
      "总结验收（10月底前）。\n（责任单位：市乙局、市丙局）\n（三）做丁事。（市丁局负责）\n"
      "二、乙\n1.做戊事。（市戊局负责）\n2.做己事。（市己局负责）\n3.做庚事。（市庚局负责）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("（一）", "（二）", "（三）", "1", "2", "3"));
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市乙局", "市丙局"));
  EXPECT_EQ(DueOf(plan.tasks[1]), "2024-10-31");
  // Where nobody is named at all, the dates tell the items.
  EXPECT_THAT(
      Numbers(Parse("2024年要点\n一、甲\n（一）做甲事（3月底前）。\n（二）做乙事（6月底前）。\n")),
      ElementsAre("（一）", "（二）"));
}

TEST(ItemsTest, TwoItemsInOneParagraph) {
  const ParsedPlan plan =
      Parse("一、甲\n⒈做甲事。（市甲局负责）⒉做乙事。（市乙局负责）\n⒊做丙事。（市丙局负责）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("⒈", "⒉", "⒊"));
}

TEST(ItemsTest, AWholeDocumentOnOneLine) {
  const ParsedPlan plan = Parse(
      "某县工作要点 "
      "一、提高质量（一）抓好课堂。认真上课。（教研室负责）（二）抓好作业。（教务处负责）"
      "二、建好队伍（三）抓好培训。（人事处负责）");
  EXPECT_THAT(Numbers(plan), ElementsAre("（一）", "（二）", "（三）"));
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("一、提高质量"));
  EXPECT_THAT(plan.tasks[2].section, ElementsAre("二、建好队伍"));
}

TEST(ItemsTest, AHeadingThatStartsWithDigits) {
  const ParsedPlan plan = Parse("1.做甲事。\n2.121工程建设。内容。\n3.做丙事。\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2", "3"));
  EXPECT_EQ(plan.tasks[1].heading, "121工程建设");
}

// The count of 1. starts over in every section, also where a year or 5G follows the number.
TEST(ItemsTest, ACountThatStartsOverBeforeDigits) {
  const ParsedPlan plan = Parse(
      "2024年要点\n一、产业\n1.做甲事。（市甲局负责）\n2.做乙事。（市乙局负责）\n3."
      "做丙事。（市丙局负责"
      "）\n二、其他\n1.2024年6月底前建成园区。（市丁局负责）\n2."
      "5G基站建设。（市戊局负责）\n（一）专项\n"
      "1.121人才工程。（市己局负责）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2", "3", "1", "2", "1"));
  EXPECT_EQ(plan.tasks[3].heading, "2024年6月底前建成园区");
  EXPECT_EQ(plan.tasks[4].heading, "5G基站建设");
  EXPECT_THAT(plan.tasks[4].responsible, ElementsAre("市戊局"));
}

TEST(ItemsTest, ADecimalBelowANewSectionIsStillAQuantity) {
  const ParsedPlan plan = Parse(
      "2024年要点\n一、甲\n1.做甲事，投资\n1.5亿元。（市甲局负责）\n二、乙，规模达到\n1.5万亩\n"
      "1.做乙事。（市乙局负责）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "1"));
}

TEST(ItemsTest, NumbersInTwoParts) {
  const ParsedPlan plan = Parse(
      "2024年要点\n一、产业\n1.1 做甲事。（市甲局负责）\n1.2 做乙事。（市乙局负责）\n二、民生\n2.1 "
      "做丙事。"
      "（市丙局负责）\n2.2 做丁事。（市丁局负责）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1.1", "1.2", "2.1", "2.2"));
  EXPECT_EQ(plan.tasks[2].heading, "做丙事");
}

TEST(ItemsTest, ALengthBehindAFinishedSentenceIsAHeading) {
  const ParsedPlan plan = Parse(
      "2024年要点\n1.建成3座公厕。（市城管局负责）\n2.5公里断头路打通。（市交通局负责）\n3."
      "8万亩农田改造。\n4."
      "做丁事。\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2", "3", "4"));
  EXPECT_EQ(plan.tasks[1].heading, "5公里断头路打通");
}

// A count of the same shape as the items' inside one of them is that one's text.
TEST(ItemsTest, ACountInsideAnItem) {
  for (const char* inner : {"重点做好：1、摸排工作；2、整治工作；3、验收工作。",
                            "包括：1.摸排；2.整治；3.验收。", "分三步。1、摸排。2、整治。3、验收。",
                            "重点做好：\n1、摸排工作；\n2、整治工作；\n3、验收工作。\n"}) {
    const ParsedPlan plan =
        Parse(std::string("2024年要点\n1.做好甲事。（市教育局负责）\n2.做好乙事。") + inner +
              "（市财政局负责）\n3.做好丙事。（市民政局负责）\n");
    EXPECT_THAT(Numbers(plan), ElementsAre("1", "2", "3")) << inner;
    ASSERT_EQ(plan.tasks.size(), 3U);
    EXPECT_THAT(plan.tasks[1].text, HasSubstr("整治")) << inner;
    EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市财政局")) << inner;
  }
}

TEST(ItemsTest, ItemsBehindACountInTheirParagraphAreItems) {
  const ParsedPlan plan = Parse(
      "2024年要点\n一、甲\n1.做甲事，包括：1、摸排；2、整治。（市甲局负责）2."
      "做乙事。（市乙局负责）\n（一）"
      "乙：1.做丙事。（市丙局负责）2.做丁事。（市丁局负责）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2", "1", "2"));
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市乙局"));
}

TEST(ItemsTest, DecimalsAtALineStartAreText) {
  const ParsedPlan plan = Parse("1.做甲事，投资\n2.5亿元，建成投用。\n2.做乙事。\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2"));
  EXPECT_THAT(plan.tasks[0].text, HasSubstr("2.5亿元"));
}

TEST(ItemsTest, TextBelowAnAnnotationStaysWithItsItem) {
  const ParsedPlan plan = Parse("1.做甲事。（市甲局负责）\n其他有关事项另行通知。\n2.做乙事。\n");
  EXPECT_THAT(plan.tasks[0].text, HasSubstr("另行通知"));
}

TEST(ItemsTest, ListsOfAttachmentsAndPageNoiseAreNoItems) {
  const ParsedPlan plan = Parse(
      "关于印发要点的通知\n附件：1.任务清单\n2.联系人名单\n某市教育局\n2024年1月5日\n2024年要点\n1."
      "做甲事。\n"
      "2.做乙事。\n上一篇:别的要点\n221381\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2"));
  EXPECT_EQ(plan.tasks[1].text, "做乙事。");
}

TEST(ItemsTest, TheCoverNoticesOwnPointsAreNoItems) {
  const ParsedPlan plan = Parse(
      "关于分解任务的通知\n一、加强领导。各单位要高度重视。\n二、严格督查。按月报送进展。\n附件：任"
      "务分解表\n"
      "2024年重点任务分解\n一、经济目标\n1.做甲事。（责任单位：市甲局）\n2."
      "做乙事。（责任单位：市乙局）\n");
  EXPECT_THAT(Numbers(plan), ElementsAre("1", "2"));
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("一、经济目标"));
  EXPECT_THAT(Codes(plan), Contains("TEXT_OUTSIDE_ITEMS"));
}

TEST(ItemsTest, UnnumberedHeadingsBetweenItemsAreSections) {
  const ParsedPlan plan = Parse(
      "2024年任务清单\n1.做甲事。（市甲局负责）\n民生保障方面\n2.做乙事。（市乙局负责）\n3."
      "做丙事。\n");
  EXPECT_EQ(plan.tasks[0].text, "做甲事。");
  EXPECT_THAT(plan.tasks[1].section, ElementsAre("民生保障方面"));
  EXPECT_THAT(plan.tasks[2].section, ElementsAre("民生保障方面"));
}

TEST(ItemsTest, SourceSpansCoverTheItemWithItsAnnotation) {
  const std::string text = "要点\n一、甲\n1.做甲事。（市甲局负责）\n2.做乙事。\n";
  const ParsedPlan plan = Parse(text);
  const SourceSpan source = plan.tasks[0].source;
  EXPECT_EQ(text.substr(source.begin, source.end - source.begin), "1.做甲事。（市甲局负责）");
}

TEST(ItemsTest, ADocumentWithoutItemsIsRefused) {
  for (const char* text :
       {"今天天气很好。", "hello world", "关于开会的通知\n各单位：\n请参会。\n"}) {
    const auto plan = ParsePlan(text, {.text_bytes_max = 1000});
    EXPECT_EQ(plan.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(base::DetailOf(plan.status())->fields[0].reason, "NO_ITEMS_FOUND") << text;
  }
}

TEST(ItemsTest, ACoverMayCountInArabicNumbers) {
  const ParsedPlan plan = Parse(
      "关于印发2024年任务分工的通知\n1."
      "明确责任。每项任务列第一位的责任单位为牵头单位，牵头单位负总责。\n"
      "2.加强调度。每月25日前报送进展。\n某市政府\n2024年1月5日\n2024年任务分工\n一、项目\n"
      "1.修路。\n责任单位：市交通局、市财政局\n2.建桥。\n责任单位：市水利局\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市交通局"));
  EXPECT_THAT(plan.tasks[0].support, ElementsAre("市财政局"));
  EXPECT_THAT(Codes(plan), Contains("TEXT_OUTSIDE_ITEMS"));
}

TEST(ItemsTest, ACoverThatNamesWhomToAsk) {
  const ParsedPlan plan = Parse(
      "关于印发2024年任务分工的通知\n一、提高认识。抓紧落实。\n二、加强调度。按月报送。\n"
      "（联系人：某某，联系电话：0000-1234567）\n一、项目\n1.修路。（市交通局负责）\n2."
      "建桥。（市水利局负责）\n");
  EXPECT_EQ(plan.tasks.size(), 2U);
}

TEST(ItemsTest, AClosingParagraphIsNotTheLastItems) {
  const ParsedPlan plan = Parse(
      "2024年工作要点\n一、党建\n1.抓学习。（办公室负责）\n2.抓纪律。（纪委负责）\n"
      "各科室要抓紧落实，于12月20日前报送总结。\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[1].text, "抓纪律。");
  EXPECT_EQ(DueOf(plan.tasks[1]), "");
  EXPECT_THAT(Codes(plan), Contains("TEXT_OUTSIDE_ITEMS"));
}

TEST(ItemsTest, AYearBehindTheNumberIsNoFraction) {
  const ParsedPlan plan = Parse(
      "2024年任务\n（一）做甲类事。1．2024年底前做甲事。（市甲局负责）2．2025年底前做乙事。（市乙局"
      "负责）\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].text, "2024年底前做甲事。");
  EXPECT_EQ(plan.tasks[1].number, "2");
}

}  // namespace
}  // namespace duban::domain
