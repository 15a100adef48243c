#include "server/documents/pdf_paragraphs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include <re2/re2.h>

namespace duban::documents {
namespace {

// Running lines stand in the outer eighth of a page.
constexpr double kMarginPart = 0.125;
// Of the pages that have the line, and at least so many.
constexpr std::size_t kRunningPagesMin = 3;
// How far short of the margin, and how far indented, in characters, is on purpose.
constexpr double kShortChars = 2.2;
constexpr double kIndentChars = 1.2;

bool IsPageNumber(const std::string& line) {
  static const RE2 kNumber(
      R"([-—–－―·•\s]*(第\s*)?[0-9０-９]{1,4}(\s*页)?(\s*[/／,，]?\s*共?\s*[0-9]{1,4}\s*页?)?[-—–－―·•\s]*)");
  return RE2::FullMatch(line, kNumber);
}

// A running line differs by its page number only.
std::string WithoutDigits(const std::string& line) {
  std::string rest;
  for (const char c : line) {
    if ((c < '0' || c > '9') && c != ' ') rest.push_back(c);
  }
  return rest;
}

bool InMargin(const PdfPage& page, const PdfLine& line) {
  return line.bottom < page.height * kMarginPart || line.top > page.height * (1 - kMarginPart);
}

bool StartsNumbered(const std::string& line) {
  static const RE2 kNumbered(
      R"(^\s*([一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百]{1,4}[）)]|[0-9]{1,3}\s*[.．、]\s*[^0-9]|[（(][0-9]{1,3}[）)]|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节部]))");
  return RE2::PartialMatch(line, kNumbered);
}

bool EndsSentence(std::string_view line) {
  constexpr std::string_view kEnds[] = {"。", "；", "！", "？", "）", ")", "：", "〕", ";"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [line](std::string_view end) { return line.ends_with(end); });
}

// The edges most text keeps to.
struct Column {
  double left = 0;
  double right = 0;
  double em = 12;  // width of a character
};

double Median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Column ColumnOf(const std::vector<PdfPage>& pages) {
  std::vector<double> heights;
  std::map<long, std::size_t> lefts;
  std::map<long, std::size_t> rights;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) {
      heights.push_back(line.height());
      ++lefts[std::lround(line.left / 2)];
      ++rights[std::lround(line.right / 2)];
    }
  }
  Column column;
  if (heights.empty()) return column;
  column.em = std::max(Median(heights), 1.0);
  // The leftmost edge with a tenth of the lines; the rightmost that more than one line reaches.
  const std::size_t enough = heights.size() / 10;
  for (auto it = lefts.rbegin(); it != lefts.rend(); ++it) {
    if (it->second > enough) column.left = static_cast<double>(it->first) * 2;
  }
  if (column.left == 0) column.left = static_cast<double>(lefts.begin()->first) * 2;
  column.right = static_cast<double>(rights.rbegin()->first) * 2;
  for (const auto& [edge, lines] : rights) {
    if (lines > 1) column.right = std::max(static_cast<double>(edge) * 2, column.right * 0.9);
  }
  return column;
}

bool NeedsBlank(const std::string& line, const std::string& next) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return !line.empty() && !next.empty() && is_ascii(line.back()) && is_ascii(next.front());
}

}  // namespace

void DropRunningLines(std::vector<PdfPage>& pages) {
  std::map<std::string, std::size_t> seen;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) {
      if (InMargin(page, line)) ++seen[WithoutDigits(line.text)];
    }
  }
  for (PdfPage& page : pages) {
    const auto runs = [&](const PdfLine& line) {
      if (!InMargin(page, line)) return false;
      const std::size_t times = seen[WithoutDigits(line.text)];
      return IsPageNumber(line.text) || (times >= kRunningPagesMin && times * 2 >= pages.size());
    };
    page.lines.erase(std::remove_if(page.lines.begin(), page.lines.end(), runs), page.lines.end());
  }
}

void WriteParagraphs(const std::vector<PdfPage>& pages, TextBuilder& text) {
  const Column column = ColumnOf(pages);
  std::string paragraph;
  const PdfLine* previous = nullptr;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) {
      const bool stops =
          previous != nullptr && (previous->right < column.right - kShortChars * column.em ||
                                  line.left > column.left + kIndentChars * column.em ||
                                  (EndsSentence(previous->text) && StartsNumbered(line.text)) ||
                                  std::abs(line.height() - previous->height()) > 0.25 * column.em);
      if (stops) {
        text.AddParagraph(paragraph);
        paragraph.clear();
      }
      if (NeedsBlank(paragraph, line.text)) paragraph += ' ';
      paragraph += line.text;
      previous = &line;
    }
  }
  text.AddParagraph(paragraph);
}

}  // namespace duban::documents
