// Task tables in the shapes copying leaves them in.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> Headings(const ParsedPlan& plan) {
  std::vector<std::string> headings;
  headings.reserve(plan.tasks.size());
  for (const ParsedTask& task : plan.tasks) headings.push_back(task.heading);
  return headings;
}

TEST(TableTest, TabsWithMergedCells) {
  const ParsedPlan plan = Parse(
      "2024年任务分工表\n序号\t工作事项\t主要内容\t牵头单位\t配合单位\n"
      "1\t建好校舍。\t新建校舍6栋。\t市教育局\t市住建局，市财政局、市规划局\n"
      "维修校舍。\t各区政府\t/\n2\t配齐教师。\t招聘教师。\t市人社局\t\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[0].heading, "建好校舍");
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市教育局"));
  EXPECT_THAT(plan.tasks[0].support, ElementsAre("市住建局", "市财政局", "市规划局"));
  EXPECT_THAT(plan.tasks[0].targets, ElementsAre("新建校舍6栋"));
  EXPECT_EQ(plan.tasks[1].number, "1");  // inherited from the merged cell
  EXPECT_EQ(plan.tasks[1].text, "维修校舍。");
  EXPECT_THAT(plan.tasks[1].lead, ElementsAre("各区政府"));
  EXPECT_THAT(plan.tasks[1].support, IsEmpty());
  EXPECT_THAT(plan.tasks[2].support, IsEmpty());
}

TEST(TableTest, OneCellALineWithPipes) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n工作任务\n|\n具体要求\n|\n责任科室\n|\n时限要求\n|\n公开信息\n|\n1\n|"
      "\n公布目录。\n|\n办公室\n|\n"
      "年底前\n|\n2\n|\n更新专栏。\n|\n各科室\n|\n持续推进\n|\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].number, "1");
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("公开信息"));
  EXPECT_EQ(plan.tasks[0].heading, "公布目录");
  EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("办公室"));
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-12-31");
  EXPECT_EQ(DueOf(plan.tasks[1]), "持续推进");
  EXPECT_TRUE(plan.tasks[1].standing);
}

TEST(TableTest, PipedRows) {
  const ParsedPlan plan = Parse(
      "2024年台账\n| 序号 | 重点任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n"
      "| 1 | 修路 | 市交通局 | 2024年6月底 |\n| 2 | 植树 | 市林业局、各区 | 10月底前 |\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[1].heading, "植树");
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市林业局", "各区"));
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-06-30");
}

TEST(TableTest, PageBreaksStandBetweenRows) {
  for (const std::string between :
       {"- 3 -\n", "第3页 共9页\n", "3\n", "- 3 -\n序号\t任务\t责任单位\t时限\n",
        "续表\n序号\t任务\t责任单位\t时限\n",
        "某市任务分解表（续）\n序号\t任务\t责任单位\t时限\n"}) {
    const ParsedPlan plan = Parse("2024年任务分解表\n序号\t任务\t责任单位\t时限\n" +
                                  std::string("1\t修路\t市交通局\t6月底\n") + between +
                                  "2\t植树\t市林业局\t9月底\n3\t治水\t市水利局\t年底\n");
    EXPECT_THAT(Headings(plan), ElementsAre("修路", "植树", "治水")) << between;
    ASSERT_EQ(plan.tasks.size(), 3U);
    EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市林业局")) << between;
    EXPECT_EQ(DueOf(plan.tasks[1]), "2024-09-30") << between;
  }
}

TEST(TableTest, APageBreakInPipedAndDrawnRows) {
  EXPECT_THAT(Headings(Parse("2024年台账\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 修路 | "
                             "市交通局 |\n- 7 -\n| 序号 | 任务 | 责任单位 |\n| 2 | 植树 | "
                             "市林业局 |\n")),
              ElementsAre("修路", "植树"));
  EXPECT_THAT(
      Headings(Parse("2024年台账\n┌──┬──┬──┐\n│序号│任务│责任单位│\n├──┼──┼──┤\n│1│修路│市交│"
                     "\n│││通局│\n├──┼──┼──┤\n└──┴──┴──┘\n- 2 -\n┌──┬──┬──┐\n│序号│任务│责任单位│\n"
                     "├──┼──┼──┤\n│2│植树│市林业局│\n└──┴──┴──┘\n")),
      ElementsAre("修路", "植树"));
}

TEST(TableTest, LinesBetweenRowsNameTheirGroup) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t责任单位\t时限\n一、基础设施\n（一）道路\n1\t修路\t市交通局\t6"
      "月"
      "底\n（二）水系\n2\t治水\t市水利局\t9月底\n民生保障方面\n3\t建校\t市教育局\t年底\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("一、基础设施", "（一）道路"));
  EXPECT_THAT(plan.tasks[1].section, ElementsAre("一、基础设施", "（二）水系"));
  EXPECT_THAT(plan.tasks[2].section, ElementsAre("民生保障方面"));
  EXPECT_EQ(plan.tasks[2].text, "建校");
}

