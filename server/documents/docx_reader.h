// A DOCX as text: paragraphs with their automatic numbers, tables with merged cells, text boxes
// behind the paragraph they hang on. As printed: what a revision inserted is in, what it deleted is
// out, and so are hidden text, headers, footers, comments and the table of contents.
// Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_DOCX_READER_H_
#define DUBAN_SERVER_DOCUMENTS_DOCX_READER_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/documents/zip_archive.h"

namespace duban::documents {

// Errors: EMPTY_DOCUMENT, DOCUMENT_DAMAGED, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP,
// DOCUMENT_ENCRYPTED.
absl::StatusOr<std::string> ReadDocx(ZipArchive& archive);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_DOCX_READER_H_
