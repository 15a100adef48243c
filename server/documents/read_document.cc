#include "server/documents/read_document.h"

#include <utility>

#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/documents/document_format.h"
#include "server/documents/document_refusal.h"
#include "server/documents/docx_reader.h"
#include "server/documents/html_reader.h"
#include "server/documents/pdf_reader.h"
#include "server/documents/text_builder.h"
#include "server/documents/text_encoding.h"
#include "server/documents/xlsx_reader.h"
#include "server/documents/xml_part.h"
#include "server/documents/zip_archive.h"

namespace duban::documents {
namespace {

using app::DocumentFormat;
using app::ExtractedText;

absl::StatusOr<ExtractedText> ReadPackage(const std::string& bytes) {
  ASSIGN_OR_RETURN(ZipArchive archive, ZipArchive::Open(bytes));
  if (archive.Has("OFD.xml")) return UnsupportedFormat("不支持 OFD,请导出为 DOCX 或 PDF");
  if (archive.Has("mimetype")) return UnsupportedFormat("不支持 ODF,请另存为 DOCX 或 XLSX");
  ASSIGN_OR_RETURN(const std::string main, MainPart(archive, ""));
  ExtractedText extracted;
  if (main.starts_with("xl/") || archive.Has("xl/workbook.xml")) {
    ASSIGN_OR_RETURN(extracted.text, ReadXlsx(archive));
    extracted.format = DocumentFormat::kXlsx;
    return extracted;
  }
  if (main.starts_with("word/") || archive.Has("word/document.xml")) {
    ASSIGN_OR_RETURN(extracted.text, ReadDocx(archive));
    extracted.format = DocumentFormat::kDocx;
    return extracted;
  }
  return UnsupportedFormat("压缩包里不是 Word 或 Excel 文档");
}

absl::StatusOr<ExtractedText> ReadText(const std::string& bytes) {
  ASSIGN_OR_RETURN(std::string text, DecodeText(bytes, DeclaredCharset(bytes)));
  if (text.size() > limits::kDocumentTextBytesMax) return UnpacksTooLarge("文字过多");
  ExtractedText extracted;
  if (LooksLikeHtml(text)) {
    ASSIGN_OR_RETURN(extracted.text, ReadHtml(text));
    extracted.format = DocumentFormat::kHtml;
    return extracted;
  }
  if (TrimBlanks(text).empty()) return EmptyDocument();
  extracted.text = std::move(text);
  return extracted;
}

}  // namespace

absl::StatusOr<ExtractedText> ReadDocument(const std::string& bytes) {
  if (bytes.size() > limits::kDocumentBytesMax) return FileTooLarge();
  ASSIGN_OR_RETURN(const Container container, TellContainer(bytes));
  if (container == Container::kPackage) return ReadPackage(bytes);
  if (container == Container::kText) return ReadText(bytes);
  ExtractedText extracted;
  ASSIGN_OR_RETURN(extracted.text, ReadPdf(bytes));
  extracted.format = DocumentFormat::kPdf;
  return extracted;
}

}  // namespace duban::documents
