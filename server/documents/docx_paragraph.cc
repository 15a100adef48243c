#include "server/documents/docx_paragraph.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "server/documents/xml_part.h"

namespace duban::documents {
namespace {

bool IsOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements inside a paragraph whose text is not the paragraph's: properties, field codes, the
// reading above a character, notes by reference.
bool IsSilent(std::string_view name) {
  return IsOneOf(name, {"pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "rubyPr",
                        "sdtPr", "sdtEndPr", "fldData", "object", "annotationRef"});
}

bool IsHidden(const pugi::xml_node& run) {
  return Is(run, "r") && IsOn(Child(Child(run, "rPr"), "vanish"));
}

// Recursion no deeper than the document, which was checked.
void Walk(const pugi::xml_node& node, DocxParagraph& paragraph) {
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "t") {
      paragraph.text += child.text().get();
    } else if (name == "tab" || name == "ptab") {
      paragraph.text += '\t';
    } else if (name == "br" || name == "cr") {
      paragraph.text += '\n';
    } else if (name == "noBreakHyphen") {
      paragraph.text += '-';
    } else if (name == "txbxContent") {
      paragraph.boxes.push_back(child);
    } else if (!IsSilent(name) && !IsTakenOut(child) && !IsHidden(child)) {
      Walk(child, paragraph);
    }
  }
}

}  // namespace

bool IsTakenOut(const pugi::xml_node& node) {
  return IsOneOf(LocalName(node), {"del", "moveFrom", "Fallback"});
}

DocxParagraph ReadDocxParagraph(const pugi::xml_node& node) {
  DocxParagraph paragraph;
  const pugi::xml_node mark = Child(Child(node, "pPr"), "rPr");
  paragraph.runs_on = !Child(mark, "del").empty() || !Child(mark, "moveFrom").empty();
  Walk(node, paragraph);
  return paragraph;
}

}  // namespace duban::documents
