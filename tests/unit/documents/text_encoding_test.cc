// Which encoding a text is in, and where it breaks.
#include "server/documents/text_encoding.h"

#include <gmock/gmock.h>

#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

using testing::HasSubstr;

TEST(TextEncoding, Utf8KeepsItsBytesButForTheMark) {
  EXPECT_EQ(TextOf("一、总则\r\n1.健全"), "一、总则\r\n1.健全");
  EXPECT_EQ(TextOf("\xEF\xBB\xBF一、总则"), "一、总则");
}

TEST(TextEncoding, Gb18030) {
  EXPECT_EQ(TextOf("\xb1\xb1\xbe\xa9\n"), "北京\n");
  // 㐂 is of four bytes.
  EXPECT_EQ(TextOf("\x81\x39\xef\x31\xb1\xb1\xbe\xa9"), "㐂北京");
}

TEST(TextEncoding, Utf16WithAndWithoutMark) {
  const std::string little("\x17\x53\xac\x4e\x0a\x00", 6);
  const std::string big("\x53\x17\x4e\xac\x00\x0a", 6);
  EXPECT_EQ(TextOf("\xFF\xFE" + little), "北京\n");
  EXPECT_EQ(TextOf("\xFE\xFF" + big), "北京\n");
  EXPECT_EQ(TextOf(little), "北京\n");
  EXPECT_EQ(TextOf(big), "北京\n");
}

TEST(TextEncoding, TheFirstBadByteIsNamed) {
  const auto utf8 = ReadDocument("北京市\xff市");
  EXPECT_EQ(ReasonOf(utf8.status()), "INVALID_ENCODING");
  EXPECT_THAT(base::DetailOf(utf8.status())->message_zh, HasSubstr("第 9 字节处"));
  const auto gbk = ReadDocument("\xb1\xb1\xbe\xa9\xff\xff");
  EXPECT_EQ(ReasonOf(gbk.status()), "INVALID_ENCODING");
  EXPECT_THAT(base::DetailOf(gbk.status())->message_zh, HasSubstr("第 4 字节处"));
  EXPECT_EQ(RefusalOf("\xFF\xFE" + std::string("\x00\xd8\x41\x00", 4)), "INVALID_ENCODING");
  EXPECT_EQ(RefusalOf(std::string("abc\0\1\2\xee", 7)), "INVALID_ENCODING");
}

TEST(TextEncoding, Nothing) {
  EXPECT_EQ(RefusalOf(""), "EMPTY_DOCUMENT");
  EXPECT_EQ(RefusalOf(" \r\n\t"), "EMPTY_DOCUMENT");
  EXPECT_EQ(RefusalOf("\xEF\xBB\xBF"), "EMPTY_DOCUMENT");
}

}  // namespace
}  // namespace duban::documents
