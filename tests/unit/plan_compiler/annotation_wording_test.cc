// Wordings of labels, verbs and asides in annotations, and what only looks like one.
#include <absl/strings/str_join.h>
#include <gtest/gtest.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

// Names of one role are joined by |.
struct Wording {
  const char* printed;
  const char* lead;
  const char* support;
  const char* responsible;
  const char* due = "";
  const char* duties = "";
};

void PrintTo(const Wording& wording, std::ostream* out) { *out << wording.printed; }

class AnnotationWordingTest : public testing::TestWithParam<Wording> {};

TEST_P(AnnotationWordingTest, IsReadAsWhatItSays) {
  const ParsedTask task = ParseItem(GetParam().printed);
  EXPECT_EQ(absl::StrJoin(task.lead, "|"), GetParam().lead);
  EXPECT_EQ(absl::StrJoin(task.support, "|"), GetParam().support);
  EXPECT_EQ(absl::StrJoin(task.responsible, "|"), GetParam().responsible);
  EXPECT_EQ(DueOf(task), GetParam().due);
  EXPECT_EQ(absl::StrJoin(Duties(task), "|"), GetParam().duties);
}

INSTANTIATE_TEST_SUITE_P(
    Labels, AnnotationWordingTest,
    testing::Values(
        Wording{"\n责任分工：市教育局牵头，市财政局配合。", "市教育局", "市财政局", ""},
        Wording{"（任务分工：市教育局负责总牵头，市财政局配合）", "市教育局", "市财政局", ""},
        Wording{"\n职责分工：市教育局制定实施方案，明确培训内容。", "", "", ""},
        Wording{"\n责任乡镇：青山镇、白水镇", "", "", "青山镇|白水镇"},
        Wording{"\n责任街道：东城街道", "", "", "东城街道"},
        Wording{"（责任县区：青山区、白水县；配合单位：市财政局）", "", "市财政局",
                "青山区|白水县"},
        Wording{"\n支持企业：落实税费优惠政策。", "", "", ""},
        Wording{"（责任单位：市教育局；整改时限：6月底；督办单位：市政府督查室）", "", "",
                "市教育局", "2024-06-30"},
        Wording{"（责任单位：市教育局，督办单位：市政府督查室）", "", "", "市教育局"},
        Wording{"（牵头单位：市教育局；联系电话：12345678；配合单位：市财政局）", "市教育局",
                "市财政局", ""},
        Wording{"（责任单位：市教育局；各县区：东城区）", "", "", "市教育局|各县区：东城区"},
        Wording{"（责任单位：市教育局；办结时间：9月底前）", "", "", "市教育局", "2024-09-30"},
        Wording{"（责任单位：市教育局；时间节点：6月底前启动；12月底前完成）", "", "", "市教育局",
                "2024-12-31"},
        Wording{"\n公示期限：5个工作日", "", "", ""}, Wording{"\n工作时间：周一至周五", "", "", ""},
        Wording{"\n实施时间：2024年3月至6月", "", "", "", "2024-06-30"},
        Wording{"（责任单位：市教育局；其中：高中处）", "", "", "市教育局|其中：高中处"},
        Wording{"\n责 任 单 位：市教育局", "", "", "市教育局"},
        Wording{"\n牵 头 单 位：市教育局\n配 合 单 位：市财政局\n完 成 时 限：9月底前", "市教育局",
                "市财政局", "", "2024-09-30"},
        Wording{"\n市教育局 责任 单位", "", "", ""},
        Wording{"（牵头（主办）单位：市教育局）", "市教育局", "", ""},
        Wording{"（责任单位及责任人：市教育局）", "", "", "市教育局"},
        Wording{"（责任单位、责任人：市教育局 张三）", "", "", "市教育局"},
        Wording{"（责任单位负责人：张三）", "", "", ""},
        Wording{"（牵头单位：市教育局\t配合单位：市财政局）", "市教育局", "市财政局", ""}));

