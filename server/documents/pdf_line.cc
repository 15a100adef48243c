#include "server/documents/pdf_line.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace duban::documents {
namespace {

bool IsAsciiWordEnd(const std::string& text, bool last) {
  const auto byte = static_cast<unsigned char>(last ? text.back() : text.front());
  return byte < 0x80;
}

bool SameLine(const PdfWord& word, const PdfLine& line) {
  const double overlap = std::min(word.bottom, line.bottom) - std::max(word.top, line.top);
  return overlap > 0.5 * std::min(word.bottom - word.top, line.height());
}

PdfLine Joined(std::vector<PdfWord>& words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
  PdfLine line{.left = words.front().left,
               .right = words.front().right,
               .top = words.front().top,
               .bottom = words.front().bottom,
               .text = ""};
  const PdfWord* previous = nullptr;
  for (const PdfWord& word : words) {
    const double gap = previous == nullptr ? 0 : word.left - previous->right;
    // Chinese is set without blanks: a gap there is spacing, unless it is a character wide.
    const double wide = word.bottom - word.top;
    const bool latin = previous != nullptr && IsAsciiWordEnd(previous->text, true) &&
                       IsAsciiWordEnd(word.text, false);
    if (previous != nullptr &&
        (gap > wide || (latin && (previous->blank_behind || gap > wide / 5)))) {
      line.text += ' ';
    }
    line.text += word.text;
    line.right = std::max(line.right, word.right);
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    previous = &word;
  }
  return line;
}

}  // namespace

std::vector<PdfLine> LinesOf(std::vector<PdfWord> words) {
  words.erase(std::remove_if(words.begin(), words.end(),
                             [](const PdfWord& word) { return word.text.empty(); }),
              words.end());
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return a.top < b.top; });
  std::vector<PdfLine> lines;
  std::vector<PdfWord> line;
  PdfLine extent;
  for (PdfWord& word : words) {
    if (!line.empty() && !SameLine(word, extent)) {
      lines.push_back(Joined(line));
      line.clear();
    }
    if (line.empty()) {
      extent = {.left = 0, .right = 0, .top = word.top, .bottom = word.bottom, .text = ""};
    }
    line.push_back(std::move(word));
  }
  if (!line.empty()) lines.push_back(Joined(line));
  return lines;
}

}  // namespace duban::documents
