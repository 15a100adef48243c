// Duties that come round again.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RecurrenceTest, FromThePeriodToTheEndOfTheClause) {
  EXPECT_THAT(Duties(ParseItem("健全机制，每季度至少研究一次教学工作，抓好落实。")),
              ElementsAre("每季度至少研究一次教学工作"));
  EXPECT_THAT(Duties(ParseItem("每3～5年轮训一次，每周2天下基层。")),
              ElementsAre("每3～5年轮训一次", "每周2天下基层"));
}

TEST(RecurrenceTest, PacedAndReported) {
  EXPECT_THAT(Duties(ParseItem("按月公布进度，定期向社会公布。")),
              ElementsAre("按月公布进度", "定期向社会公布"));
  EXPECT_THAT(Duties(ParseItem("落实“周调度、月通报”制度。")), ElementsAre("周调度、月通报"));
  EXPECT_THAT(Duties(ParseItem("全年更新不少于4次。")), ElementsAre("全年更新不少于4次"));
  EXPECT_THAT(Duties(ParseItem("实行一月一调度。")), ElementsAre("一月一调度"));
}

class NoRecurrenceTest : public testing::TestWithParam<const char*> {};
TEST_P(NoRecurrenceTest, IsNone) { EXPECT_THAT(Duties(ParseItem(GetParam())), IsEmpty()); }
INSTANTIATE_TEST_SUITE_P(NoRecurrences, NoRecurrenceTest,
                         testing::Values("完善书记和校长定期沟通制度。", "每个乡镇建成1所学校。",
                                         "每万人口医生数不低于4人。", "每人每年只享受一次补贴。"));

}  // namespace
}  // namespace duban::domain
