// What app/ needs of whoever turns a document as issued (DOCX, XLSX, HTML, PDF, text in any usual
// encoding) into the text that the plan compiler reads. The bytes are a stranger's: the one behind
// this port reads them outside the server's own process.
#ifndef DUBAN_SERVER_APP_DOCUMENT_READER_H_
#define DUBAN_SERVER_APP_DOCUMENT_READER_H_

#include <functional>
#include <string>

#include <absl/status/statusor.h>

#include "server/app/call_context.h"

namespace duban::app {

// Told by content, never by a file's name.
enum class DocumentFormat { kText, kDocx, kXlsx, kHtml, kPdf };

struct ExtractedText {
  DocumentFormat format = DocumentFormat::kText;
  // UTF-8, lines end in '\n', cells of a table's row are parted by '\t'. Source offsets of tasks
  // and findings are bytes of this text, so keep it with the plan.
  std::string text;
};

class DocumentReader {
 public:
  virtual ~DocumentReader() = default;

  // Thread-safe; blocks until the text is there, the deadline has passed, or nobody waits for it
  // any more: `cancelled` (which may be empty) is asked every limits::kCancelPollInterval. Errors:
  // - INVALID_ARGUMENT with a violation of field "document", whose reason is EMPTY_DOCUMENT,
  //   DOCUMENT_TOO_LARGE (the file, or what it unpacks to), DOCUMENT_TOO_DEEP, DOCUMENT_DAMAGED,
  //   DOCUMENT_ENCRYPTED, DOCUMENT_TOO_COSTLY (memory or processor time ran out), INVALID_ENCODING
  //   (the message names the byte offset), SCANNED_PDF, LEGACY_FORMAT or UNSUPPORTED_FORMAT;
  // - DEADLINE_EXCEEDED DOCUMENT_READER_TIMEOUT; CANCELLED;
  // - UNAVAILABLE DOCUMENT_READER_UNAVAILABLE when reading cannot be started at all.
  virtual absl::StatusOr<ExtractedText> Read(const std::string& bytes, SteadyTime deadline,
                                             const std::function<bool()>& cancelled) = 0;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_DOCUMENT_READER_H_
