#include "clients/cli/table.h"

#include <string>
#include <vector>

#include <absl/strings/str_split.h>
#include <gmock/gmock.h>

#include "clients/cli/display_width.h"

namespace duban::cli {
namespace {

Table Ledger() {
  Table table({{"编号"}, {"标题", Overflow::kCut}, {"退回", Overflow::kKeep, Align::kRight}});
  table.AddRow({"tasks/2", "健全教育发展保障体系", "1"});
  table.AddRow({"tasks/12", "Wi-Fi 全覆盖", "10"});
  return table;
}

TEST(Table, AlignsChineseColumns) {
  EXPECT_EQ(Ledger().Render({}, "没有"),
            "编号      标题                  退回\n"
            "tasks/2   健全教育发展保障体系     1\n"
            "tasks/12  Wi-Fi 全覆盖            10\n");
}

TEST(Table, FitsTheTerminal) {
  Style style;
  style.columns = 30;
  const std::string rendered = Ledger().Render(style, "没有");
  const std::vector<std::string> lines = absl::StrSplit(rendered, '\n');
  for (const std::string& line : lines) {
    EXPECT_LE(DisplayWidth(line), 30) << line;
  }
  EXPECT_THAT(rendered, ::testing::HasSubstr("健全教育发展…"));
}

TEST(Table, WrapsAndAlignsTheLinesThatFollow) {
  Table table({{"代码"}, {"说明", Overflow::kWrap}, {"建议", Overflow::kWrap}});
  table.AddRow({"NO_LEAD", "没有牵头单位,只有责任单位", "请确认"});
  Style style;
  style.columns = 30;
  EXPECT_EQ(table.Render(style, "没有"),
            "代码     说明           建议\n"
            "NO_LEAD  没有牵头单位,  请确认\n"
            "         只有责任单位\n");
}

TEST(Table, ColoursDoNotCountAsColumns) {
  Table table({{"状态"}, {"期限"}});
  table.AddRow({{"办理中", Color::kGreen}, "2026-12-31"});
  table.AddRow({"办结", "2026-11-30"});
  Style style;
  style.color = true;
  EXPECT_EQ(table.Render(style, "没有"),
            "\x1b[1m状态\x1b[0m    \x1b[1m期限\x1b[0m\n"
            "\x1b[32m办理中\x1b[0m  2026-12-31\n"
            "办结    2026-11-30\n");
}

TEST(Table, SaysThatItIsEmpty) {
  EXPECT_EQ(Table({{"编号"}}).Render({}, "没有事项"), "没有事项\n");
}

TEST(Table, CellsCannotSteerTheTerminal) {
  Table table({{"标题"}});
  table.AddRow({"a\x1b]0;x\nb"});
  EXPECT_EQ(table.Render({}, ""), "标题\na\uFFFD]0;x b\n");
}

TEST(Fields, LeaveOutWhatIsEmptyAndAlign) {
  EXPECT_EQ(RenderFields({{"编号", "tasks/3"}, {"评估", ""}, {"所属章节", "一、总则"}}, {}),
            "编号      tasks/3\n"
            "所属章节  一、总则\n");
}

}  // namespace
}  // namespace duban::cli
