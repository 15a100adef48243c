// `duban parse` needs no server.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "server/domain/plan_compiler/parsed_plan_json.h"
#include "tests/unit/cli/test_terminal.h"

namespace duban::cli {
namespace {

using ::testing::HasSubstr;

constexpr char kPlan[] =
    "2026年工作要点\n"
    "一、保障\n"
    "1.健全经费保障。落实投入。(牵头处室:财务处。责任处室:干部人事处)\n"
    "2.提升作风。完善考核。(责任单位:机关党委)\n";

TEST(ParseCommand, PrintsExactlyTheCompilersJson) {
  TestTerminal terminal;
  terminal.input = kPlan;
  ASSERT_EQ(terminal.Run({"parse", "-", "-o", "json"}), ExitCode::kOk) << terminal.err();
  const auto plan = domain::ParsePlan(kPlan, {.today = absl::CivilDay(2026, 11, 21)});
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(nlohmann::ordered_json::parse(terminal.out()), domain::ParsedPlanJson(*plan));
}

TEST(ParseCommand, ShowsWhoLeadsAndWhatToLookAt) {
  TestTerminal terminal;
  terminal.input = kPlan;
  ASSERT_EQ(terminal.Run({"parse", "-"}), ExitCode::kOk) << terminal.err();
  EXPECT_THAT(terminal.out(), HasSubstr("事项(2)"));
  EXPECT_THAT(terminal.out(), HasSubstr("财务处"));
  EXPECT_THAT(terminal.out(), HasSubstr("干部人事处"));
  EXPECT_THAT(terminal.out(), HasSubstr("3:1"));
}

TEST(ParseCommand, BadDocumentsNameFieldAndReason) {
  TestTerminal terminal;
  terminal.input = "";
  EXPECT_EQ(terminal.Run({"parse", "-"}), ExitCode::kUsage);
  EXPECT_THAT(terminal.err(), HasSubstr("- text [EMPTY_DOCUMENT]"));
  EXPECT_THAT(terminal.err(), HasSubstr("[EMPTY_DOCUMENT]"));
  terminal.input = "没有一条事项的普通文字";
  EXPECT_EQ(terminal.Run({"parse", "-"}), ExitCode::kUsage);
  EXPECT_THAT(terminal.err(), HasSubstr("[NO_ITEMS_FOUND]"));
  EXPECT_EQ(terminal.out(), "");
}

}  // namespace
}  // namespace duban::cli
