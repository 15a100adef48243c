#include "clients/cli/document_file.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/documents/document_reader_process.h"

namespace duban::cli {
namespace {

client::Error Unreadable(const std::string& field, const std::string& path) {
  return client::InvalidField(field, "FILE_UNREADABLE", "无法读取文件 " + path);
}

// At most one byte more than a document may have: enough to know that it is too long.
std::string ReadUpTo(std::istream& in, std::size_t bytes_max) {
  std::string bytes(bytes_max + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

client::Error Refused(const absl::Status& status) {
  const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
  const std::string reason = detail ? detail->reason : "DOCUMENT_DAMAGED";
  const std::string message_zh = detail ? detail->message_zh : "无法读取文件";
  if (absl::IsInvalidArgument(status)) return client::InvalidField("text", reason, message_zh);
  return client::MakeError(status.code(), reason, std::string(status.message()), message_zh);
}

// Also the CLI's own process is none to try a stranger's file in.
client::Result<std::string> Extract(const std::string& bytes) {
  documents::DocumentReaderProcess reader;
  auto document = reader.Read(bytes);
  if (!document.ok()) return Refused(document.status());
  if (document->text.size() > limits::kPlanTextBytesMax) {
    return client::InvalidField(
        "text", "DOCUMENT_TOO_LARGE",
        absl::StrCat("文件的文字超过一次导入的上限 ", limits::kPlanTextBytesMax >> 10, " KiB"));
  }
  return std::move(document->text);
}

}  // namespace

client::Result<std::string> ReadDocument(const std::string& path, std::istream& in) {
  if (path == "-") return Extract(ReadUpTo(in, limits::kDocumentBytesMax));
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, ignored)) return Unreadable("text", path);
  return Extract(ReadUpTo(file, limits::kDocumentBytesMax));
}

client::Result<std::string> ReadPasswordFile(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!file) return Unreadable("password", path);
  std::getline(file, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (!line.empty()) return line;
  return client::InvalidField("password", "PASSWORD_REQUIRED", "口令文件 " + path + " 没有内容");
}

}  // namespace duban::cli
