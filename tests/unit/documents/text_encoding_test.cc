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

TEST(TextEncoding, TheFirstControlCharacterIsNamed) {
  const auto place = [](const std::string& bytes) {
    const auto read = ReadDocument(bytes);
    EXPECT_EQ(ReasonOf(read.status()), "INVALID_ENCODING");
    return base::DetailOf(read.status())->message_zh;
  };
  EXPECT_THAT(place("\xb1\xb1\xbe\xa9\x01\xb1\xb1"), HasSubstr("第 4 字节处"));
  EXPECT_THAT(place("\x01\xb1\xb1\xbe\xa9"), HasSubstr("第 0 字节处"));
  EXPECT_THAT(place("\xFF\xFE" + std::string("\x17\x53\x02\x00", 4)), HasSubstr("第 4 字节处"));
}

// Its converter in ICU writes offsets beyond their end, if it is asked for them.
TEST(TextEncoding, ACharsetThatCombinesCharacters) {
  const auto text = DecodeText("\x4c\x3c\x6c\x7b\x24\x62\x38\x4b\x8d", "gsm-03.38-2009");
  EXPECT_EQ(ReasonOf(text.status()), "INVALID_ENCODING");
  EXPECT_EQ(DecodeText("\x8e\xc0", "shift_jis").value(), "実");
}

TEST(TextEncoding, Nothing) {
  EXPECT_EQ(RefusalOf(""), "EMPTY_DOCUMENT");
  EXPECT_EQ(RefusalOf(" \r\n\t"), "EMPTY_DOCUMENT");
  EXPECT_EQ(RefusalOf("\xEF\xBB\xBF"), "EMPTY_DOCUMENT");
}

}  // namespace
}  // namespace duban::documents
