// Paragraphs, automatic numbers, revisions and tables of a DOCX.
#include <gmock/gmock.h>

#include "tests/unit/documents/office_file.h"
#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

std::string Level(int level, const std::string& format, const std::string& text,
                  const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more +
         "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

std::string InList(const std::string& list, int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + list +
         "\"/></w:numPr>";
}

const std::string& Lists() {
  static const std::string lists =
      "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "chineseCounting", "%1、") +
      Level(1, "chineseCounting", "（%2）") + Level(2, "decimal", "%3.") +
      Level(3, "decimalEnclosedCircle", "%4") +
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
      "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
  return lists;
}

TEST(Docx, AutomaticNumbers) {
  const std::string body = Paragraph("总则", InList("1", 0)) + Paragraph("目标", InList("1", 1)) +
                           Paragraph("修路", InList("1", 2)) +
                           Paragraph("5亿元投资", InList("1", 2)) +
                           Paragraph("首先", InList("1", 3)) + Paragraph("", InList("1", 2)) +
                           Paragraph("保障", InList("1", 1)) + Paragraph("经费", InList("1", 2)) +
                           Paragraph("附则", InList("1", 0)) + Paragraph("另起", InList("2", 0)) +
                           Paragraph("续排", InList("1", 0));
  EXPECT_EQ(TextOf(Docx(body, {NumberingPart(Lists())})),
            "一、总则\n（一）目标\n1.修路\n2. 5亿元投资\n①首先\n（二）保障\n1.经费\n二、附则\n"
            "五、另起\n六、续排\n");
}

TEST(Docx, NumbersOfStylesAndRunningLevels) {
  const std::string lists =
      "<w:abstractNum w:abstractNumId=\"3\">" +
      Level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"a1\"/>") +
      Level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/><w:pStyle w:val=\"a2\"/>") +
      "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>";
  const auto style = [](const std::string& id, const std::string& base, const std::string& list) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + id +
           "\"/><w:basedOn w:val=\"" + base + "\"/><w:pPr>" + list + "</w:pPr></w:style>";
  };
  const std::string number = "<w:numPr><w:numId w:val=\"7\"/></w:numPr>";
  const std::string styles = style("a1", "", number) + style("a2", "a1", "") +
                             "<w:style w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>";
  const auto of = [](const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; };
  const std::string body =
      Paragraph("总则........1", of("11")) + Paragraph("总则", of("a1")) +
      Paragraph("修路", of("a2")) + Paragraph("附则", of("a1")) + Paragraph("植树", of("a2")) +
      Paragraph("说明", of("a1") + "<w:numPr><w:numId w:val=\"0\"/></w:numPr>");
  EXPECT_EQ(TextOf(Docx(body, {NumberingPart(lists), StylesPart(styles)})),
            "一、总则\n1.修路\n二、附则\n2.植树\n说明\n");
}

TEST(Docx, RevisionsAsIfAccepted) {
  const std::string body =
      "<w:p><w:r><w:t>新建</w:t></w:r><w:del><w:r><w:delText>3所</w:delText></w:r></w:del>"
      "<w:ins><w:r><w:t>5所</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
      "<w:r><w:t>学校</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句,</w:t></w:r></w:p>" +
      Paragraph("后半句") +
      "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r></w:p>";
  EXPECT_EQ(TextOf(Docx(body)), "新建5所学校\n前半句,后半句\n上\n下\t右\n");
}

std::string Cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + Paragraph(text) + "</w:tc>";
}
std::string Row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }

TEST(Docx, MergedCells) {
  const std::string begins = "<w:vMerge w:val=\"restart\"/>";
  const std::string goes_on = "<w:vMerge/>";
  const std::string body =
      "<w:tbl>" + Row(Cell("2026年任务分解表", "<w:gridSpan w:val=\"4\"/>")) +
      Row(Cell("序号", begins) + Cell("工作事项", begins) +
          Cell("责任分工", "<w:gridSpan w:val=\"2\"/>")) +
      Row(Cell("", goes_on) + Cell("", goes_on) + Cell("牵头单位") + Cell("配合单位")) +
      Row(Cell("一、民生", "<w:gridSpan w:val=\"4\"/>")) +
      Row(Cell("1", begins) + Cell("建校舍", begins) + Cell("市教育局") + Cell("市|财政局")) +
      Row(Cell("", goes_on) + Cell("", goes_on) + Cell("市住建局") + Cell("")) +
      Row(Cell("注:以上", "<w:gridSpan w:val=\"4\"/>")) + "</w:tbl>";
  EXPECT_EQ(TextOf(Docx(body)),
            "2026年任务分解表\n| 序号 | 工作事项 | 牵头单位 | 配合单位 |\n| 一、民生 |  |  |  |\n"
            "| 1 | 建校舍 | 市教育局 | 市¦财政局 |\n| 1 | 建校舍 | 市住建局 |  |\n注:以上\n");
}

TEST(Docx, LinesOfACellAreEntries) {
  const auto lines = [](const std::string& a, const std::string& b) {
    return "<w:tc>" + Paragraph(a) + Paragraph(b) + "</w:tc>";
  };
  const std::string body =
      "<w:tbl>" + Row(Cell("任务") + lines("责任", "单位") + Cell("时限")) +
      Row(Cell("修路") + lines("市交通局", "市财政局") + lines("6月底前。", "其后持续")) +
      "</w:tbl>";
  EXPECT_EQ(TextOf(Docx(body)),
            "| 任务 | 责任单位 | 时限 |\n| 修路 | 市交通局；市财政局 | 6月底前。其后持续 |\n");
}

TEST(Docx, DamagedOnes) {
  const std::string whole = Docx(Paragraph("一、总则"));
  EXPECT_EQ(RefusalOf(whole.substr(0, whole.size() / 2)), "DOCUMENT_DAMAGED");
  EXPECT_EQ(RefusalOf(Docx("<w:p>")), "DOCUMENT_DAMAGED");
  EXPECT_EQ(RefusalOf(Docx("")), "EMPTY_DOCUMENT");
  EXPECT_EQ(RefusalOf(Package({{"a.txt", "x"}})), "UNSUPPORTED_FORMAT");
  EXPECT_EQ(RefusalOf(Package({{"OFD.xml", "x"}})), "UNSUPPORTED_FORMAT");
  EXPECT_EQ(
      RefusalOf(Package({{"word/document.xml",
                          "<!DOCTYPE a [<!ENTITY x \"y\">]><a><body><p>&x;</p></body></a>"}})),
      "DOCUMENT_DAMAGED");
}

}  // namespace
}  // namespace duban::documents
