// PDFs: paragraphs from lines, running lines dropped, scans refused.
#include <gmock/gmock.h>

#include "tests/unit/documents/office_file.h"
#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

TEST(Pdf, LinesBecomeParagraphs) {
  // 26 characters of 16 points fill a line; the first is indented by two.
  EXPECT_EQ(
      TextOf(Pdf({{{112, 100, "1.推动中心提质扩容。围绕三年建设目标统筹推进,全"},
                   {80, 130, "年新建学校十二所,新增学位八千六百个,优质高中学位占"},
                   {80, 160, "比达到62%以上。（责任单位:中心专班）"},
                   {112, 190, "2.稳定投入。（牵头处室:财务处）"},
                   {280, 800, "— 1 —"}},
                  {{112, 100, "3.改进作风。"}, {280, 800, "— 2 —"}}})),
      "1.推动中心提质扩容。围绕三年建设目标统筹推进,全年新建学校十二所,新增学位八千六百个,"
      "优质高中学位占"
      "比达到62%以上。（责任单位:中心专班）\n2.稳定投入。（牵头处室:财务处）\n3.改进作风。\n");
}

TEST(Pdf, ParagraphsGoOnOverPages) {
  std::vector<std::vector<PdfText>> pages;
  for (int i = 0; i < 3; ++i) {
    pages.push_back({{80, 40, "市教育局文件"},
                     {80, 400, "这一行写满二十六个字直到右边为止没有停顿也没有空白一"},
                     {290, 810, std::to_string(i + 1)}});
  }
  const std::string line = "这一行写满二十六个字直到右边为止没有停顿也没有空白一";
  EXPECT_EQ(TextOf(Pdf(pages)), line + line + line + "\n");
}

TEST(Pdf, ScansAndBrokenOnes) {
  EXPECT_EQ(RefusalOf(Pdf({{}, {}})), "SCANNED_PDF");
  EXPECT_EQ(RefusalOf(Pdf({{{290, 810, "1"}}})), "SCANNED_PDF");
  EXPECT_EQ(RefusalOf("%PDF-1.7\nnothing"), "DOCUMENT_DAMAGED");
}

}  // namespace
}  // namespace duban::documents
