// Decoding, canonical characters and the errors of bad input.
#include "server/domain/plan_compiler/plan_text.h"

#include <gmock/gmock.h>

#include "server/base/error.h"

namespace duban::domain::plan_compiler {
namespace {

std::string ReasonOf(const absl::Status& status) {
  const auto detail = base::DetailOf(status);
  if (!detail || detail->fields.size() != 1) return "";
  EXPECT_EQ(detail->fields[0].field, "text");
  return detail->fields[0].reason;
}

TEST(PlanTextTest, OffsetsPointIntoTheBytesGiven) {
  const std::string raw = "\xEF\xBB\xBF甲（乙）a";
  const auto text = PlanText::Decode(raw, 100);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->At(2), U'(');
  EXPECT_EQ(text->Raw({2, 5}), "（乙）");
  EXPECT_EQ(text->Span({2, 5}).begin, 6U);
  EXPECT_EQ(text->Span({2, 5}).end, 15U);
  EXPECT_EQ(text->BracketEnd(2), 5U);
}

class BadUtf8Test : public testing::TestWithParam<const char*> {};
TEST_P(BadUtf8Test, IsRefusedWithTheOffset) {
  const auto text = PlanText::Decode("ab" + std::string(GetParam()), 100);
  EXPECT_EQ(text.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(text.status()), "INVALID_UTF8");
  EXPECT_THAT(base::DetailOf(text.status())->fields[0].message_zh, testing::HasSubstr(" 2 "));
}
INSTANTIATE_TEST_SUITE_P(Forms, BadUtf8Test,
                         testing::Values("\xFF", "\x80", "\xC0\x80", "\xE4\xBD", "\xED\xA0\x80",
                                         "\xF4\x90\x80\x80", "\xF0\x80\x80\x80", "\xE4(\xBD"));

TEST(PlanTextTest, EmptyAndBlankAreRefused) {
  EXPECT_EQ(ReasonOf(PlanText::Decode("", 100).status()), "EMPTY_DOCUMENT");
  EXPECT_EQ(ReasonOf(PlanText::Decode(" \r\n\t　", 100).status()), "EMPTY_DOCUMENT");
}

TEST(PlanTextTest, TooLargeIsRefusedUnread) {
  EXPECT_EQ(ReasonOf(PlanText::Decode("\xFF\xFF\xFF", 2).status()), "DOCUMENT_TOO_LARGE");
}

TEST(PlanTextTest, LinesAreTrimmedAndNeverEmpty) {
  const std::string raw = "甲 \r\n\r\n　　乙\n";
  const auto text = PlanText::Decode(raw, 100);
  ASSERT_TRUE(text.ok());
  const auto lines = text->Lines({0, text->size()});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(text->Raw(lines[0]), "甲");
  EXPECT_EQ(text->Raw(lines[1]), "乙");
}

TEST(PlanTextTest, AStrayBracketDoesNotReachAcrossParagraphs) {
  const std::string raw = "（" + std::string(1000, 'a') + "）";
  const auto text = PlanText::Decode(raw, 2000);
  ASSERT_TRUE(text.ok());
  EXPECT_FALSE(text->BracketEnd(0).has_value());
}

}  // namespace
}  // namespace duban::domain::plan_compiler
