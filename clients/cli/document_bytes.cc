#include "clients/cli/document_bytes.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "clients/cli/text_position.h"
#include "server/base/limits.h"

namespace duban::cli {
namespace {

// At most one byte more than a document may have: enough to know that it is too long.
std::string ReadUpTo(std::istream& in, std::size_t bytes_max) {
  std::string bytes(bytes_max + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

client::Result<std::string> Checked(std::string bytes) {
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) {
    return client::InvalidField("text", "EMPTY_DOCUMENT", "文件没有内容");
  }
  if (bytes.size() > limits::kDocumentBytesMax) {
    return client::InvalidField(
        "text", "DOCUMENT_TOO_LARGE",
        absl::StrCat("文件超过上限 ", limits::kDocumentBytesMax >> 20, " MiB"));
  }
  return bytes;
}

}  // namespace

client::Result<std::string> ReadDocumentBytes(const std::string& path, std::istream& in) {
  if (path == "-") return Checked(ReadUpTo(in, limits::kDocumentBytesMax));
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, ignored)) {
    return client::InvalidField("text", "FILE_UNREADABLE", "无法读取文件 " + path);
  }
  return Checked(ReadUpTo(file, limits::kDocumentBytesMax));
}

bool IsPlainText(const std::string& content) {
  if (content.size() > limits::kPlanTextBytesMax) return false;
  if (content.find('\0') != std::string::npos) return false;
  if (FirstBrokenByte(content) != std::string::npos) return false;
  // A page is text, too, but not the plan's.
  const std::size_t first = content.find_first_not_of(" \t\r\n");
  return first != std::string::npos && content[first] != '<' &&
         !absl::StartsWith(content.substr(first), "%PDF-");
}

}  // namespace duban::cli
