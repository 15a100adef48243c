// Office documents made on the spot: packages of given parts, and the frames around a test's own
// XML.
#ifndef DUBAN_TESTS_UNIT_DOCUMENTS_OFFICE_FILE_H_
#define DUBAN_TESTS_UNIT_DOCUMENTS_OFFICE_FILE_H_

#include <string>
#include <utility>
#include <vector>

namespace duban::documents {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, content

// A ZIP package.
std::string Package(const Parts& parts);

// A DOCX with this inside <w:body>; `more` are further parts.
std::string Docx(const std::string& body, const Parts& more = {});
// <w:p> with one run; `properties` goes into <w:pPr>.
std::string Paragraph(const std::string& text, const std::string& properties = "");
// word/numbering.xml with these elements.
std::pair<std::string, std::string> NumberingPart(const std::string& lists);
// word/styles.xml with these elements.
std::pair<std::string, std::string> StylesPart(const std::string& styles);

// An XLSX with one sheet of this <sheetData> and what follows it.
std::string Xlsx(const std::string& sheet, const Parts& more = {});
// A cell with an inline string.
std::string InlineCell(const std::string& address, const std::string& text);

// A PDF whose font is not embedded and has a ToUnicode map; a page for each list of lines.
struct PdfText {
  double left = 0;
  double top = 0;  // of the baseline, from above
  std::string text;
};
std::string Pdf(const std::vector<std::vector<PdfText>>& pages);

}  // namespace duban::documents

#endif  // DUBAN_TESTS_UNIT_DOCUMENTS_OFFICE_FILE_H_
