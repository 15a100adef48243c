// The text a reader makes, line by line, within limits::kDocumentTextBytesMax. Not thread-safe.
#ifndef DUBAN_SERVER_DOCUMENTS_TEXT_BUILDER_H_
#define DUBAN_SERVER_DOCUMENTS_TEXT_BUILDER_H_

#include <string>
#include <string_view>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

namespace duban::documents {

class TextBuilder {
 public:
  // One paragraph; line breaks inside make lines of their own, blank ones are left out. Once the
  // text is over its limit nothing more is taken. `line` is UTF-8.
  void AddParagraph(std::string_view paragraph);

  [[nodiscard]] bool full() const { return full_; }

  // Errors: DOCUMENT_TOO_LARGE, EMPTY_DOCUMENT.
  absl::StatusOr<std::string> Take() &&;

 private:
  void AddLine(std::string_view line);

  std::string text_;
  bool full_ = false;
};

// Without blanks (ASCII and U+3000, U+00A0) at either end.
std::string_view TrimBlanks(std::string_view text);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_TEXT_BUILDER_H_
