#include "server/documents/html_node.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include <absl/strings/ascii.h>
#include <absl/strings/str_replace.h>

namespace duban::documents {
namespace {

constexpr GumboTag kInvisible[] = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_HEAD,   GUMBO_TAG_IFRAME, GUMBO_TAG_SELECT,   GUMBO_TAG_BUTTON,
    GUMBO_TAG_INPUT,  GUMBO_TAG_NAV,    GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG,
    GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS,
    GUMBO_TAG_RT,     GUMBO_TAG_RP,     GUMBO_TAG_TITLE,    GUMBO_TAG_NOFRAMES};
constexpr GumboTag kBlocks[] = {
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,    GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_BODY,    GUMBO_TAG_CENTER,     GUMBO_TAG_DD,       GUMBO_TAG_DIV,
    GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGURE,
    GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,       GUMBO_TAG_H1,       GUMBO_TAG_H2,
    GUMBO_TAG_H3,      GUMBO_TAG_H4,         GUMBO_TAG_H5,       GUMBO_TAG_H6,
    GUMBO_TAG_HEADER,  GUMBO_TAG_HR,         GUMBO_TAG_LI,       GUMBO_TAG_MAIN,
    GUMBO_TAG_OL,      GUMBO_TAG_P,          GUMBO_TAG_PRE,      GUMBO_TAG_SECTION,
    GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,      GUMBO_TAG_TD,       GUMBO_TAG_TFOOT,
    GUMBO_TAG_TH,      GUMBO_TAG_THEAD,      GUMBO_TAG_TR,       GUMBO_TAG_UL,
    GUMBO_TAG_HTML,    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION};

template <std::size_t n>
bool HasTag(const GumboNode& node, const GumboTag (&tags)[n]) {
  return node.type == GUMBO_NODE_ELEMENT &&
         std::find(std::begin(tags), std::end(tags), node.v.element.tag) != std::end(tags);
}

bool IsStyledAway(const GumboNode& node) {
  if (gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr) return true;
  const std::string style = absl::StrReplaceAll(
      absl::AsciiStrToLower(std::string(HtmlAttribute(node, "style"))), {{" ", ""}});
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

// Whether some row has two cells, and no cell a table.
struct TableShape {
  bool wide = false;
  bool nests = false;
};

void LookInto(const GumboNode& node, TableShape& shape) {
  std::size_t cells = 0;
  ForEachChild(node, [&](const GumboNode& child) {
    if (IsElement(child, GUMBO_TAG_TD) || IsElement(child, GUMBO_TAG_TH)) ++cells;
    if (IsElement(child, GUMBO_TAG_TABLE)) {
      shape.nests = true;
    } else if (!shape.nests) {
      LookInto(child, shape);
    }
  });
  shape.wide = shape.wide || cells > 1;
}

}  // namespace

bool IsElement(const GumboNode& node, GumboTag tag) {
  return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

std::string_view HtmlAttribute(const GumboNode& node, const char* name) {
  if (node.type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* const found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

void ForEachChild(const GumboNode& node, const std::function<void(const GumboNode&)>& take) {
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    take(*static_cast<const GumboNode*>(children.data[i]));
  }
}

std::string_view TextOf(const GumboNode& node) {
  const bool text = node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
                    node.type == GUMBO_NODE_WHITESPACE;
  return text ? std::string_view(node.v.text.text) : std::string_view();
}

bool IsInvisible(const GumboNode& node) {
  if (node.type == GUMBO_NODE_COMMENT || node.type == GUMBO_NODE_TEMPLATE) return true;
  return node.type == GUMBO_NODE_ELEMENT && (HasTag(node, kInvisible) || IsStyledAway(node));
}

bool IsBlock(const GumboNode& node) { return HasTag(node, kBlocks); }

bool IsDataTable(const GumboNode& node) {
  if (!IsElement(node, GUMBO_TAG_TABLE)) return false;
  TableShape shape;
  LookInto(node, shape);
  return shape.wide && !shape.nests;
}

}  // namespace duban::documents
