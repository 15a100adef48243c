#include "server/documents/docx_reader.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/base/status.h"
#include "server/documents/document_refusal.h"
#include "server/documents/docx_numbering.h"
#include "server/documents/docx_paragraph.h"
#include "server/documents/docx_styles.h"
#include "server/documents/table_grid.h"
#include "server/documents/text_builder.h"
#include "server/documents/xml_part.h"

namespace duban::documents {
namespace {

// "1." in front of "5亿元投资" would read as 1.5.
bool NeedsBlank(const std::string& label, const std::string& text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return !label.empty() && !text.empty() && is_ascii(label.back()) && is_ascii(text.front());
}

// Takes the blocks of the document, of a cell or of a text box in order.
class DocxReader {
 public:
  DocxReader(DocxNumbering& numbering, const DocxStyles& styles)
      : numbering_(numbering), styles_(styles) {}

  absl::StatusOr<std::string> Read(const pugi::xml_node& body) {
    Blocks(body, nullptr);
    EndParagraph(nullptr);
    if (overflowed_) return UnpacksTooLarge("表格过大");
    return std::move(text_).Take();
  }

 private:
  using Lines = std::vector<std::string>;

  // Into the lines of a cell, or, where that is null, into the text.
  void Blocks(const pugi::xml_node& parent, Lines* cell) {
    for (const pugi::xml_node& node : parent.children()) {
      if (text_.full()) return;
      if (Is(node, "p")) {
        Paragraph(node, cell);
      } else if (Is(node, "tbl")) {
        EndParagraph(cell);
        Table(node, cell);
      } else if (!IsTakenOut(node) && !IsContents(node)) {
        Blocks(node, cell);  // <w:sdt>, <w:ins>, <w:customXml>: what is in them counts
      }
    }
  }

  // The table of contents stands in a control of its own.
  static bool IsContents(const pugi::xml_node& node) {
    const pugi::xml_node gallery =
        Child(Child(Child(node, "sdtPr"), "docPartObj"), "docPartGallery");
    return Attribute(gallery, "val") == "Table of Contents";
  }

  void Paragraph(const pugi::xml_node& node, Lines* cell) {
    const pugi::xml_node properties = Child(node, "pPr");
    if (styles_.IsContentsLine(Attribute(Child(properties, "pStyle"), "val"))) return;
    const DocxParagraph paragraph = ReadDocxParagraph(node);
    // A blank line of a list is not seen, and has no number.
    if (pending_.empty() && !TrimBlanks(paragraph.text).empty()) {
      const std::string label = numbering_.Next(properties);
      absl::StrAppend(&pending_, label, NeedsBlank(label, paragraph.text) ? " " : "");
    }
    pending_ += paragraph.text;
    if (paragraph.runs_on) return;
    EndParagraph(cell);
    for (const pugi::xml_node& box : paragraph.boxes) {
      Blocks(box, cell);
      EndParagraph(cell);
    }
  }

  void EndParagraph(Lines* cell) {
    if (cell != nullptr) {
      if (!pending_.empty()) cell->push_back(std::move(pending_));
    } else {
      text_.AddParagraph(pending_);
    }
    pending_.clear();
  }

  void Table(const pugi::xml_node& node, Lines* cell) {
    TableGrid grid;
    Rows(node, grid);
    overflowed_ = overflowed_ || grid.overflowed();
    if (cell == nullptr) {
      grid.Write(text_);
    } else {
      Lines lines = grid.PlainLines();
      std::move(lines.begin(), lines.end(), std::back_inserter(*cell));
    }
  }

  void Rows(const pugi::xml_node& parent, TableGrid& grid) {
    for (const pugi::xml_node& node : parent.children()) {
      if (!Is(node, "tr")) {
        if (!IsTakenOut(node)) Rows(node, grid);
        continue;
      }
      const pugi::xml_node properties = Child(node, "trPr");
      if (!Child(properties, "del").empty()) continue;
      grid.BeginRow();
      grid.SkipColumns(Span(Child(properties, "gridBefore"), 0));
      Cells(node, grid);
    }
  }

  static std::size_t Span(const pugi::xml_node& node, int otherwise) {
    return static_cast<std::size_t>(std::max(IntAttribute(node, "val", otherwise), otherwise));
  }

  void Cells(const pugi::xml_node& parent, TableGrid& grid) {
    for (const pugi::xml_node& node : parent.children()) {
      if (!Is(node, "tc")) {
        if (!IsTakenOut(node)) Cells(node, grid);
        continue;
      }
      const pugi::xml_node properties = Child(node, "tcPr");
      const std::size_t columns = Span(Child(properties, "gridSpan"), 1);
      const pugi::xml_node merge = Child(properties, "vMerge");
      if (!merge.empty() && Attribute(merge, "val") != "restart") {
        grid.ContinueCellAbove(columns);
        continue;
      }
      Lines lines;
      Blocks(node, &lines);
      EndParagraph(&lines);
      if (lines.empty()) NumberOf(node, lines);
      grid.AddCell(std::move(lines), columns, 1);
    }
  }

  // A cell of 序号 holds nothing but its paragraph's automatic number.
  void NumberOf(const pugi::xml_node& cell, Lines& lines) {
    const std::string label = numbering_.Next(Child(Child(cell, "p"), "pPr"));
    if (!label.empty()) lines.push_back(label);
  }

  DocxNumbering& numbering_;
  const DocxStyles& styles_;
  TextBuilder text_;
  std::string pending_;  // a paragraph whose end has not come yet
  bool overflowed_ = false;
};

// The part that the main one refers to by this type, by its usual name.
std::string Beside(const std::string& main, const std::string& name) {
  const std::size_t slash = main.rfind('/');
  return slash == std::string::npos ? name : main.substr(0, slash + 1) + name;
}

}  // namespace

absl::StatusOr<std::string> ReadDocx(ZipArchive& archive) {
  ASSIGN_OR_RETURN(const std::string main, MainPart(archive, "word/document.xml"));
  ASSIGN_OR_RETURN(const XmlDocument document, ReadXmlPart(archive, main));
  ASSIGN_OR_RETURN(const XmlDocument style_part,
                   ReadOptionalXmlPart(archive, Beside(main, "styles.xml")));
  ASSIGN_OR_RETURN(const XmlDocument number_part,
                   ReadOptionalXmlPart(archive, Beside(main, "numbering.xml")));
  const pugi::xml_node body = Child(document->document_element(), "body");
  if (body.empty()) return Damaged(main + " 中没有正文");
  const DocxStyles styles(style_part->document_element());
  DocxNumbering numbering(number_part->document_element(), styles);
  return DocxReader(numbering, styles).Read(body);
}

}  // namespace duban::documents
