#include "server/base/utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace duban::base {
namespace {

TEST(Utf8, TakesEveryScriptWeMeet) {
  for (const char* text :
       {"", "plain", "财务处〔2023〕1号", "𠮷野家", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_FALSE(FirstInvalidUtf8(text).has_value()) << text;
  }
}

TEST(Utf8, NamesTheFirstBadByte) {
  EXPECT_EQ(FirstInvalidUtf8("ab\xff"), 2U);
  EXPECT_EQ(FirstInvalidUtf8("财\x80"), 3U);
  EXPECT_EQ(FirstInvalidUtf8("财\xE8\xB4"), 3U);        // cut off
  EXPECT_EQ(FirstInvalidUtf8("\xC0\xAF"), 0U);          // overlong
  EXPECT_EQ(FirstInvalidUtf8("\xE0\x80\xAF"), 0U);      // overlong
  EXPECT_EQ(FirstInvalidUtf8("\xED\xA0\x80"), 0U);      // surrogate
  EXPECT_EQ(FirstInvalidUtf8("\xF4\x90\x80\x80"), 0U);  // above U+10FFFF
  EXPECT_EQ(FirstInvalidUtf8("\xB2\xC6\xCE\xF1"), 0U);  // 财务 in GBK
}

TEST(Utf8, CountsCharactersNotBytes) {
  EXPECT_EQ(CharacterCount("财务处"), 3U);
  EXPECT_EQ(CharacterCount("a𠮷"), 2U);
}

TEST(Utf8, FindsControlCharacters) {
  EXPECT_FALSE(HasControlCharacter("财务处 a", false));
  EXPECT_TRUE(HasControlCharacter("a\nb", false));
  EXPECT_FALSE(HasControlCharacter("a\nb\tc", true));
  EXPECT_TRUE(HasControlCharacter(std::string("a\0b", 3), true));
  EXPECT_TRUE(HasControlCharacter("a\xC2\x85", true));
  EXPECT_FALSE(HasControlCharacter("\xC2\xA0", true));
}

}  // namespace
}  // namespace duban::base
