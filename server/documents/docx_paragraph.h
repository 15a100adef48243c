// The text of one paragraph of a DOCX. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_DOCX_PARAGRAPH_H_
#define DUBAN_SERVER_DOCUMENTS_DOCX_PARAGRAPH_H_

#include <string>
#include <vector>

#include <pugixml.hpp>

namespace duban::documents {

struct DocxParagraph {
  std::string text;                   // without its automatic number; '\n' where a line breaks
  std::vector<pugi::xml_node> boxes;  // <w:txbxContent> of text boxes that hang on it
  bool runs_on = false;               // its mark was deleted: the next paragraph continues it
};

// `node` is <w:p>. Precondition: the document's depth was checked.
DocxParagraph ReadDocxParagraph(const pugi::xml_node& node);

// Whether a revision took the element out, or it is the spare copy of another.
bool IsTakenOut(const pugi::xml_node& node);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_DOCX_PARAGRAPH_H_
