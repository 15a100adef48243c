#include "server/documents/pdf_reader.h"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <absl/strings/str_cat.h>

#include "server/base/limits.h"
#include "server/documents/document_refusal.h"
#include "server/documents/pdf_line.h"
#include "server/documents/pdf_paragraphs.h"
#include "server/documents/text_builder.h"

namespace duban::documents {
namespace {

void Silent(const std::string& /*message*/, void* /*closure*/) {}

std::string Utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

// A font without a map to characters yields private or replacement characters.
std::size_t Unreadable(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    const bool own = lead == 0xEE || (lead == 0xEF && second < 0xA4);
    const bool replacement = text.substr(i, 3) == "\xEF\xBF\xBD";
    if (own || replacement) ++count;
  }
  return count;
}

PdfPage ReadPage(const poppler::page& page) {
  std::vector<PdfWord> words;
  for (const poppler::text_box& box : page.text_list()) {
    const poppler::rectf area = box.bbox();
    words.push_back({.left = area.left(),
                     .right = area.right(),
                     .top = area.top(),
                     .bottom = area.bottom(),
                     .text = std::string(TrimBlanks(Utf8(box.text()))),
                     .blank_behind = box.has_space_after()});
  }
  return {.height = page.page_rect().height(), .lines = LinesOf(std::move(words))};
}

}  // namespace

void LoadPdfConverters() {
  // Never closed: the C library would unload the modules.
  static const iconv_t kHeld[] = {::iconv_open("UTF-16", "UTF-8"), ::iconv_open("UTF-8", "UTF-16")};
  static_cast<void>(kHeld);
  Utf8(poppler::ustring::from_utf8("督办"));
}

absl::StatusOr<std::string> ReadPdf(std::string_view bytes) {
  poppler::set_debug_error_function(Silent, nullptr);
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
      bytes.data(), static_cast<int>(bytes.size())));  // at most kDocumentBytesMax
  if (document == nullptr) return Damaged("PDF 结构无法读取");
  if (document->is_locked()) return Encrypted();
  const int count = document->pages();
  if (count <= 0) return Damaged("PDF 没有页面");
  if (count > limits::kDocumentPagesMax) {
    return UnpacksTooLarge(absl::StrCat("PDF 超过 ", limits::kDocumentPagesMax, " 页"));
  }
  std::vector<PdfPage> pages;
  std::size_t characters = 0;
  std::size_t unreadable = 0;
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page == nullptr) continue;
    pages.push_back(ReadPage(*page));
    for (const PdfLine& line : pages.back().lines) {
      characters += line.text.size();
      unreadable += 3 * Unreadable(line.text);
    }
    if (characters > limits::kDocumentTextBytesMax) return UnpacksTooLarge("PDF 文字过多");
  }
  DropRunningLines(pages);
  TextBuilder text;
  WriteParagraphs(pages, text);
  absl::StatusOr<std::string> read = std::move(text).Take();
  if (characters == 0 || unreadable * 2 > characters || (!read.ok() && !text.full())) {
    return ScannedPdf();
  }
  return read;
}

}  // namespace duban::documents
