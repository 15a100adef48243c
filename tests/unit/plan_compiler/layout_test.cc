// Numbering, sections, tables and page layouts: how many items there are, and whose is the first.
#include <absl/strings/str_join.h>
#include <gtest/gtest.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

// Several are joined by |; "" where the case is not about it.
struct Layout {
  const char* document;
  const char* numbers;
  std::size_t items;
  const char* first_section;
  const char* first_bodies;  // leads, then those responsible
};

class LayoutTest : public testing::TestWithParam<Layout> {};

TEST_P(LayoutTest, IsTakenApart) {
  const ParsedPlan plan = Parse(GetParam().document);
  ASSERT_EQ(plan.tasks.size(), GetParam().items) << GetParam().document;
  std::vector<std::string> numbers;
  for (const ParsedTask& task : plan.tasks) numbers.push_back(task.number);
  const ParsedTask& first = plan.tasks.front();
  const std::string numbered = absl::StrJoin(numbers, "|");
  const std::string section = absl::StrJoin(first.section, "|");
  std::vector<std::string> bodies = first.lead;
  bodies.insert(bodies.end(), first.responsible.begin(), first.responsible.end());
  if (*GetParam().numbers != '\0') {
    EXPECT_EQ(numbered, GetParam().numbers);
  }
  if (*GetParam().first_section != '\0') {
    EXPECT_EQ(section, GetParam().first_section);
  }
  if (*GetParam().first_bodies != '\0') {
    EXPECT_EQ(absl::StrJoin(bodies, "|"), GetParam().first_bodies) << GetParam().document;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, LayoutTest,
    testing::Values(
        Layout{"江临市2024年工作要点\n一、抓产业\n（一）制造业\n1．做甲。内容内容。（市工信局负责）"
               "\n2．做乙。内容内容。（市发展改革委负责）\n（二）服务业\n1．做丙。内容。（市商务局"
               "负责）\n二、抓民生\n（一）教育\n1．做丁。内容。（市教育局负责）\n",
               "1|2|1|1", 4, "一、抓产业|（一）制造业", ""},
        Layout{
            "关于优化服务若干措施\n一、措施一号。内容内容内容内容。\n二、措施二号。内容内容内容内容"
            "。\n三、措施三号。内容内容内容内容。\n四、措施四号。内容内容内容内容。\n五、措施五号。"
            "内容内容内容内容。\n六、措施六号。内容内容内容内容。\n七、措施七号。内容内容内容内容。"
            "\n八、措施八号。内容内容内容内容。\n九、措施九号。内容内容内容内容。\n十、措施十号。内"
            "容内容内容内容。\n十一、措施十一号。内容内容内容内容。\n十二、措施十二号。内容内容内容"
            "内容。\n二十、措施二十号。内容内容内容内容。\n三十、措施三十号。内容内容内容内容。\n",
            "", 14, "", ""},
        Layout{"江临市2024年工作要点\n一、党建\n⒈抓学习。深入学习理论。⒉抓组织。建强支部。\n⒊抓作风"
               "。整治形式主义。⒋抓纪律。加强监督。\n二、业务\n⒌抓质量。提升质量。\n",
               "⒈|⒉|⒊|⒋|⒌", 5, "", ""},
        Layout{"江临市2024年工作要点\n一、党建\n㈠抓学习。深入学习理论。（责任科室：办公室）\n㈡抓"
               "组织。建强支部。（责任科室：人事科）\n",
               "㈠|㈡", 2, "", "办公室"},
        Layout{"江临市2024年工作要点\n一、党建\n①抓学习。深入学习理论。（责任科室：办公室）\n②抓组"
               "织。建强支部。（责任科室：人事科）\n",
               "①|②", 2, "", ""},
        Layout{"江临市2024年工作要点\n一、党建\n△抓学习。深入学习理论。（责任科室：办公室）\n△抓组"
               "织。建强支部。（责任科室：人事科）\n",
               "△|△", 2, "", ""},
        Layout{"江临市2024年工作要点\n第一、抓学习。深入学习理论。（责任科室：办公室）\n第二、抓组"
               "织。建强支部。（责任科室：人事科）\n",
               "", 2, "", ""},
        Layout{"江临市2024年工作要点\n第一部分 总体要求\n坚持稳中求进。\n第二部分 "
               "重点任务\n1.抓学习。深入学习理论。（责任科室：办公室）\n2."
               "抓组织。建强支部。（责任科室：人事科）\n",
               "", 2, "第二部分 重点任务", ""},
        Layout{"要点\n21.甲。内容内容。（甲局负责）\n22.乙。内容内容。（乙局负责）\n53."
               "丙。内容内容。（丙局负责）\n",
               "21|22|53", 3, "", ""},
        Layout{"要点\n10.甲工程。内容内容。（甲局负责）\n11."
               "121人才梯队项目。选拔100名。（乙局负责）\n",
               "10|11", 2, "", ""},
        Layout{"要点2024\n1. 甲工程。内容内容。\n2. 乙工程。内容内容。\n3. 丙工程。内容。\n", "", 3,
               "", ""},
        Layout{"要点2024\n一、甲类\n1）甲工程。内容内容。\n2）乙工程。内容内容。\n", "1）|2）", 2,
               "", ""},
        Layout{"江临市2024年工作要点\n一、产业\n（一）实施强链行动。坚持链式思维，着力打造千亿级产"
               "业集群，推动产业迈上新台阶。\n1.甲工程。内容内容。（牵头单位：市工信局）\n2."
               "乙工程。内容内容。（牵头单位：市发改委）\n（二）实施补链行动。坚持问题导向，着力补"
               "短板。\n3.丙工程。内容内容。（牵头单位：市商务局）\n",
               "1|2|3", 3, "", ""},
        Layout{"江临市2024年工作要点\n产业发展方面\n1.甲工程。内容内容。（牵头单位：市工信局）\n2."
               "乙工程。内容内容。（牵头单位：市发改委）\n民生保障方面\n3."
               "丙工程。内容内容。（牵头单位：市商务局）\n",
               "", 3, "产业发展方面", ""},
        Layout{"江临市2024年工作要点一、产业发展（一）甲工程。内容内容。（市工信局负责）（二）乙工"
               "程。内容内容。（市发改委负责）二、民生保障（三）丙工程。内容内容。（市民政局负责）",
               "（一）|（二）|（三）", 3, "一、产业发展", ""},
        Layout{"江临市2024年工作要点\n一、产业发展。（一）甲工程。内容内容。（市工信局负责）\n（二"
               "）乙工程。内容内容。（市发改委负责）\n",
               "", 2, "", ""},
        Layout{"江临市2024年工作要点\n一、甲类\n1."
               "甲工程。\n（1）第一件。\n（2）第二件。\n（3）第三件。\n责任单位：市工信局、市发改委"
               "\n2.乙工程。\n（1）第一件。\n（2）第二件。\n责任单位：市商务局\n",
               "1|2", 2, "", "市工信局|市发改委"},
        Layout{
            "江临市2024年工作要点\n一、甲类\n1.甲工程。内容。\n2.乙工程。内容。（市商务局负责）\n",
            "", 2, "", ""},
        Layout{"东澜省2024年分工方案\n1."
               "甲工程。内容内容。〔责任单位：省工信厅，具体任务均涉及相关市（州）人民政府，不再做"
               "分工，下同。〕\n2.乙工程。内容内容。〔责任单位：省商务厅〕\n",
               "", 2, "", "省工信厅"},
        Layout{"江临市人民政府文件\n江政发〔2024〕8号\n关于印发2024年工作要点的通知\n各区县：\n现印"
               "发给你们。\n江临市人民政府\n二〇二四年三月五日\n2024年工作要点\n1."
               "甲工程。内容内容。（市工信局负责）\n2.乙工程。内容内容。（市工信局负责）\n",
               "", 2, "", ""},
        Layout{"江临市人民政府关于\n2024年优化营商环境工作的实施意见\n1."
               "甲工程。内容内容。（市工信局负责）\n2.乙工程。内容内容。（市工信局负责）\n",
               "", 2, "", ""},
        Layout{"江临市2024年工作要点\n1."
               "甲工程。内容内容。\n（牵头单位：市工信局；配合单位：市发改委）\n2."
               "乙工程。内容内容。\n（牵头单位：市商务局）\n",
               "", 2, "", "市工信局"},
        Layout{
            "江临市2024年工作要点\n1.推进甲工程，完成投资3亿元（市工信局牵头，市发改委配合）。\n2."
            "推进乙工程（市商务局负责）。\n",
            "", 2, "", "市工信局"},
        Layout{"江临市2024年工作要点\n1."
               "推进甲工程。完成投资3亿元。（牵头单位：市工信局；责任单位：市发\n改委、市财政局）\n"
               "2.推进乙工程。内容。（牵头单位：市商务局）\n",
               "", 2, "", "市工信局"},
        Layout{"江临市2024年工作要点\n一、甲工作\n（一）做甲一。内容。\n（二）做甲二。内容。\n责任"
               "单位：市甲局\n完成时限：6月底\n二、乙工作\n（一）做乙一。内容。\n（二）做乙二。内容"
               "。\n责任单位：市乙局\n完成时限：9月底\n",
               "一|二", 2, "", "市甲局"},
        Layout{
            "江临市２０２４年工作要点\n　　１．甲工程。内容内容。\n　　责任单位：市甲局　　　完成时"
            "限：６月底\n　　２．乙工程。内容内容。\n　　责任单位：市乙局　　　完成时限：９月底\n",
            "", 2, "", "市甲局"},
        Layout{"江临市2024年任务分解表\n工作任务\t责任单位\t完成时限\n修建道路3条\t市交通局\t6月底"
               "\n新建学校2所\t市教育局\t年底\n",
               "", 2, "", "市交通局"},
        Layout{"江临市2024年任务分解表\n|工作任务|牵头单位|责任单位|\n|:---|:---:|---:|\n|"
               "修建道路3条|市交通局|市财政局|\n|新建学校2所|市教育局|无|\n",
               "", 2, "", "市交通局"},
        Layout{"江临市2024年任务分解表\n序号  重点任务  牵头单位  配合单位  完成时限\n1  修建道路  "
               "市交通局  市财政局  6月底\n2  新建学校  市教育局  市财政局、市住建局  年底前\n",
               "", 2, "", "市交通局"},
        Layout{"江临市2024年任务分解表\n一、基础设施\n序号\t任务\t责任单位\t完成时限\n1\t修建道路\t"
               "市交通局\t6月底\n二、社会事业\n序号\t任务\t责任单位\t完成时限\n1\t新建学校\t市教育"
               "局\t年底\n",
               "", 2, "一、基础设施", "市交通局"},
        Layout{"江临市2024年任务分解表\n序号\t任务\t责任单位\t完成时限\n一、基础设施\t\t\t\n1\t修建"
               "道路\t市交通局\t6月底\n二、社会事业\t\t\t\n2\t新建学校\t市教育局\t年底\n",
               "", 2, "", "市交通局"},
        Layout{"江临市2024年任务分解表\n序号\n工作任务\n牵头单位\n完成时限\n1\n修建道路\n市交通局\n"
               "6月底\n2\n新建学校\n市教育局\n年底\n",
               "", 2, "", "市交通局"},
        Layout{"江临市2024年工作要点\n1."
               "甲工程。内容内容。\n分管领导：王建国；牵头单位：市甲局；责任单位：市乙局、市丙局。"
               "\n2.乙工程。内容内容。\n分管领导：李芳；牵头单位：市丁局。\n",
               "", 2, "", "市甲局"},
        Layout{"江临市2024年工作要点\r\n1.甲工程。内容内容。（甲局负责）\r\n2."
               "乙工程。内容内容。（乙局负责）\r\n",
               "", 2, "", "甲局"},
        Layout{
            "关于印发2024年工作要点的通知\n各单位：\n一、提高认识。各单位要高度重视。\n二、抓好落实"
            "。无牵头单位的，责任单位即为牵头单位。\n江临市教育局\n2024年3月1日\n江临市教育局2024年"
            "工作要点\n一、党建\n1.抓学习。深入学习。（责任单位：机关党委）\n二、业务\n2."
            "抓质量。提升质量。（责任单位：基教处、督导处）\n",
            "", 2, "", "机关党委"},
        Layout{"江临市2024年工作要点\n- 修建道路3条。（市交通局负责，6月底前）\n- "
               "新建学校2所。（市教育局负责，年底前）\n",
               "", 2, "", "市交通局"},
        Layout{
            "江临市2024年工作要点\n一、甲类\n（一）子类\n1."
            "甲工程。\n（1）内容一，完成3条。（市甲局负责）\n（2）内容二，完成4条。（市乙局负责）\n"
            "2.乙工程。\n（1）内容三，完成5条。（市丙局负责）\n（2）内容四。（市丁局负责）\n",
            "（1）|（2）|（1）|（2）", 4, "", ""}));

TEST(FlattenedLayoutTest, ASentenceThatEndsLikeABodyIsNone) {
  const ParsedPlan plan = Parse(
      "2024年实事\n序号\n项目名称\n建设内容\n责任单位\n时限\n1\n养老\n建设食堂6个；\n改造敬老院2所"
      "。\n"
      "县民政局\n各镇\n年底\n");
  ASSERT_EQ(plan.tasks.size(), 1U);
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].responsible, "|"), "县民政局|各镇");
  EXPECT_EQ(plan.tasks[0].text, "建设食堂6个；\n改造敬老院2所。");
}