INSTANTIATE_TEST_SUITE_P(
    Asides, AnnotationWordingTest,
    testing::Values(
        Wording{"（市教育局负责，在6月底前完成）", "", "", "市教育局", "2024-06-30"},
        Wording{"（市教育局负责，拟于2024年6月底前完成）", "", "", "市教育局", "2024-06-30"},
        Wording{"（市教育局负责，预计9月完成）", "", "", "市教育局", "2024-09-30"},
        Wording{"（市教育局牵头，2024年6月底前完成全部项目的前期工作并于年底前全面开工建设）",
                "市教育局", "", "", "2024-12-31"},
        Wording{"（市教育局6月底前完成）", "", "", "市教育局", "2024-06-30"},
        Wording{"（市教育局、市财政局于6月底前完成）", "", "", "市教育局|市财政局", "2024-06-30"},
        Wording{"（市教育局牵头6月底前完成，市财政局配合）", "市教育局", "市财政局", "",
                "2024-06-30"},
        Wording{"（责任单位：市教育局、2024年度考核办公室）", "", "",
                "市教育局|2024年度考核办公室"},
        Wording{"扩面（其中6月底前建成2所）。", "", "", "", "2024-06-30"},
        Wording{"（市教育局负责，每年12月底前）", "", "", "市教育局", "", "每年12月底前"},
        Wording{"（市教育局负责，按月推进）", "", "", "市教育局", "", "按月推进"},
        Wording{"（责任单位：市教育局，每季度报送一次进展）", "", "", "市教育局", "",
                "每季度报送一次进展"},
        Wording{"（每个县区负责）", "", "", "每个县区"},
        Wording{"（市教育局负责，6月底前启动，并于12月底前完成）", "", "", "市教育局",
                "2024-12-31"},
        Wording{"（市教育局负责，并长期坚持）", "", "", "市教育局", "并长期坚持"},
        Wording{"（市教育局牵头，列入年度考核）", "市教育局", "", ""},
        Wording{"（牵头单位：市教育局，并报市政府审定）", "市教育局", "", ""},
        Wording{"（各项目牵头单位负责）", "", "", "各项目牵头单位"},
        Wording{"（市教育局负责，立即实施）", "", "", "市教育局"},
        Wording{"（市教育局负责，适时推进）", "", "", "市教育局"},
        Wording{"（市教育局牵头，全面推进）", "市教育局", "", ""},
        Wording{"（全面推进）", "", "", ""},
        Wording{"（市工信局牵头，中国移动配合）", "市工信局", "中国移动", ""},
        Wording{"（市工信局牵头，中国移动、中国联通配合）", "市工信局", "中国移动|中国联通", ""}));

INSTANTIATE_TEST_SUITE_P(
    Verbs, AnnotationWordingTest,
    testing::Values(
        Wording{"（市教育局牵头完成）", "市教育局", "", ""},
        Wording{"（市教育局牵头开展，市财政局配合完成）", "市教育局", "市财政局", ""},
        Wording{"（市民政局组织开展）", "", "", "市民政局"},
        Wording{"（市总工会组织实施）", "", "", "市总工会"},
        Wording{"（各级党组织负责）", "", "", "各级党组织"},
        Wording{"改善条件（政府承担）。", "", "", ""},
        Wording{"开展试点（部分学校已完成）。", "", "", ""},
        Wording{"（市教育局负责总牵头，市财政局配合）", "市教育局", "市财政局", ""},
        Wording{"（市教育局、市财政局根据职责分工负责）", "", "", "市教育局|市财政局"},
        Wording{"（市教育局、市财政局按职能职责分工负责）", "", "", "市教育局|市财政局"},
        Wording{"（市教育局、市财政局按照各自职能抓好落实）", "", "", "市教育局|市财政局"},
        Wording{"（市教育局、市财政局依据职责）", "", "", "市教育局|市财政局"},
        Wording{"（市教育局统筹协调，市财政局配合）", "", "市财政局", "市教育局"},
        Wording{"（市教育局负责指导，各区实施）", "", "", "市教育局|各区"},
        Wording{"（市教育局牵头制定方案）", "市教育局", "", ""},
        Wording{"（市教育局牵头，市财政局配合做好资金保障）", "市教育局", "市财政局", ""},
        Wording{"（牵头单位：市教育局。各区参照执行）", "市教育局", "各区", ""},
        Wording{"（牵头单位：市教育局，市财政局配合）", "市教育局", "市财政局", ""},
        Wording{"（责任单位：市教育局，市财政局协助做好保障）", "", "市财政局", "市教育局"},
        Wording{"（责任单位：市教育局，市财政局牵头）", "市教育局|市财政局", "", ""},
        Wording{"（市教育局，市财政局、市人社局配合）", "", "市财政局|市人社局", "市教育局"},
        Wording{"（市教育局牵头，市财政局，市人社局配合）", "市教育局", "市财政局|市人社局", ""},
        Wording{"（责任单位：市教育局（牵头）、市财政局、市人社局（配合））", "市教育局",
                "市人社局|市财政局", ""},
        Wording{"（责任单位：市财政局、市交通委（市道运局））", "", "",
                "市财政局|市交通委（市道运局）"},
        Wording{"（市教育局牵头，市财政局予以支持）", "市教育局", "市财政局", ""},
        Wording{"（市教育局牵头，按整改方案时限完成）", "市教育局", "", ""},
        Wording{"（市教育局、市财政局，按职责分工负责）", "", "", "市教育局|市财政局"},
        Wording{"（市教育局牵头，市协作办参与）", "市教育局", "市协作办", ""},
        Wording{"（以上工作由市教育局牵头，市财政局配合）", "市教育局", "市财政局", ""},
        Wording{"（以上数据由市统计局提供）", "", "", ""}));

INSTANTIATE_TEST_SUITE_P(
    Lists, AnnotationWordingTest,
    testing::Values(
        Wording{"（高等教育处等相关处室负责）", "", "", "高等教育处"},
        Wording{"（中等职业教育处、高等教育有关单位负责）", "", "",
                "中等职业教育处|高等教育有关单位"},
        Wording{"（市教育局等七部门按职责分工负责）", "", "", "市教育局"},
        Wording{"（市财政局等有关部门和市供电公司负责）", "", "", "市财政局|市供电公司"},
        Wording{"（市财政局等市直单位以及市文化和旅游局负责）", "", "", "市财政局|市文化和旅游局"},
        Wording{"（市财政局等有关部门和单位负责）", "", "", "市财政局"}));