TEST(TableTest, ARowOfAChineseNumberAndANameIsAGroup) {
  const ParsedPlan plan = Parse(
      "2024年实事清单\n| 序号 | 项目名称 | 建设内容 | 牵头单位 |\n| 一 | 教育类 | | |\n| （一） | "
      "学前教育 | | |\n"
      "| 1 | 建园 | 新建幼儿园2所。 | 区教育局 |\n| 二 | 卫生类 | | |\n| 2 | 建院 | "
      "新建卫生院1家。 | 区卫健委 |\n");
  EXPECT_THAT(Headings(plan), ElementsAre("建园", "建院"));
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("教育类", "学前教育"));
  EXPECT_THAT(plan.tasks[1].section, ElementsAre("卫生类"));
  // Where all rows are numbered so, each is a task.
  EXPECT_THAT(
      Headings(Parse("2024年实事清单\n序号\t项目名称\t牵头单位\n一\t建园\t\n二\t建院\t区卫健委\n")),
      ElementsAre("建园", "建院"));
}

TEST(TableTest, ACellOfSeveralLines) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t责任单位\t时限\n"
      "1\t抓好校园安全。一是排查隐患。\n二是整改问题。\n三是健全制度。\t市教育局\t6月底\n"
      "2\t做好招生。\n公布方案。\t市教育局、\n各区教育局\t8月底\n"
      "3\t做好资助\t市财政局、\n市民政局\t年底\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[0].heading, "抓好校园安全");
  EXPECT_EQ(plan.tasks[0].text, "抓好校园安全。一是排查隐患。\n二是整改问题。\n三是健全制度。");
  EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("市教育局"));
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-06-30");
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市教育局", "各区教育局"));
  EXPECT_EQ(DueOf(plan.tasks[1]), "2024-08-31");
  EXPECT_THAT(plan.tasks[2].responsible, ElementsAre("市财政局", "市民政局"));
  EXPECT_EQ(DueOf(plan.tasks[2]), "2024-12-31");
}

TEST(TableTest, TheVerbOfABrokenListIsForAllOfIt) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t责任单位\t时限\n1\t修路\t市交通局、\n市财政局牵头，市住建局配"
      "合\t6月底"
      "\n2\t植树\t市林业局\n各区政府\t9月底\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市交通局", "市财政局"));
  EXPECT_THAT(plan.tasks[0].support, ElementsAre("市住建局"));
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市林业局", "各区政府"));
}

TEST(TableTest, TheLastCellOfARowMayGoOn) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t时限\t责任单位\n1\t修路\t6月底\t市交通局、\n市财政局\n"
      "2\t植树\t9月底\t市林业局、\n各区政府\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("市交通局", "市财政局"));
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市林业局", "各区政府"));
  EXPECT_THAT(plan.tasks[1].section, IsEmpty());
}

// A merged row, not the rest of the row above, whatever cells that one lacks.
TEST(TableTest, ARowBelowAMergedCellKeepsToItself) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t内容\t责任单位\t时限\n1\t建好校舍\t新建校舍。\t市教育局\n"
      "维修校舍。\t各区政府\t6月底\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("市教育局"));
  EXPECT_EQ(DueOf(plan.tasks[0]), "");
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("各区政府"));
}

