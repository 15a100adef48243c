#include "tests/unit/documents/office_file.h"

#include <cstdint>
#include <cstring>

#include <zip.h>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_replace.h>
#include <gtest/gtest.h>

namespace duban::documents {
namespace {

constexpr char kRelationships[] =
    R"(<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>)";
constexpr char kWord[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr char kSheet[] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr char kOffice[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string Relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
  return absl::StrCat("<Relationship Id=\"", id, "\" Type=\"", kOffice, "/", type, "\" Target=\"",
                      target, "\"/>");
}

std::string Relationships(const std::string& entries) {
  return absl::StrReplaceAll(kRelationships, {{"%s", entries}});
}

std::string Escaped(const std::string& text) {
  return absl::StrReplaceAll(text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}});
}

// UTF-16BE in hexadecimal: the codes of the font are the characters'. Basic plane only.
std::string Utf16Hex(const std::string& text) {
  std::string hex;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i + k]));
    };
    std::uint32_t c = byte(0);
    std::size_t length = 1;
    if (c >= 0xE0) {
      c = ((c & 0xFU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
      length = 3;
    } else if (c >= 0xC0) {
      c = ((c & 0x1FU) << 6U) | (byte(1) & 0x3FU);
      length = 2;
    }
    absl::StrAppendFormat(&hex, "%04X", c);
    i += length;
  }
  return hex;
}

std::string Stream(const std::string& content) {
  return absl::StrCat("<< /Length ", content.size(), " >>\nstream\n", content, "\nendstream");
}

}  // namespace

std::string Package(const Parts& parts) {
  zip_error_t error;
  zip_source_t* const memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* const archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* const part = zip_source_buffer(archive, content.data(), content.size(), 0);
    EXPECT_GE(zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8), 0);
  }
  EXPECT_EQ(zip_close(archive), 0);
  zip_stat_t stat;
  zip_source_stat(memory, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(memory);
  EXPECT_EQ(zip_source_read(memory, bytes.data(), bytes.size()),
            static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

std::string Docx(const std::string& body, const Parts& more) {
  Parts parts = {
      {"_rels/.rels", Relationships(Relationship("rId1", "officeDocument", "word/document.xml"))},
      {"word/document.xml",
       absl::StrCat("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"", kWord,
                    "\"><w:body>", body, "</w:body></w:document>")}};
  parts.insert(parts.end(), more.begin(), more.end());
  return Package(parts);
}

std::string Paragraph(const std::string& text, const std::string& properties) {
  return absl::StrCat("<w:p>", properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>",
                      "<w:r><w:t xml:space=\"preserve\">", Escaped(text), "</w:t></w:r></w:p>");
}

std::pair<std::string, std::string> NumberingPart(const std::string& lists) {
  return {"word/numbering.xml",
          absl::StrCat("<w:numbering xmlns:w=\"", kWord, "\">", lists, "</w:numbering>")};
}

std::pair<std::string, std::string> StylesPart(const std::string& styles) {
  return {"word/styles.xml",
          absl::StrCat("<w:styles xmlns:w=\"", kWord, "\">", styles, "</w:styles>")};
}

std::string Xlsx(const std::string& sheet, const Parts& more) {
  Parts parts = {
      {"_rels/.rels", Relationships(Relationship("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       absl::StrCat(
           "<workbook xmlns=\"", kSheet, "\" xmlns:r=\"", kOffice,
           "\"><sheets><sheet name=\"任务\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>")},
      {"xl/_rels/workbook.xml.rels",
       Relationships(Relationship("rId7", "worksheet", "worksheets/sheet1.xml"))},
      {"xl/worksheets/sheet1.xml",
       absl::StrCat("<worksheet xmlns=\"", kSheet, "\">", sheet, "</worksheet>")}};
  parts.insert(parts.end(), more.begin(), more.end());
  return Package(parts);
}

std::string InlineCell(const std::string& address, const std::string& text) {
  return absl::StrCat("<c r=\"", address, "\" t=\"inlineStr\"><is><t>", Escaped(text),
                      "</t></is></c>");
}

std::string Pdf(const std::vector<std::vector<PdfText>>& pages) {
  constexpr double kPageHeight = 842;
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "",
      "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts "
      "[4 0 R] /ToUnicode 6 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>",
      "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 800] "
      "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
      Stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
             "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange "
             "<0000> <FFFF> <0000> endbfrange endcmap end end")};
  std::string kids;
  for (const std::vector<PdfText>& page : pages) {
    std::string content = "BT /F1 16 Tf\n";
    for (const PdfText& line : page) {
      absl::StrAppendFormat(&content, "1 0 0 1 %.1f %.1f Tm <%s> Tj\n", line.left,
                            kPageHeight - line.top, Utf16Hex(line.text));
    }
    objects.push_back(Stream(content + "ET"));
    absl::StrAppend(&kids, objects.size() + 1, " 0 R ");
    objects.push_back(
        absl::StrCat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
                     "<< /Font << /F1 3 0 R >> >> /Contents ",
                     objects.size(), " 0 R >>"));
  }
  objects[1] = absl::StrCat("<< /Type /Pages /Kids [", kids, "] /Count ", pages.size(), " >>");
  std::string pdf = "%PDF-1.7\n";
  std::string offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    absl::StrAppendFormat(&offsets, "%010d 00000 n \n", pdf.size());
    absl::StrAppend(&pdf, i + 1, " 0 obj\n", objects[i], "\nendobj\n");
  }
  const std::size_t table = pdf.size();
  absl::StrAppend(&pdf, "xref\n0 ", objects.size() + 1, "\n0000000000 65535 f \n", offsets,
                  "trailer\n<< /Size ", objects.size() + 1, " /Root 1 0 R >>\nstartxref\n", table,
                  "\n%%EOF\n");
  return pdf;
}

}  // namespace duban::documents
