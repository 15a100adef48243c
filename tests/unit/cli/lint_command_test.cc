// `duban lint` needs no server; its exit code says whether somebody must look.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/unit/cli/test_terminal.h"

namespace duban::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kDoubtful[] = "2026年工作要点\n一、作风\n1.加强作风建设。久久为功。\n";
constexpr char kClean[] =
    "2099年工作要点\n1.新建学校2所。（牵头单位：市教育局，2099年6月底完成）\n";

TEST(LintCommand, PointsAtLineAndColumnAndSaysWhatToDo) {
  TestTerminal terminal;
  terminal.input = kDoubtful;
  EXPECT_EQ(terminal.Run({"lint", "-"}), ExitCode::kRefused) << terminal.err();
  EXPECT_THAT(terminal.out(), HasSubstr("-:3:3: 注意: 第 1 项“加强作风建设”没有写明牵头或责任单位 "
                                        "[NO_LEAD]\n    加强作风建设\n    建议:请指定牵头单位\n"));
  EXPECT_THAT(terminal.out(), HasSubstr("须改 0 处,注意 2 处,说明 1 处\n"));
  EXPECT_THAT(terminal.out(), Not(HasSubstr("\x1b[")));
}

TEST(LintCommand, ACleanPlanIsExitCodeZero) {
  TestTerminal terminal;
  terminal.input = kClean;
  EXPECT_EQ(terminal.Run({"lint", "-"}), ExitCode::kOk) << terminal.out() << terminal.err();
  EXPECT_EQ(terminal.out(), "没有需要留意之处\n");
}

TEST(LintCommand, PrintsJsonWithTheWordsAndThePlace) {
  TestTerminal terminal;
  terminal.input = kDoubtful;
  EXPECT_EQ(terminal.Run({"lint", "-", "-o", "json"}), ExitCode::kRefused);
  const auto json = nlohmann::json::parse(terminal.out());
  EXPECT_EQ(json["warnings"], 2);
  EXPECT_EQ(json["findings"][0]["severity"], "WARNING");
  EXPECT_EQ(json["findings"][0]["line"], 3);
  EXPECT_EQ(json["findings"][0]["column"], 3);
  EXPECT_EQ(json["findings"][0]["text"], "加强作风建设");
}

TEST(LintCommand, WhatCannotBeReadIsAnErrorNotAFinding) {
  TestTerminal terminal;
  terminal.input = "没有一条事项的普通文字";
  EXPECT_EQ(terminal.Run({"lint", "-"}), ExitCode::kUsage);
  EXPECT_THAT(terminal.err(), HasSubstr("[NO_ITEMS_FOUND]"));
}

}  // namespace
}  // namespace duban::cli