TEST(TableTest, TheTextBehindATableIsNotItsRow) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t责任单位\n1\t修路\t市交通局\n2\t植树\t市林业局\n"
      "注：各单位要按月报送进展情况。\n本表自印发之日起执行。\n");
  EXPECT_THAT(Headings(plan), ElementsAre("修路", "植树"));
  EXPECT_EQ(plan.tasks[1].text, "植树");
  EXPECT_THAT(plan.tasks[1].recurrence, IsEmpty());
  EXPECT_THAT(Codes(plan), Contains("TEXT_OUTSIDE_ITEMS"));
}

TEST(TableTest, AnAnnotationBehindATableIsNotTheTitlesAboveIt) {
  for (const char* note : {"（联系人：李明，电话：88001234）", "责任单位：市政府办公室"}) {
    const ParsedPlan plan = Parse(std::string("某市2024年重点任务分工方案\n序号\t任务\t责任单位\t时"
                                              "限\n1\t修建城区主干道路\t市交通局\t6月底\n"
                                              "2\t栽植行道树\t市林业局\t9月底\n") +
                                  note + "\n");
    EXPECT_THAT(Headings(plan), ElementsAre("修建城区主干道路", "栽植行道树"));
    EXPECT_THAT(Codes(plan), Contains(AnyOf("TEXT_OUTSIDE_ITEMS", "PAGE_NOISE")));
  }
}

TEST(TableTest, AHeadAtTheVeryEndIsText) {
  const ParsedPlan plan =
      Parse("2024年要点\n1.修路。（市交通局负责）\n2.植树。（市林业局负责）\n序号\t任务\t责任单位");
  EXPECT_THAT(Headings(plan), ElementsAre("修路", "植树"));
  EXPECT_THAT(plan.tasks[1].text, HasSubstr("任务"));
}

TEST(TableTest, TwoColumns) {
  for (const std::string text :
       {"2024年分工表\n重点任务\t责任单位\n1.修路\t市交通局\n2.植树\t市林业局\n",
        "2024年分工表\n|重点任务|责任单位|\n|---|---|\n|1.修路|市交通局|\n|2.植树|市林业局|\n",
        "2024年分工表\n工作事项\t承办科室\n修路\t市交通局\n植树\t市林业局\n"}) {
    const ParsedPlan plan = Parse(text);
    EXPECT_THAT(Headings(plan), ElementsAre("修路", "植树")) << text;
    ASSERT_EQ(plan.tasks.size(), 2U);
    EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市林业局"));
  }
  // A tab in front of an annotation makes no head.
  EXPECT_THAT(Headings(Parse("2024年要点\n1.抓好项目\t责任单位：办公室\n2.抓好工作\t责任单位："
                             "人事科\n")),
              ElementsAre("抓好项目", "抓好工作"));
}

TEST(TableTest, EmptyCellsAtTheEndsOfALineKeepTheirPlace) {
  const ParsedPlan plan = Parse(
      "2024年分工表\n工作任务\t责任单位\t完成时限\n修路\t市交通局\t6月底\n植树\t市林业局\t\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[1].heading, "植树");
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("市林业局"));
  EXPECT_EQ(DueOf(plan.tasks[1]), "");
  // The same when the tab at the end was lost.
  const ParsedPlan trimmed =
      Parse("2024年分工表\n工作任务\t责任单位\t完成时限\n修路\t市交通局\t6月底\n植树\t市林业局\n");
  ASSERT_EQ(trimmed.tasks.size(), 2U);
  EXPECT_THAT(trimmed.tasks[1].responsible, ElementsAre("市林业局"));
}

TEST(TableTest, RemarksAreKeptAndSetNothing) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t责任单位\t备注\n1\t修路\t市交通局\t已完成30%，6月底前验收\n"
      "2\t植树\t市林业局\t/\n3\t治水\t市水利局\t\t另附图纸\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[0].text, "修路\n备注：已完成30%，6月底前验收");
  EXPECT_THAT(plan.tasks[0].targets, IsEmpty());
  EXPECT_EQ(DueOf(plan.tasks[0]), "");
  EXPECT_EQ(plan.tasks[1].text, "植树");
  EXPECT_EQ(plan.tasks[2].text, "治水\n另附图纸");
}

