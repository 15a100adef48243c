#include "clients/cli/display_width.h"

#include <gmock/gmock.h>

namespace duban::cli {
namespace {

using ::testing::ElementsAre;

TEST(DisplayWidth, ChineseCountsTwo) {
  EXPECT_EQ(DisplayWidth("abc"), 3);
  EXPECT_EQ(DisplayWidth("财务处"), 6);
  EXPECT_EQ(DisplayWidth("\uFF08一\uFF09A"), 7);
  EXPECT_EQ(DisplayWidth("㐂𠮷"), 4);  // extension A and a character beyond the BMP
  EXPECT_EQ(DisplayWidth("教发〔2023〕1号"), 15);
  EXPECT_EQ(DisplayWidth("└─ "), 3);
  EXPECT_EQ(DisplayWidth(""), 0);
}

TEST(DisplayWidth, CombiningMarksCountNothing) {
  EXPECT_EQ(DisplayWidth("e\u0301"), 1);
  EXPECT_EQ(DisplayWidth("\u200b"), 0);
}

TEST(Printable, NeverLetsControlCharactersThrough) {
  EXPECT_EQ(Printable("一\n二\t三"), "一 二 三");
  EXPECT_EQ(Printable("\x1b[31m红"), "\uFFFD[31m红");
  EXPECT_EQ(Printable("\u009b31m"), "\uFFFD31m");  // the one-character form of ESC [
  // U+202E turns the direction of what follows; not in one literal, where it is a trap for readers.
  EXPECT_EQ(Printable(std::string("a\xe2\x80") + "\xae" + "b"), "a\uFFFDb");
  EXPECT_EQ(Printable("\xff\xfe"), "\uFFFD\uFFFD");
}

TEST(Pad, CountsColumns) {
  EXPECT_EQ(PadRight("财务", 6), "财务  ");
  EXPECT_EQ(PadLeft("12", 4), "  12");
  EXPECT_EQ(PadRight("干部人事处", 4), "干部人事处");
}

TEST(Cut, NeverPassesTheWidth) {
  EXPECT_EQ(Cut("财务处", 6), "财务处");
  EXPECT_EQ(Cut("财务处", 5), "财务…");
  // A wide character that would pass the edge by half is left out.
  EXPECT_EQ(Cut("财务处", 4), "财…");
  for (int width = 1; width < 12; ++width) {
    EXPECT_LE(DisplayWidth(Cut("a健全bc教育发展d", width)), width) << width;
  }
}

TEST(Wrap, BreaksBetweenChineseAndKeepsWordsTogether) {
  EXPECT_THAT(Wrap("健全教育发展", 4), ElementsAre("健全", "教育", "发展"));
  EXPECT_THAT(Wrap("投入260.69亿元", 8), ElementsAre("投入260.", "69亿元"));
  EXPECT_THAT(Wrap("补充教师2800人", 10), ElementsAre("补充教师", "2800人"));
  EXPECT_THAT(Wrap("ab cd", 3), ElementsAre("ab ", "cd"));
  EXPECT_THAT(Wrap("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(Wrap("", 3), ElementsAre(""));
  EXPECT_THAT(Wrap("  ab", 3), ElementsAre("  ", "ab"));
}

TEST(Wrap, NoLineBeginsWithAClosingMark) {
  EXPECT_THAT(Wrap("财务处、教师处", 6), ElementsAre("财务", "处、教", "师处"));
  EXPECT_THAT(Wrap("(已)办", 3), ElementsAre("(", "已)", "办"));
  EXPECT_THAT(Wrap("机关党委?、办", 9), ElementsAre("机关党", "委?、办"));
  EXPECT_THAT(Wrap("、、、", 2), ElementsAre("、", "、", "、"));
  for (int width = 2; width < 9; ++width) {
    for (const std::string& line : Wrap("a财、(bc)务处,de、。f", width)) {
      EXPECT_LE(DisplayWidth(line), width);
    }
  }
}

}  // namespace
}  // namespace duban::cli
