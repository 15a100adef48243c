// Files made to hurt whoever reads them.
#include <gmock/gmock.h>

#include "server/base/limits.h"
#include "server/documents/numeral_format.h"
#include "tests/unit/documents/office_file.h"
#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

std::string Repeat(const std::string& piece, std::size_t times) {
  std::string all;
  all.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

TEST(Hostile, ZipBombs) {
  EXPECT_EQ(RefusalOf(Docx(Paragraph(std::string(50 << 20, 'a')))), "DOCUMENT_TOO_LARGE");
  EXPECT_EQ(RefusalOf(Docx("", {{"word/styles.xml", std::string(90 << 20, ' ')}})),
            "DOCUMENT_TOO_LARGE");
  Parts many;
  for (std::size_t i = 0; i <= limits::kDocumentEntriesMax; ++i) {
    many.emplace_back(std::to_string(i), "");
  }
  EXPECT_EQ(RefusalOf(Docx(Paragraph("一"), many)), "DOCUMENT_TOO_LARGE");
}

TEST(Hostile, DeepNesting) {
  constexpr std::size_t kDeep = 100'000;
  EXPECT_EQ(RefusalOf(Docx(Repeat("<w:sdt>", kDeep) + Repeat("</w:sdt>", kDeep))),
            "DOCUMENT_TOO_DEEP");
  EXPECT_EQ(RefusalOf("<html><body>" + Repeat("<div>", kDeep) + "x"), "DOCUMENT_TOO_DEEP");
  EXPECT_EQ(RefusalOf("<html>" + Repeat("<table><tr><td>", kDeep)), "DOCUMENT_TOO_DEEP");
  EXPECT_EQ(RefusalOf("<html>" + Repeat("<div><b></div>", kDeep / 10) + "x"),
            "");  // sloppy, not deep
  EXPECT_EQ(RefusalOf("<html>" + Repeat("<div></x>", kDeep) + "y"), "DOCUMENT_TOO_DEEP");
}

TEST(Hostile, Entities) {
  EXPECT_EQ(RefusalOf(Package({{"word/document.xml",
                                "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><d><body>"
                                "<p><r><t>&b;</t></r></p></body></d>"}})),
            "DOCUMENT_DAMAGED");
}

TEST(Hostile, SpansThatMultiply) {
  const std::string row =
      "<tr><td rowspan=65534 colspan=1000>" + std::string(1000, 'x') + "</td><td>y</td></tr>";
  EXPECT_EQ(RefusalOf("<html><table>" + Repeat(row, 2000) + "</table>"), "DOCUMENT_TOO_LARGE");
  const std::string tall =
      "<tr><td rowspan=20000>" + std::string(100'000, 'x') + "</td><td>y</td></tr>";
  EXPECT_EQ(RefusalOf("<html><table>" + tall + Repeat("<tr><td>z</td></tr>", 15'000) + "</table>"),
            "DOCUMENT_TOO_LARGE");
}

TEST(Hostile, EveryTruncationIsRefused) {
  const std::string docx = Docx(Paragraph("一、总则"));
  // Shorter ones are the text "PK".
  for (std::size_t size = 4; size < docx.size(); ++size) {
    EXPECT_NE(RefusalOf(docx.substr(0, size)), "") << size;
  }
  const std::string pdf = Pdf({{{80, 100, "一、总则"}}});
  for (std::size_t size = 6; size < pdf.size() / 2; size += 7) {
    EXPECT_NE(RefusalOf(pdf.substr(0, size)), "") << size;
  }
}

TEST(Hostile, OldAndForeignFormats) {
  const std::string compound("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  EXPECT_EQ(RefusalOf(compound + std::string(600, '\0')), "LEGACY_FORMAT");
  const std::string wide("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  EXPECT_EQ(RefusalOf(compound + wide), "DOCUMENT_ENCRYPTED");
  EXPECT_EQ(RefusalOf("{\\rtf1 x}"), "LEGACY_FORMAT");
  EXPECT_EQ(RefusalOf("\x89PNG\r\n"), "UNSUPPORTED_FORMAT");
  EXPECT_EQ(RefusalOf(std::string(limits::kDocumentBytesMax + 1, 'a')), "DOCUMENT_TOO_LARGE");
}

TEST(Numerals, Formats) {
  EXPECT_EQ(FormatNumeral(10, "chineseCounting"), "十");
  EXPECT_EQ(FormatNumeral(21, "chineseCountingThousand"), "二十一");
  EXPECT_EQ(FormatNumeral(105, "japaneseCounting"), "一百零五");
  EXPECT_EQ(FormatNumeral(12, "chineseLegalSimplified"), "壹拾贰");
  EXPECT_EQ(FormatNumeral(20, "decimalEnclosedCircle"), "⑳");
  EXPECT_EQ(FormatNumeral(21, "decimalEnclosedCircle"), "21");
  EXPECT_EQ(FormatNumeral(3, "decimalEnclosedParen"), "⑶");
  EXPECT_EQ(FormatNumeral(3, "ideographTraditional"), "丙");
  EXPECT_EQ(FormatNumeral(28, "upperLetter"), "BB");
  EXPECT_EQ(FormatNumeral(1994, "decimal"), "1994");
  EXPECT_EQ(FormatNumeral(944, "lowerRoman"), "cmxliv");
  EXPECT_EQ(FormatNumeral(12, "decimalFullWidth"), "１２");
  EXPECT_EQ(FormatNumeral(-1, "chineseCounting"), "-1");
}

}  // namespace
}  // namespace duban::documents
