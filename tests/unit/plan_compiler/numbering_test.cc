// Numbers by themselves: style, value, what is printed and where the heading starts.
#include "server/domain/plan_compiler/numbering.h"

#include <gtest/gtest.h>

namespace duban::domain::plan_compiler {
namespace {

struct Case {
  const char* line;
  NumberStyle style;
  int value;
  const char* number;
  const char* body;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.line; }

class NumberTest : public testing::TestWithParam<Case> {};
TEST_P(NumberTest, Reads) {
  const std::string raw = GetParam().line;
  const auto text = PlanText::Decode(raw, 1000);
  ASSERT_TRUE(text.ok());
  const auto token = NumberAt(*text, 0, text->size());
  ASSERT_TRUE(token.has_value());
  EXPECT_EQ(token->style, GetParam().style);
  EXPECT_EQ(token->value, GetParam().value);
  EXPECT_EQ(text->Raw(token->number), GetParam().number);
  EXPECT_EQ(text->Raw({token->body, text->size()}), GetParam().body);
}
INSTANTIATE_TEST_SUITE_P(
    Styles, NumberTest,
    testing::Values(Case{"一、甲", NumberStyle::kChinese, 1, "一", "甲"},
                    Case{"三十二、甲", NumberStyle::kChinese, 32, "三十二", "甲"},
                    Case{"（十一）甲", NumberStyle::kChineseParen, 11, "（十一）", "甲"},
                    Case{"(二)、甲", NumberStyle::kChineseParen, 2, "(二)", "甲"},
                    Case{"㈢甲", NumberStyle::kChineseParen, 3, "㈢", "甲"},
                    Case{"7.甲", NumberStyle::kArabic, 7, "7", "甲"},
                    Case{"7． 甲", NumberStyle::kArabic, 7, "7", "甲"},
                    Case{"１２、甲", NumberStyle::kArabic, 12, "１２", "甲"},
                    Case{"⒊甲", NumberStyle::kArabic, 3, "⒊", "甲"},
                    Case{"（4）甲", NumberStyle::kArabicParen, 4, "（4）", "甲"},
                    Case{"5）甲", NumberStyle::kArabicParen, 5, "5）", "甲"},
                    Case{"①甲", NumberStyle::kCircled, 1, "①", "甲"},
                    Case{"△甲", NumberStyle::kMark, 0, "△", "甲"},
                    Case{"第二部分 甲", NumberStyle::kPart, 2, "第二部分", "甲"}));

class NoNumberTest : public testing::TestWithParam<const char*> {};
TEST_P(NoNumberTest, IsNone) {
  const std::string raw = GetParam();
  const auto text = PlanText::Decode(raw, 1000);
  ASSERT_TRUE(text.ok());
  EXPECT_FALSE(NumberAt(*text, 0, text->size()).has_value());
}
INSTANTIATE_TEST_SUITE_P(NoNumbers, NoNumberTest,
                         testing::Values("2024年工作", "2024.3.8", "一是加强领导", "十分重要",
                                         "（市）", "第13届", "0.5个百分点", "12个"));

TEST(NumberTest, MarksWhatMayBeADecimal) {
  const std::string raw = "11.121工程";
  const auto text = PlanText::Decode(raw, 1000);
  ASSERT_TRUE(text.ok());
  EXPECT_TRUE(NumberAt(*text, 0, text->size())->decimal);
}

}  // namespace
}  // namespace duban::domain::plan_compiler
