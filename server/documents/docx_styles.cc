#include "server/documents/docx_styles.h"

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>

#include "server/documents/xml_part.h"

namespace duban::documents {
namespace {

// Longer chains of basedOn are a loop.
constexpr int kBasesMax = 16;

}  // namespace

DocxStyles::DocxStyles(const pugi::xml_node& root) {
  for (const pugi::xml_node& node : root.children()) {
    if (!Is(node, "style")) continue;
    const std::string id = Attribute(node, "styleId");
    Style& style = styles_[id];
    style.name = absl::AsciiStrToLower(Attribute(Child(node, "name"), "val"));
    style.base = Attribute(Child(node, "basedOn"), "val");
    const pugi::xml_node number = Child(Child(node, "pPr"), "numPr");
    style.numbering.list = Attribute(Child(number, "numId"), "val");
    style.numbering.level = IntAttribute(Child(number, "ilvl"), "val", -1);
    if (Attribute(node, "type") == "paragraph" && Attribute(node, "default") == "1") usual_ = id;
  }
}

DocxStyles::Numbering DocxStyles::NumberingOf(const std::string& style) const {
  Numbering numbering;
  auto found = styles_.find(style.empty() ? usual_ : style);
  for (int i = 0; i < kBasesMax && found != styles_.end(); ++i) {
    const Style& at = found->second;
    if (numbering.level < 0) numbering.level = at.numbering.level;
    if (!at.numbering.list.empty()) {
      numbering.list = at.numbering.list;
      return numbering;
    }
    found = styles_.find(at.base);
  }
  return {};
}

bool DocxStyles::IsContentsLine(const std::string& style) const {
  const auto found = styles_.find(style);
  const std::string name =
      found == styles_.end() ? absl::AsciiStrToLower(style) : found->second.name;
  return absl::StartsWith(name, "toc ") || (name.size() == 4 && absl::StartsWith(name, "toc"));
}

}  // namespace duban::documents
