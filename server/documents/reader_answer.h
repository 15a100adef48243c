// What the reading process writes to its standard output, and what is believed of it: a process
// that was taken over by its document may write anything. Thread-safe: no state.
//
//   duban-document 1 text docx 1234\n<1234 bytes>
//   duban-document 1 refused DOCUMENT_DAMAGED\n<a sentence>
#ifndef DUBAN_SERVER_DOCUMENTS_READER_ANSWER_H_
#define DUBAN_SERVER_DOCUMENTS_READER_ANSWER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "server/app/document_reader.h"
#include "server/base/limits.h"

namespace duban::documents {

// The longest answer that is read.
inline constexpr std::size_t kAnswerBytesMax = limits::kDocumentTextBytesMax + 4096;

std::string EncodeAnswer(const absl::StatusOr<app::ExtractedText>& read);

// The text or the refusal; absent (NOT_FOUND) where the bytes are no whole answer.
absl::StatusOr<app::ExtractedText> DecodeAnswer(std::string_view answer);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_READER_ANSWER_H_
