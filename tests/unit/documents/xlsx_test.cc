// Sheets: strings of both kinds, days and percentages as numbers, merged cells, hidden rows.
#include <gmock/gmock.h>

#include "server/documents/xlsx_sheet.h"
#include "server/documents/xlsx_styles.h"
#include "tests/unit/documents/office_file.h"
#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

TEST(Xlsx, CellsOfAllKinds) {
  const Parts more = {
      {"xl/sharedStrings.xml",
       "<sst><si><t>市教育局</t></si><si><r><t>市财</t></r><r><t>政局</t></r><rPh><t>x</t></rPh></"
       "si></sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"176\" "
       "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
       "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/>"
       "<xf numFmtId=\"176\"/></cellXfs></styleSheet>"}};
  const std::string sheet =
      "<sheetData><row r=\"2\">" + InlineCell("A2", "序号") + InlineCell("B2", "任务") +
      InlineCell("C2", "责任单位") + InlineCell("D2", "时限") + InlineCell("E2", "指标") +
      "</row><row r=\"5\"><c r=\"A5\"><v>1</v></c>" + InlineCell("B5", "修路") +
      "<c r=\"C5\" t=\"s\"><v>0</v></c><c r=\"D5\" s=\"1\"><v>46203</v></c>"
      "<c r=\"E5\" s=\"2\"><v>0.94499999999999995</v></c></row>"
      "<row r=\"6\" hidden=\"1\">" +
      InlineCell("B6", "藏") +
      "</row>"
      "<row r=\"7\"><c r=\"A7\"><f>A5+1</f><v>2</v></c>" +
      InlineCell("B7", "植树") +
      "<c r=\"C7\" t=\"s\"><v>1</v></c><c r=\"D7\" s=\"3\"><v>46203</v></c></row></sheetData>";
  EXPECT_EQ(
      TextOf(Xlsx(sheet, more)),
      "| 序号 | 任务 | 责任单位 | 时限 | 指标 |\n| 1 | 修路 | 市教育局 | 2026年6月30日 | 94.5% |\n"
      "| 2 | 植树 | 市财政局 | 2026年6月 |  |\n");
}

TEST(Xlsx, MergedCellsHoldForEveryRow) {
  const std::string sheet =
      "<sheetData><row r=\"1\">" + InlineCell("A1", "重点任务分解表") + "</row><row r=\"2\">" +
      InlineCell("A2", "类别") + InlineCell("B2", "任务") + InlineCell("C2", "责任单位") +
      "</row><row r=\"3\">" + InlineCell("A3", "民生") + InlineCell("B3", "修路") +
      InlineCell("C3", "市交通局") + "</row><row r=\"4\"><c r=\"A4\"/>" + InlineCell("B4", "植树") +
      "</row></sheetData><mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A3:A4\"/>"
      "<mergeCell ref=\"C3:C4\"/></mergeCells>";
  EXPECT_EQ(TextOf(Xlsx(sheet)),
            "重点任务分解表\n| 类别 | 任务 | 责任单位 |\n| 民生 | 修路 | 市交通局 |\n"
            "| 民生 | 植树 | 市交通局 |\n");
}

TEST(Xlsx, NumbersAsShown) {
  using Kind = XlsxStyles::Kind;
  EXPECT_EQ(ShowNumber("1", Kind::kDay, false), "1900年1月1日");
  EXPECT_EQ(ShowNumber("61", Kind::kDay, false), "1900年3月1日");
  EXPECT_EQ(ShowNumber("0", Kind::kDay, true), "0");
  EXPECT_EQ(ShowNumber("46022.5", Kind::kDay, false), "2025年12月31日");
  EXPECT_EQ(ShowNumber("0.1000000000000000055", Kind::kNumber, false), "0.1");
  EXPECT_EQ(ShowNumber("2800", Kind::kNumber, false), "2800");
  EXPECT_EQ(ShowNumber("abc", Kind::kNumber, false), "abc");
}

TEST(Xlsx, Addresses) {
  EXPECT_EQ(ParseCellAddress("AB12")->column, 27U);
  EXPECT_EQ(ParseCellAddress("AB12")->row, 11U);
  for (const char* const bad : {"", "A", "1", "A0", "a1", "A1048577", "XFE1", "A1B"}) {
    EXPECT_FALSE(ParseCellAddress(bad)) << bad;
  }
}

}  // namespace
}  // namespace duban::documents
