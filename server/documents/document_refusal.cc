#include "server/documents/document_refusal.h"

#include <absl/strings/str_cat.h>

#include "server/base/error.h"
#include "server/base/limits.h"

namespace duban::documents {

absl::Status Refuse(const std::string& reason, const std::string& message_zh) {
  return base::InvalidFields({{.field = "document", .reason = reason, .message_zh = message_zh}});
}

absl::Status EmptyDocument() { return Refuse("EMPTY_DOCUMENT", "文件没有内容"); }

absl::Status FileTooLarge() {
  return Refuse("DOCUMENT_TOO_LARGE", absl::StrCat("文件超过上限 ", limits::kDocumentBytesMax >> 20,
                                                   " MiB,请拆分或去掉图片后再导入"));
}

absl::Status UnpacksTooLarge(const std::string& what_zh) {
  return Refuse("DOCUMENT_TOO_LARGE", absl::StrCat("文件展开后过大:", what_zh));
}

absl::Status TooDeep() {
  return Refuse("DOCUMENT_TOO_DEEP",
                absl::StrCat("文件内部嵌套超过 ", limits::kDocumentDepthMax, " 层,不是正常的公文"));
}

absl::Status Damaged(const std::string& what_zh) {
  return Refuse("DOCUMENT_DAMAGED",
                absl::StrCat("文件已损坏或不完整:", what_zh, ";请重新导出后再试"));
}

absl::Status Encrypted() {
  return Refuse("DOCUMENT_ENCRYPTED", "文件设有打开口令,请取消口令后再导入");
}

absl::Status TooCostly() {
  return Refuse("DOCUMENT_TOO_COSTLY", "读取文件占用的内存或时间超过上限,请另存为较简单的文件再试");
}

absl::Status InvalidEncoding(std::size_t offset, const std::string& encoding) {
  return Refuse("INVALID_ENCODING",
                absl::StrCat("第 ", offset, " 字节处不是有效的 ", encoding, " 编码"));
}

absl::Status ScannedPdf() {
  return Refuse("SCANNED_PDF",
                "PDF 没有可读取的文字(多为扫描件),请用原始电子文件,或先做文字识别(OCR)再导入");
}

absl::Status LegacyFormat(const std::string& format) {
  return Refuse("LEGACY_FORMAT", absl::StrCat("不支持旧格式 ", format,
                                              ",请用 Word 或 WPS 另存为 DOCX、XLSX 或 PDF 再导入"));
}

absl::Status UnsupportedFormat(const std::string& what_zh) {
  return Refuse("UNSUPPORTED_FORMAT",
                absl::StrCat(what_zh, ";可导入 TXT、DOCX、XLSX、HTML 和带文字层的 PDF"));
}

}  // namespace duban::documents
