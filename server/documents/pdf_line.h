// Lines of a PDF's pages: what stands where. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_PDF_LINE_H_
#define DUBAN_SERVER_DOCUMENTS_PDF_LINE_H_

#include <string>
#include <vector>

namespace duban::documents {

// Points from the page's upper left corner.
struct PdfWord {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  std::string text;
  bool blank_behind = false;
};

struct PdfLine {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  std::string text;

  [[nodiscard]] double height() const { return bottom - top; }
};

struct PdfPage {
  double height = 0;
  std::vector<PdfLine> lines;  // from top to bottom
};

// Words that overlap in height are of one line.
std::vector<PdfLine> LinesOf(std::vector<PdfWord> words);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_PDF_LINE_H_
