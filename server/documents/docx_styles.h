// The paragraph styles of a DOCX, as far as text depends on them: which list they number, which
// print a table of contents. Thread-safe once made.
#ifndef DUBAN_SERVER_DOCUMENTS_DOCX_STYLES_H_
#define DUBAN_SERVER_DOCUMENTS_DOCX_STYLES_H_

#include <map>
#include <string>

#include <pugixml.hpp>

namespace duban::documents {

class DocxStyles {
 public:
  struct Numbering {
    std::string list;  // w:numId, "" for none
    int level = -1;    // -1: not stated
  };

  // `root` is the element <w:styles>; a null one means no styles.
  explicit DocxStyles(const pugi::xml_node& root);

  // Its own, or that of the style it is based on.
  [[nodiscard]] Numbering NumberingOf(const std::string& style) const;
  // A line of the table of contents repeats a heading; it is no text of its own.
  [[nodiscard]] bool IsContentsLine(const std::string& style) const;

 private:
  struct Style {
    std::string name;
    std::string base;
    Numbering numbering;
  };
  std::map<std::string, Style> styles_;
  std::string usual_;  // the style of paragraphs that name none
};

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_DOCX_STYLES_H_
