#include "clients/cli/document_file.h"

#include <cstdio>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "clients/cli/text_position.h"
#include "server/base/limits.h"

namespace duban::cli {
namespace {

client::Result<std::string> ReadFrom(const std::string& content) {
  std::istringstream in(content);
  return ReadDocument("-", in);
}

void ExpectRefusal(const client::Result<std::string>& text, const std::string& reason) {
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(text.error().reason, reason);
  ASSERT_EQ(text.error().fields.size(), 1U);
  EXPECT_EQ(text.error().fields[0].field, "text");
  EXPECT_EQ(text.error().fields[0].reason, reason);
  EXPECT_FALSE(text.error().message_zh.empty());
}

TEST(ReadDocument, TakesUpToTheLimit) {
  EXPECT_TRUE(ReadFrom(std::string(limits::kPlanTextBytesMax, 'a')).ok());
  ExpectRefusal(ReadFrom(std::string(limits::kPlanTextBytesMax + 1, 'a')), "DOCUMENT_TOO_LARGE");
}

TEST(ReadDocument, RefusesWhatTheServerWould) {
  ExpectRefusal(ReadFrom(""), "EMPTY_DOCUMENT");
  ExpectRefusal(ReadFrom(" \r\n\t"), "EMPTY_DOCUMENT");
  ExpectRefusal(ReadFrom("一、总则\n1.健\xbd\xa1"), "INVALID_ENCODING");
  ExpectRefusal(ReadFrom("{\\rtf1 x}"), "LEGACY_FORMAT");
  std::istringstream unused;
  ExpectRefusal(ReadDocument("/nonexistent/plan.txt", unused), "FILE_UNREADABLE");
  ExpectRefusal(ReadDocument("/", unused), "FILE_UNREADABLE");
}

TEST(ReadDocument, NamesWhereTheEncodingBreaks) {
  EXPECT_THAT(ReadFrom("一、总则\n1.健\xbd\xa1").error().message_zh,
              ::testing::HasSubstr("第 18 字节"));
}

TEST(ReadDocument, ReadsGbk) { EXPECT_EQ(*ReadFrom("\xb1\xb1\xbe\xa9"), "北京"); }

TEST(ReadDocument, ReadsAFile) {
  const std::string path = ::testing::TempDir() + "plan.txt";
  std::ofstream(path) << "一、总则\n";
  std::istringstream unused;
  EXPECT_EQ(*ReadDocument(path, unused), "一、总则\n");
  std::remove(path.c_str());
}

TEST(ReadPasswordFile, TakesTheFirstLine) {
  const std::string path = ::testing::TempDir() + "password";
  std::ofstream(path) << "correct horse\r\nsecond line\n";
  EXPECT_EQ(*ReadPasswordFile(path), "correct horse");
  std::ofstream(path, std::ios::trunc) << "\n";
  EXPECT_EQ(ReadPasswordFile(path).error().reason, "PASSWORD_REQUIRED");
  std::remove(path.c_str());
  EXPECT_EQ(ReadPasswordFile(path).error().reason, "FILE_UNREADABLE");
}

TEST(PositionText, CountsLinesAndCharacters) {
  const std::string text = "一、总则\n1.健全\n";
  EXPECT_EQ(PositionText(text, 0), "1:1");
  EXPECT_EQ(PositionText(text, text.find("总")), "1:3");
  EXPECT_EQ(PositionText(text, text.find("健")), "2:3");
  EXPECT_EQ(PositionText(text, text.size() + 100), "3:1");
}

TEST(FirstBrokenByte, FindsOverlongAndSurrogates) {
  EXPECT_EQ(FirstBrokenByte("健全"), std::string::npos);
  EXPECT_EQ(FirstBrokenByte("ab\xc0\xaf"), 2U);
  EXPECT_EQ(FirstBrokenByte("a\xed\xa0\x80"), 1U);
  EXPECT_EQ(FirstBrokenByte("a\xe5\x81"), 1U);
}

}  // namespace
}  // namespace duban::cli
