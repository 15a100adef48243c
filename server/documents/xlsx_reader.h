// A workbook as text: each visible sheet's cells as one table, in the workbook's order; merged
// cells, shared and inline strings, formulas by the value they had, days as 2024年6月30日.
// Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_XLSX_READER_H_
#define DUBAN_SERVER_DOCUMENTS_XLSX_READER_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/documents/zip_archive.h"

namespace duban::documents {

// Errors: EMPTY_DOCUMENT, DOCUMENT_DAMAGED, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP,
// DOCUMENT_ENCRYPTED.
absl::StatusOr<std::string> ReadXlsx(ZipArchive& archive);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_XLSX_READER_H_
