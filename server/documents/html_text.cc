#include "server/documents/html_text.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>

#include "server/documents/html_node.h"
#include "server/documents/html_noise.h"
#include "server/documents/numeral_format.h"
#include "server/documents/table_grid.h"

namespace duban::documents {
namespace {

int NumberOf(const GumboNode& node, const char* name, int otherwise) {
  int value = 0;
  return absl::SimpleAtoi(std::string(HtmlAttribute(node, name)), &value) ? value : otherwise;
}

std::string_view NumeralFormatOf(const GumboNode& list) {
  const std::string_view type = HtmlAttribute(list, "type");
  if (type == "a") return "lowerLetter";
  if (type == "A") return "upperLetter";
  if (type == "i") return "lowerRoman";
  if (type == "I") return "upperRoman";
  const std::string_view style = HtmlAttribute(list, "style");
  if (style.find("cjk-ideographic") != std::string_view::npos) return "chineseCounting";
  if (style.find("none") != std::string_view::npos) return "none";
  return "decimal";
}

class ArticleWriter {
 public:
  ArticleWriter(const HtmlArticle& article, TextBuilder& text) : article_(article), text_(text) {}

  bool Write() {
    Node(*article_.root(), nullptr);
    EndLine(nullptr);
    return !overflowed_;
  }

 private:
  using Lines = std::vector<std::string>;

  // Into the lines of a cell, or, where that is null, into the text. Recursion no deeper than the
  // page, which is bounded.
  void Node(const GumboNode& node, Lines* cell) {
    if (text_.full() || IsInvisible(node) || article_.IsNoise(node)) return;
    if (node.type != GUMBO_NODE_ELEMENT) {
      Text(TextOf(node));
    } else if (IsElement(node, GUMBO_TAG_BR)) {
      EndLine(cell);
    } else if (IsElement(node, GUMBO_TAG_OL)) {
      List(node, cell);
    } else if (IsDataTable(node)) {
      EndLine(cell);
      Table(node, cell);
    } else if (IsBlock(node)) {
      EndLine(cell);
      Children(node, cell);
      EndLine(cell);
    } else {
      Children(node, cell);
    }
  }

  void Children(const GumboNode& node, Lines* cell) {
    const bool outer = preformatted_;
    preformatted_ = outer || IsElement(node, GUMBO_TAG_PRE);
    ForEachChild(node, [this, cell](const GumboNode& child) { Node(child, cell); });
    preformatted_ = outer;
  }

  // White space is one blank; between Chinese characters a line end of the source is none.
  void Text(std::string_view text) {
    if (preformatted_) {
      line_ += text;
      return;
    }
    for (std::size_t i = 0; i < text.size();) {
      if (!absl::ascii_isspace(static_cast<unsigned char>(text[i]))) {
        line_.push_back(text[i++]);
        continue;
      }
      bool line_end = false;
      for (; i < text.size() && absl::ascii_isspace(static_cast<unsigned char>(text[i])); ++i) {
        line_end = line_end || text[i] == '\n';
      }
      const bool chinese = !line_.empty() && static_cast<unsigned char>(line_.back()) >= 0x80;
      if (!(line_end && chinese)) line_.push_back(' ');
    }
  }

  void EndLine(Lines* cell) {
    const std::string_view line = TrimBlanks(line_);
    if (line.empty()) {
      // A list's number waits for its text.
    } else if (cell != nullptr) {
      cell->push_back(std::exchange(label_, "") + std::string(line));
    } else if (!IsPageNoise(line)) {
      text_.AddParagraph(std::exchange(label_, "") + std::string(line));
    }
    line_.clear();
  }

  void List(const GumboNode& list, Lines* cell) {
    EndLine(cell);
    int number = NumberOf(list, "start", 1);
    const std::string_view format = NumeralFormatOf(list);
    ForEachChild(list, [&](const GumboNode& child) {
      if (IsElement(child, GUMBO_TAG_LI) && format != "none" && !article_.IsNoise(child)) {
        number = NumberOf(child, "value", number);
        const std::string sign = FormatNumeral(number, format);
        label_ = sign + (format == "chineseCounting" ? "、" : ".");
        number = std::min(number, 1 << 20) + 1;
      }
      Node(child, cell);
      label_.clear();
    });
    EndLine(cell);
  }

  void Table(const GumboNode& table, Lines* cell) {
    TableGrid grid;
    Rows(table, grid);
    overflowed_ = overflowed_ || grid.overflowed();
    if (cell == nullptr) {
      grid.Write(text_);
      return;
    }
    for (std::string& line : grid.PlainLines()) cell->push_back(std::move(line));
  }

  void Rows(const GumboNode& parent, TableGrid& grid) {
    ForEachChild(parent, [&](const GumboNode& child) {
      if (IsInvisible(child) || grid.overflowed()) return;
      if (IsElement(child, GUMBO_TAG_TR)) {
        grid.BeginRow();
        Cells(child, grid);
      } else if (IsElement(child, GUMBO_TAG_CAPTION)) {
        Node(child, nullptr);
      } else {
        Rows(child, grid);
      }
    });
  }

  void Cells(const GumboNode& row, TableGrid& grid) {
    ForEachChild(row, [&](const GumboNode& child) {
      if (!IsElement(child, GUMBO_TAG_TD) && !IsElement(child, GUMBO_TAG_TH)) return;
      Lines lines;
      Children(child, &lines);
      EndLine(&lines);
      const auto span = [&child](const char* name) {
        return static_cast<std::size_t>(std::max(NumberOf(child, name, 1), 1));
      };
      grid.AddCell(std::move(lines), span("colspan"), span("rowspan"));
    });
  }

  const HtmlArticle& article_;
  TextBuilder& text_;
  std::string line_;
  std::string label_;  // the number of a list's entry, for its first line
  bool preformatted_ = false;
  bool overflowed_ = false;
};

}  // namespace

bool WriteArticle(const HtmlArticle& article, TextBuilder& text) {
  return ArticleWriter(article, text).Write();
}

}  // namespace duban::documents
