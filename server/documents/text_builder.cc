#include "server/documents/text_builder.h"

#include <cstddef>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/limits.h"
#include "server/documents/document_refusal.h"

namespace duban::documents {
namespace {

constexpr std::string_view kWideBlank = "\u3000";
constexpr std::string_view kFixedBlank = "\u00A0";

bool IsAsciiBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::string_view TrimBlanks(std::string_view text) {
  for (;;) {
    const std::size_t before = text.size();
    while (!text.empty() && IsAsciiBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && IsAsciiBlank(text.back())) text.remove_suffix(1);
    for (const std::string_view blank : {kWideBlank, kFixedBlank}) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size());
      if (text.ends_with(blank)) text.remove_suffix(blank.size());
    }
    if (text.size() == before) return text;
  }
}

void TextBuilder::AddParagraph(std::string_view paragraph) {
  while (!full_ && !paragraph.empty()) {
    const std::size_t end = paragraph.find('\n');
    AddLine(paragraph.substr(0, end));
    if (end == std::string_view::npos) return;
    paragraph.remove_prefix(end + 1);
  }
}

void TextBuilder::AddLine(std::string_view line) {
  line = TrimBlanks(line);
  if (line.empty()) return;
  if (line.size() + 1 > limits::kDocumentTextBytesMax - text_.size()) {
    full_ = true;
    return;
  }
  for (const char c : line) {
    // Formats can carry control characters; a text has none but tabs.
    const auto byte = static_cast<unsigned char>(c);
    text_.push_back((byte < 0x20 && c != '\t') || byte == 0x7F ? ' ' : c);
  }
  text_.push_back('\n');
}

absl::StatusOr<std::string> TextBuilder::Take() && {
  if (full_) {
    return UnpacksTooLarge(
        absl::StrCat("文字超过 ", limits::kDocumentTextBytesMax >> 20, " MiB 的上限"));
  }
  if (text_.empty()) return EmptyDocument();
  return std::move(text_);
}

}  // namespace duban::documents