TEST(TableTest, ATaskOfSeveralSentencesIsNoMereName) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号\t任务\t具体要求\t责任单位\n1\t修路。先修主干道。\t新建5公里。\t市交通"
      "局\n"
      "2\t植树。\t植树3万株。\t市林业局\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].text, "修路。先修主干道。\n新建5公里。");
  EXPECT_EQ(plan.tasks[1].text, "植树3万株。");
}

TEST(FlattenedTableTest, AContentOfSeveralLines) {
  for (const std::string bar : {"", "|\n"}) {
    std::string text = "2024年任务分解\n";
    for (const char* cell :
         {"序号", "工作任务", "责任科室", "时限要求", "1", "抓好排查。\n抓好整改。", "办公室",
          "6月底", "2", "更新专栏。", "各科室", "持续推进", "3",
          "办好会议。\n做好宣传。\n写好总结。", "人事科", "年底前"}) {
      text += std::string(cell) + "\n" + bar;
    }
    const ParsedPlan plan = Parse(text);
    ASSERT_EQ(plan.tasks.size(), 3U) << text;
    EXPECT_EQ(plan.tasks[0].text, "抓好排查。\n抓好整改。");
    EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("办公室"));
    EXPECT_EQ(DueOf(plan.tasks[0]), "2024-06-30");
    EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("各科室"));
    EXPECT_EQ(plan.tasks[2].text, "办好会议。\n做好宣传。\n写好总结。");
    EXPECT_THAT(plan.tasks[2].responsible, ElementsAre("人事科"));
    EXPECT_EQ(DueOf(plan.tasks[2]), "2024-12-31");
  }
}

TEST(FlattenedTableTest, BodiesOfSeveralLines) {
  const ParsedPlan plan = Parse(
      "2024年目标任务分解\n序号\n目标任务\n责任单位\n时限\n1\n引进项目10个，\n其中外资2个\n区招商中"
      "心\n区商务局"
      "\n12月底前\n2\n形成方案，\n上报市委\n区委办公室\n6月底\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].heading, "引进项目10个");
  EXPECT_EQ(plan.tasks[0].text, "引进项目10个，\n其中外资2个");
  EXPECT_THAT(plan.tasks[0].responsible, ElementsAre("区招商中心", "区商务局"));
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("区委办公室"));
  EXPECT_THAT(Codes(plan), Not(Contains("PAGE_NOISE")));
}

TEST(FlattenedTableTest, TheSignatureBehindTheLastRowIsNoneOfItsCells) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n序号\n任务\n责任单位\n时限\n1\n修路\n市交通局\n6月底\n2\n植树\n绿化专干\n9月"
      "底\n某市林业局"
      "\n2024年3月1日\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[1].text, "植树");
  EXPECT_EQ(DueOf(plan.tasks[1]), "2024-09-30");
}

TEST(FlattenedTableTest, AnEmptyCellBetweenBars) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n序号\n|\n任务\n|\n责任科室\n|\n时限\n|\n1\n|\n修路\n|\n|\n6月底\n|\n"
      "2\n|\n植树\n|\n林业科\n|\n|\n3\n|\n治水\n|\n水利科\n|\n年底\n|\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(plan.tasks[0].responsible, IsEmpty());
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-06-30");
  EXPECT_THAT(plan.tasks[1].responsible, ElementsAre("林业科"));
  EXPECT_EQ(DueOf(plan.tasks[1]), "");
  EXPECT_THAT(plan.tasks[2].responsible, ElementsAre("水利科"));
}

TEST(FlattenedTableTest, GroupsAndPagesBetweenRows) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n序号\n任务\n责任单位\n时限\n基础设施\n1\n修路\n市交通局\n6月底\n民生保障\n2"
      "\n"
      "建校\n市教育局\n年底\n- 2 -\n序号\n任务\n责任单位\n时限\n3\n养老\n市民政局\n9月底\n");
  EXPECT_THAT(Headings(plan), ElementsAre("修路", "建校", "养老"));
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("基础设施"));
  EXPECT_EQ(plan.tasks[0].text, "修路");
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-06-30");
  EXPECT_THAT(plan.tasks[1].section, ElementsAre("民生保障"));
  EXPECT_THAT(plan.tasks[2].responsible, ElementsAre("市民政局"));
}

