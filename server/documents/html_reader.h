// A page as text: its article without the noise around it. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_HTML_READER_H_
#define DUBAN_SERVER_DOCUMENTS_HTML_READER_H_

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

namespace duban::documents {

// Whether a text is a page, by how it begins.
bool LooksLikeHtml(std::string_view text);
// The charset a page states in its <meta>, "" for none. Any bytes.
std::string DeclaredCharset(std::string_view bytes);

// `html` is UTF-8. Errors: EMPTY_DOCUMENT, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP.
absl::StatusOr<std::string> ReadHtml(const std::string& html);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_HTML_READER_H_
