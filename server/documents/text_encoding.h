// Bytes of a text in whichever encoding Chinese offices produce, as UTF-8. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_TEXT_ENCODING_H_
#define DUBAN_SERVER_DOCUMENTS_TEXT_ENCODING_H_

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

namespace duban::documents {

// UTF-8, UTF-16LE/BE and GB18030 (of which GBK and GB2312 are parts), told by a byte order mark or
// by what the bytes can be; the mark is dropped, all else kept. `declared` is the charset a page
// states for itself, "" for none; it counts only where the bytes do not speak for themselves.
// Errors: INVALID_ENCODING naming the first byte that does not fit; EMPTY_DOCUMENT.
absl::StatusOr<std::string> DecodeText(std::string_view bytes, const std::string& declared);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_TEXT_ENCODING_H_
