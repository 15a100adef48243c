// Task tables in the shapes copying leaves them in.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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

}  // namespace
}  // namespace duban::domain