TEST(TableTest, TheColumnBehindTheNumberMayHaveAnyName) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n序号\t民心工程\t责任单位\t完成时限\n1\t加装电梯20部\t市住建局\t10月底前\n");
  EXPECT_THAT(Headings(plan), ElementsAre("加装电梯20部"));
  const auto contacts = ParsePlan("2024年通讯录\n序号\t单位\t责任部门\n1\t甲公司\t办公室\n",
                                  {.text_bytes_max = 1000});
  EXPECT_FALSE(contacts.ok());  // no tasks
}

TEST(TableTest, ACellMaySayWhatItsBodiesDo) {
  const ParsedPlan plan = Parse(
      "2024年政务公开安排\n目标任务\t主要内容\t责任单位\n一、公开财政\n"
      "（一）公开预算\t公开部门预算。\t市财政局牵头落实\n\t公开转移支付。\t市审计局、市人行分别牵头"
      "落实\n"
      "二、公开项目\n（二）公开审批\t公开项目审批结果。\t市发改委牵头，各县区配合\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市财政局"));
  EXPECT_THAT(plan.tasks[0].section, ElementsAre("一、公开财政"));
  EXPECT_THAT(plan.tasks[1].lead, ElementsAre("市审计局", "市人行"));
  EXPECT_THAT(plan.tasks[2].support, ElementsAre("各县区"));
}

TEST(TableTest, ADrawnHeadOfTwoLines) {
  const ParsedPlan plan = Parse(
      "2024年项目表\n┌──┬────┬────┬────┐\n│序号│项目名称│牵头实施│完成时限│\n│    │        │单位   "
      " │"
      "        │\n├──┼────┼────┼────┤\n│1   │新建水厂│市水务局│6月底前 │\n├──┼────┼────┼────┤\n"
      "│2   │扩建公园│市园林局│9月底前 │\n└──┴────┴────┴────┘\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市水务局"));
  EXPECT_EQ(plan.tasks[1].heading, "扩建公园");
  EXPECT_EQ(DueOf(plan.tasks[1]), "2024-09-30");
}

TEST(TableTest, ARowBrokenInItsTextAndAgainInItsRoles) {
  const ParsedPlan plan = Parse(
      "2024年任务表\n序号\t任务\t举措\t牵头单位\t配合单位\t时限\n1\t提升质效\t首办率达到90%；\n"
      "办结率达到95%。\t市法院\t市公安局\n市税务局\t10月底\n2\t规范检查\t减少检查。\t市司法局\t/"
      "\t年底\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].text, "首办率达到90%；\n办结率达到95%。");
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("市法院"));
  EXPECT_THAT(plan.tasks[0].support, ElementsAre("市公安局", "市税务局"));
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-10-31");
  EXPECT_THAT(plan.tasks[1].lead, ElementsAre("市司法局"));
}

TEST(FlattenedTableTest, ABarBehindEachCell) {
  const ParsedPlan plan = Parse(
      "2024年任务分解表\n序号 |\n任务 |\n分 管 领导 |\n牵头单位 |\n责任单位 |\n1 |\n扩大托育供给。 "
      "|\n"
      "方 悦 |\n县教育局 |\n各镇 |\n2 |\n建设学院。 |\n陆 明俞 悦 |\n县发改委 |\n县财政局 |\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].leader, ElementsAre("方 悦"));
  EXPECT_THAT(plan.tasks[1].leader, ElementsAre("陆 明", "俞 悦"));
  EXPECT_THAT(plan.tasks[1].lead, ElementsAre("县发改委"));
  EXPECT_THAT(plan.tasks[1].support, ElementsAre("县财政局"));
}

TEST(FlattenedTableTest, OfSeveralLinesOneLeads) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n序号\n任务\n牵头单位\n配合单位\n时限\n1\n造林\n生态处\n计财处\n种苗站\n年底"
      "\n");
  ASSERT_EQ(plan.tasks.size(), 1U);
  EXPECT_THAT(plan.tasks[0].lead, ElementsAre("生态处"));
  EXPECT_THAT(plan.tasks[0].support, ElementsAre("计财处", "种苗站"));
}

}  // namespace
}  // namespace duban::domain
