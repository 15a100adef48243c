// Why a document cannot be read, each reason in one place. All are INVALID_ARGUMENT with a
// violation of field "document"; the sentences are for the clerk who sent the file. Thread-safe.
#ifndef DUBAN_SERVER_DOCUMENTS_DOCUMENT_REFUSAL_H_
#define DUBAN_SERVER_DOCUMENTS_DOCUMENT_REFUSAL_H_

#include <cstddef>
#include <string>

#include <absl/status/status.h>

namespace duban::documents {

// A refusal with its reason (UPPER_SNAKE) and sentence.
absl::Status Refuse(const std::string& reason, const std::string& message_zh);

absl::Status EmptyDocument();
// The file itself is over limits::kDocumentBytesMax.
absl::Status FileTooLarge();
// What it unpacks to, or the text in it, is over a limit; `what_zh` names it.
absl::Status UnpacksTooLarge(const std::string& what_zh);
absl::Status TooDeep();
// `what_zh` says where: "缺少 word/document.xml".
absl::Status Damaged(const std::string& what_zh);
absl::Status Encrypted();
// It took more memory or processor time than one document may.
absl::Status TooCostly();
// `offset` is the first byte that cannot be read as `encoding`.
absl::Status InvalidEncoding(std::size_t offset, const std::string& encoding);
absl::Status ScannedPdf();
absl::Status LegacyFormat(const std::string& format);
absl::Status UnsupportedFormat(const std::string& what_zh);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_DOCUMENT_REFUSAL_H_
