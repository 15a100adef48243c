#include "server/formats/docx_table.h"

#include <sstream>
#include <vector>

#include <pugixml.hpp>

#include "server/formats/zip_package.h"

namespace duban::formats {
namespace {

constexpr char kTypes[] =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(</Types>)";
constexpr char kRelations[] =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(</Relationships>)";
constexpr char kNamespace[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

// A4 lying on its side, in twentieths of a point.
constexpr int kPageWidth = 16838;
constexpr int kPageHeight = 11906;

void AddParagraph(pugi::xml_node& parent, const std::string& text, bool bold) {
  pugi::xml_node run = parent.append_child("w:p").append_child("w:r");
  if (bold) run.append_child("w:rPr").append_child("w:b");
  pugi::xml_node node = run.append_child("w:t");
  node.append_attribute("xml:space") = "preserve";
  node.text().set(text.c_str());
}

void AddBorders(pugi::xml_node properties) {
  pugi::xml_node borders = properties.append_child("w:tblBorders");
  for (const char* edge : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    pugi::xml_node border = borders.append_child(edge);
    border.append_attribute("w:val") = "single";
    border.append_attribute("w:sz") = 4;
  }
}

void AddRow(pugi::xml_node& table, const std::vector<std::string>& cells, bool head) {
  pugi::xml_node row = table.append_child("w:tr");
  if (head) row.append_child("w:trPr").append_child("w:tblHeader");
  for (const std::string& text : cells) {
    pugi::xml_node cell = row.append_child("w:tc");
    AddParagraph(cell, text, head);
  }
}

void AddPage(pugi::xml_node& body) {
  pugi::xml_node size = body.append_child("w:sectPr").append_child("w:pgSz");
  size.append_attribute("w:w") = kPageWidth;
  size.append_attribute("w:h") = kPageHeight;
  size.append_attribute("w:orient") = "landscape";
}

std::string DocumentPart(const PlanTable& table) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("w:document");
  root.append_attribute("xmlns:w") = kNamespace;
  pugi::xml_node body = root.append_child("w:body");
  AddParagraph(body, table.title, true);
  if (!table.subtitle.empty()) AddParagraph(body, table.subtitle, false);
  pugi::xml_node grid = body.append_child("w:tbl");
  AddBorders(grid.append_child("w:tblPr"));
  pugi::xml_node columns = grid.append_child("w:tblGrid");
  for (std::size_t i = 0; i < table.heads.size(); ++i) columns.append_child("w:gridCol");
  AddRow(grid, table.heads, true);
  for (const std::vector<std::string>& row : table.rows) AddRow(grid, row, false);
  AddPage(body);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

}  // namespace

absl::StatusOr<std::string> DocxOf(const PlanTable& table) {
  return Pack({{"[Content_Types].xml", kTypes},
               {"_rels/.rels", kRelations},
               {"word/document.xml", DocumentPart(table)}});
}

}  // namespace duban::formats