INSTANTIATE_TEST_SUITE_P(
    Rows, AnnotationWordingTest,
    testing::Values(Wording{"（牵头单位：市教育局）（责任单位：市财政局、市人社局）", "市教育局",
                            "市财政局|市人社局", ""},
                    Wording{"（牵头单位：市教育局）\n（责任单位：市财政局）", "市教育局",
                            "市财政局", ""},
                    Wording{"（市教育局牵头）\n责任单位：市财政局", "市教育局", "市财政局", ""},
                    Wording{"\n市教育局牵头落实\n市财政局负责落实", "市教育局", "市财政局", ""},
                    Wording{"\n责任单位：市教育局、市财政局、\n市人社局\n完成时限：6月底", "", "",
                            "市教育局|市财政局|市人社局", "2024-06-30"},
                    Wording{"\n责任单位：市教育局\n市人社局做好保障。", "", "", "市教育局"},
                    Wording{"（牵头单位：市教育局）做乙事。（责任单位：市财政局）", "市教育局", "",
                            "市财政局"}));

TEST(AnnotationRowTest, BracketsInARowAreOneAnnotation) {
  const ParsedTask task = ParseItem("（牵头单位：市教育局）\n（责任单位：市财政局）");
  EXPECT_EQ(absl::StrJoin(task.annotations, "|"), "（牵头单位：市教育局）\n（责任单位：市财政局）");
  EXPECT_EQ(task.text, "做好甲项工作。");
}

TEST(AnnotationPeopleTest, APersonPrintedBehindHisBodyIsNoPartOfItsName) {
  const ParsedTask task = ParseItem("\n责任单位和责任人：市教育局 张三、市财政局 李四光");
  EXPECT_EQ(absl::StrJoin(task.responsible, "|"), "市教育局|市财政局");
  EXPECT_EQ(absl::StrJoin(task.person, "|"), "张三|李四光");
  EXPECT_TRUE(ParseItem("（责任单位:教育局 财政局 人社局）").person.empty());
}

TEST(AnnotationCellTest, ACellMayHoldLabelsOfItsOwn) {
  const ParsedPlan plan = Parse(
      "2024年工作要点\n序号\t任务\t责任单位\n"
      "1\t修路\t牵头单位：市交通局；配合单位：市财政局\n2\t建桥\t市水利局；督办单位：市府办\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].lead, "|"), "市交通局");
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].support, "|"), "市财政局");
  EXPECT_EQ(absl::StrJoin(plan.tasks[1].responsible, "|"), "市水利局");
}

TEST(AnnotationCellTest, AColumnMayShareOutTheWork) {
  const ParsedPlan plan = Parse(
      "2024年工作要点\n序号\t任务\t责任分工\n1\t修路\t市交通局牵头，市财政局配合\n"
      "2\t建桥\t市水利局负责制定方案，市财政局负责安排经费\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].lead, "|"), "市交通局");
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].support, "|"), "市财政局");
  EXPECT_EQ(absl::StrJoin(plan.tasks[1].responsible, "|"), "市水利局|市财政局");
}

TEST(AnnotationLeaderTest, ATitleStandsInFrontOfItsName) {
  const ParsedTask task =
      ParseItem("\n责任单位：物业科\n分管领导：副局长 陈远、总工程师 高明\n完成时限：年底\n");
  EXPECT_EQ(absl::StrJoin(task.leader, "|"), "副局长 陈远|总工程师 高明");
}

TEST(AnnotationLabelTest, WeakLabelsNeedAnAnnotation) {
  const ParsedTask task = ParseItem("（牵头：市甲局；配合：市乙局；实施：各县市）");
  EXPECT_EQ(absl::StrJoin(task.lead, "|"), "市甲局");
  EXPECT_EQ(absl::StrJoin(task.support, "|"), "市乙局|各县市");
  EXPECT_EQ(ParseItem("\n落实：要层层压实责任，推动任务见效。\n").annotations.size(), 0U);
}

TEST(AnnotationLabelTest, AMarkThatPartsTheLeadIsNoBody) {
  const ParsedTask task = ParseItem("（责任单位：市甲局，市乙局。逗号前为牵头单位，下同）");
  EXPECT_EQ(absl::StrJoin(task.responsible, "|"), "市甲局|市乙局");
}

TEST(AnnotationDueTest, HowOftenUnderADeadlinesLabelIsADuty) {
  const ParsedTask task = ParseItem("\n责任单位：市甲局\n完成时限：每半年报送一次\n");
  EXPECT_EQ(absl::StrJoin(Duties(task), "|"), "每半年报送一次");
  EXPECT_EQ(DueOf(task), "每半年报送一次");
}

}  // namespace
}  // namespace duban::domain
