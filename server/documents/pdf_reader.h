// A PDF with a text layer as text: lines joined into paragraphs, page numbers and running heads
// left out. Tables are read line by line. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_PDF_READER_H_
#define DUBAN_SERVER_DOCUMENTS_PDF_READER_H_

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

namespace duban::documents {

// Loads the converters that poppler's strings would look up on disk while a document is read: to be
// called before the process gives up its files. They stay for good.
void LoadPdfConverters();

// Errors: SCANNED_PDF, DOCUMENT_DAMAGED, DOCUMENT_ENCRYPTED, DOCUMENT_TOO_LARGE.
absl::StatusOr<std::string> ReadPdf(std::string_view bytes);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_PDF_READER_H_
