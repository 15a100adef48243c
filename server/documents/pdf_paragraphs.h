// Pages of lines as paragraphs of text. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_PDF_PARAGRAPHS_H_
#define DUBAN_SERVER_DOCUMENTS_PDF_PARAGRAPHS_H_

#include <vector>

#include "server/documents/pdf_line.h"
#include "server/documents/text_builder.h"

namespace duban::documents {

// Takes page numbers out, and the lines that head or foot most pages.
void DropRunningLines(std::vector<PdfPage>& pages);

// Joins lines, over pages too: a paragraph ends where a line stops short of the margin, or the next
// is indented, or starts with a number behind a full stop.
void WriteParagraphs(const std::vector<PdfPage>& pages, TextBuilder& text);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_PDF_PARAGRAPHS_H_
