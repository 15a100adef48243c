#include "server/domain/plan_compiler/parsed_plan_json.h"

#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

TEST(ParsedPlanJsonTest, PrintsTheNamedFields) {
  const auto json =
      ParsedPlanJson(Parse("某市2024年工作要点\n一、甲\n1."
                           "新建学校2所。（牵头单位：市教育局，6月底完成）\n2.做乙事。\n"));
  EXPECT_EQ(json["title"], "某市2024年工作要点");
  EXPECT_EQ(json["year"], 2024);
  const auto& task = json["tasks"][0];
  EXPECT_EQ(task["number"], "1");
  EXPECT_EQ(task["section"][0], "一、甲");
  EXPECT_EQ(task["lead"][0], "市教育局");
  EXPECT_EQ(task["due"], "2024-06-30");
  EXPECT_EQ(task["targets"][0], "新建学校2所");
  EXPECT_EQ(task["indicators"][0]["value"], "2");
  EXPECT_EQ(task["open_ended"], false);
  EXPECT_LT(task["source"]["begin"].get<int>(), task["source"]["end"].get<int>());
  EXPECT_EQ(json["tasks"][1]["due"], "");
  EXPECT_EQ(json["findings"][0]["severity"], "WARNING");
}

TEST(ParsedPlanJsonTest, AnUnknownYearIsNull) {
  EXPECT_TRUE(ParsedPlanJson(Parse("工作要点\n1.做甲事。\n"))["year"].is_null());
}

}  // namespace
}  // namespace duban::domain
