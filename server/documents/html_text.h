// The article of a page as lines. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_HTML_TEXT_H_
#define DUBAN_SERVER_DOCUMENTS_HTML_TEXT_H_

#include <gumbo.h>

#include "server/documents/html_article.h"
#include "server/documents/text_builder.h"

namespace duban::documents {

// Paragraphs, ordered lists with the numbers a browser shows, tables. False where a table is too
// large. Precondition: the page has an article.
bool WriteArticle(const HtmlArticle& article, TextBuilder& text);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_HTML_TEXT_H_
