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

struct Valued {
  const char* text;  // the whole of it is the phrase
  const char* value;
  const char* unit;
};
void PrintTo(const Valued& c, std::ostream* out) { *out << c.text; }

class TargetValueTest : public testing::TestWithParam<Valued> {};
TEST_P(TargetValueTest, IsRead) {
  const ParsedTask task = ParseItem(std::string(GetParam().text) + "。");
  EXPECT_THAT(task.targets, ElementsAre(GetParam().text));
  ASSERT_EQ(task.indicators.size(), 1U);
  EXPECT_EQ(task.indicators[0].value, GetParam().value);
  EXPECT_EQ(task.indicators[0].unit, GetParam().unit);
}
INSTANTIATE_TEST_SUITE_P(
    Targets, TargetValueTest,
    testing::Values(
        // A unit may start with a character that elsewhere is a scale.
        Valued{"装机容量达到100万千瓦", "100", "万千瓦"}, Valued{"配置储能30千瓦", "30", "千瓦"},
        Valued{"发电量突破50亿千瓦时", "50", "亿千瓦时"}, Valued{"改造管网20千米", "20", "千米"},
        Valued{"失业率下降2百分点", "2", "百分点"}, Valued{"服务群众3000余人", "3000", "余人"},
        Valued{"较大事故控制在3起以内", "3", "起"}, Valued{"图书新增5000本", "5000", "本"},
        Valued{"新建场地500平米", "500", "平米"}, Valued{"隐患控制在6桩以内", "6", "桩"},
        Valued{"营商环境指数稳定在85以上", "85", ""},
        Valued{"服务企业达到1,200家以上", "1200", "家"}, Valued{"开发惠民APP3个", "3", "个"},
        // Policy words that name what is measured.
        Valued{"报销比例稳定在75%左右", "75", "%"}, Valued{"参保缴费率达到95%", "95", "%"},
        Valued{"表彰奖励100名教师", "100", "名"}, Valued{"满意度达到九成以上", "90", "%"},
        Valued{"机关9成以上实现网办", "90", "%"}, Valued{"不良率下降两个百分点", "2", "个百分点"},
        Valued{"建成三个示范区", "3", "个"}, Valued{"培训一千二百名教师", "1200", "名"},
        Valued{"新建两万五千套住房", "25000", "套"}, Valued{"完成一万两千户改造", "12000", "户"},
        // Said in words alone, or as a ratio.
        Valued{"办理时间压缩一半以上", "", ""}, Valued{"产值增长一倍以上", "", ""},
        Valued{"居民收入翻两番", "", ""}, Valued{"申报材料压减三分之一以上", "", ""},
        Valued{"窗口服务实现零投诉", "", ""}, Valued{"确保考试组织零差错", "", ""},
        Valued{"师生比达到1:15", "", ""}, Valued{"校园网速提升至千兆以上", "", ""}));

TEST(TargetTest, AFullWidthCommaPartsClauses) {
  EXPECT_THAT(ParseItem("覆盖面扩大到5，300人参加培训。").targets, ElementsAre("300人参加培训"));
}

TEST(TargetTest, AYearNotReachedIsNotPartOfThePhrase) {
  EXPECT_THAT(ParseItem("2025年前建成5个园区。").targets, ElementsAre("建成5个园区"));
}

class NoTargetTest : public testing::TestWithParam<const char*> {};
TEST_P(NoTargetTest, IsNone) { EXPECT_THAT(ParseItem(GetParam()).targets, IsEmpty()); }
INSTANTIATE_TEST_SUITE_P(
    NoTargets, NoTargetTest,
    testing::Values("落实“四个100%”要求。", "为2-3岁幼儿提供服务。", "培养35周岁以下干部。",
                    "举办第9届运动会。", "坚持24小时值班。", "可申请最高不超过20万元的贷款。",
                    "落实《校园安全10条》。", "推进121人才梯队。", "开通12345热线。",
                    "每季度自查不少于1次。", "补贴按费用的50%给予返还。", "每家奖励5万元。",
                    "符合申请条件的人员达到职工总数25%。", "对达标企业奖励营业收入的2%。",
                    "创建达到3级的医院。", "推进S317线改扩建。", "出让A3块地。",
                    "坚持一成不变的标准。", "三分之二以上代表到会。", "打造三个一批工程。",
                    "实现零距离服务。", "实现零售业转型。", "推行“零跑腿”。", "培训千名教师。",
                    "上午8:30前到岗。"));

TEST(TargetTest, AShareOfMoneyIsATarget) {
  EXPECT_THAT(ParseItem("资金用于产业发展的比例不低于60%。").targets,
              ElementsAre("资金用于产业发展的比例不低于60%"));
  EXPECT_THAT(ParseItem("安排50万元用于发放补贴。").targets, IsEmpty());
}

TEST(TargetTest, ThePointsNumberIsNoneOfTheTarget) {
  EXPECT_THAT(ParseItem("\n（1）新建管网120公里。\n（2）改造泵站3座。\n").targets,
              ElementsAre("新建管网120公里", "改造泵站3座"));
}

TEST(TargetTest, OnlyMoneyAndSharesArePaid) {
  EXPECT_THAT(ParseItem("新增缴存职工1.5万人。").targets, ElementsAre("新增缴存职工1.5万人"));
  EXPECT_THAT(ParseItem("安装充电桩500根。").targets, ElementsAre("安装充电桩500根"));
  EXPECT_THAT(ParseItem("投运220千伏输变电工程。").targets, IsEmpty());
  EXPECT_THAT(ParseItem("校园周边200米内无网吧。").targets, IsEmpty());
}

}  // namespace
}  // namespace duban::domain
