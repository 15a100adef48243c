// What the readers of a page ask of a node. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_HTML_NODE_H_
#define DUBAN_SERVER_DOCUMENTS_HTML_NODE_H_

#include <functional>
#include <string>
#include <string_view>

#include <gumbo.h>

namespace duban::documents {

bool IsElement(const GumboNode& node, GumboTag tag);
// "" where there is none.
std::string_view HtmlAttribute(const GumboNode& node, const char* name);
// Calls for every child, of elements only.
void ForEachChild(const GumboNode& node, const std::function<void(const GumboNode&)>& take);
// The text of a text node, a character reference or white space; "" for others.
std::string_view TextOf(const GumboNode& node);

// Never seen on the page: scripts, forms' controls, what is styled away.
bool IsInvisible(const GumboNode& node);
// Begins a line of its own.
bool IsBlock(const GumboNode& node);
// A table of rows and columns; one that only lays the page out (it holds another, or has no row of
// two cells) is a container like others.
bool IsDataTable(const GumboNode& node);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_HTML_NODE_H_