TEST(FlattenedLayoutTest, AListGoesOnInTheNextLine) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n序号\n任务\n牵头单位\n责任单位\n1\n招商\n县招商局\n县发改局、\n各乡镇\n2\n植"
      "树\n"
      "县林业局\n各乡镇\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].support, "|"), "县发改局|各乡镇");
  EXPECT_TRUE(plan.tasks[1].section.empty());
}

TEST(FlattenedLayoutTest, RowsWithoutNumbers) {
  const ParsedPlan plan = Parse(
      "2024年任务分解\n工作任务\n责任部门\n完成时限\n一、思想引领\n评选家庭50户。\n宣传部\n3月底前"
      "\n"
      "二、维权\n排查重点人群，\n建立台账。\n权益部\n家儿部\n6月底前\n工作任务\n责任部门\n完成时限"
      "\n"
      "每季度宣传。\n权益部\n持续推进\n各部门要抓好落实。\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[0].section, std::vector<std::string>{"一、思想引领"});
  EXPECT_EQ(DueOf(plan.tasks[0]), "2024-03-31");
  EXPECT_EQ(plan.tasks[1].text, "排查重点人群，\n建立台账。");
  EXPECT_EQ(absl::StrJoin(plan.tasks[1].responsible, "|"), "权益部|家儿部");
  EXPECT_EQ(plan.tasks[2].section, std::vector<std::string>{"二、维权"});
  EXPECT_EQ(plan.tasks[2].text, "每季度宣传。");
}

TEST(FlattenedLayoutTest, NumbersMayStandInFrontOfTheTask) {
  const ParsedPlan plan = Parse(
      "2024年任务\n任务\n牵头单位\n配合单位\n时限\n1.修路\n市交通局\n市财政局\n年底前\n2."
      "建校\n市教育局\n/"
      "\n8月底前\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[1].number, "2");
  EXPECT_EQ(absl::StrJoin(plan.tasks[1].lead, "|"), "市教育局");
  EXPECT_EQ(DueOf(plan.tasks[1]), "2024-08-31");
}

TEST(FlattenedLayoutTest, RowsOfFewerCellsAreNoTable) {
  const ParsedPlan plan = Parse(
      "2024年要点\n目标\n任务\n内容\n责任单位\n一、公开\n（一）预算\n公开预算。\n市财政局牵头落实\n"
      "公开决算。\n"
      "市审计局牵头落实\n（二）项目\n公开项目。\n市发改委牵头落实\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(absl::StrJoin(plan.tasks[1].lead, "|"), "市审计局");
}

TEST(TableLayoutTest, AColumnOfCategoriesNamesGroups) {
  const ParsedPlan plan = Parse(
      "2024年任务表\n任务类别\t工作任务\t牵头单位\t时限\n一、稳岗\t1."
      "发放贷款5亿元。\t市人社局\t9月底\n"
      "\t2.返还保费。\t市税务局\t年底\n二、就业\t3.组织招聘。\t市人社局\t全年\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[1].number, "2");
  EXPECT_EQ(plan.tasks[1].heading, "返还保费");
  EXPECT_EQ(plan.tasks[1].section, std::vector<std::string>{"一、稳岗"});
  EXPECT_EQ(plan.tasks[2].section, std::vector<std::string>{"二、就业"});
}

TEST(TableLayoutTest, AHeadOfTwoRows) {
  for (const char* below : {"\t\t\t牵头单位\t配合单位\t", "牵头单位\t配合单位"}) {
    const bool whole = below[0] == '\t';
    const ParsedPlan plan =
        Parse(std::string("2024年台账\n序号\t改革事项\t目标\t责任分工\t") + (whole ? "\t" : "") +
              "完成时限\n" + below + "\n1\t推进改革\t组建12个。\t县教育局\t县委编办\t8月底\n");
    ASSERT_EQ(plan.tasks.size(), 1U);
    EXPECT_EQ(absl::StrJoin(plan.tasks[0].lead, "|"), "县教育局");
    EXPECT_EQ(absl::StrJoin(plan.tasks[0].support, "|"), "县委编办");
    EXPECT_EQ(DueOf(plan.tasks[0]), "2024-08-31");
  }
}

TEST(TableLayoutTest, MarkdownBreaksLinesInsideACell) {
  const ParsedPlan plan = Parse(
      "2024年任务\n| 序号 | 任务 | 责任部门 |\n|---|---|---|\n| 1 | 接入30个<br>上线2个 | "
      "办公室<br/>信息处 |\n");
  ASSERT_EQ(plan.tasks.size(), 1U);
  EXPECT_EQ(plan.tasks[0].text, "接入30个\n上线2个");
  EXPECT_EQ(absl::StrJoin(plan.tasks[0].responsible, "|"), "办公室|信息处");
}

}  // namespace
}  // namespace duban::domain
