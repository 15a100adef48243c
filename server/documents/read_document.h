// Any document as issued → the text that the plan compiler takes. The one entrance to the readers
// of formats; it belongs into a process with limits of its own. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_READ_DOCUMENT_H_
#define DUBAN_SERVER_DOCUMENTS_READ_DOCUMENT_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/app/document_reader.h"

namespace duban::documents {

// Errors: those of app::DocumentReader::Read but for the process's own.
absl::StatusOr<app::ExtractedText> ReadDocument(const std::string& bytes);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_READ_DOCUMENT_H_
