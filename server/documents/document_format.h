// What a document is, told by its content: names of files lie. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_DOCUMENT_FORMAT_H_
#define DUBAN_SERVER_DOCUMENTS_DOCUMENT_FORMAT_H_

#include <string_view>

#include <absl/status/statusor.h>

namespace duban::documents {

// What the first bytes say; a text may yet be a page, a package may hold a document or a workbook.
enum class Container { kText, kPackage, kPdf };

// Errors: EMPTY_DOCUMENT, LEGACY_FORMAT, DOCUMENT_ENCRYPTED, UNSUPPORTED_FORMAT.
absl::StatusOr<Container> TellContainer(std::string_view bytes);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_DOCUMENT_FORMAT_H_
