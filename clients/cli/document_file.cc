#include "clients/cli/document_file.h"

#include <filesystem>
#include <fstream>

#include <absl/strings/str_cat.h>

#include "clients/cli/text_position.h"
#include "server/base/limits.h"

namespace duban::cli {
namespace {

client::Error Unreadable(const std::string& field, const std::string& path) {
  return client::InvalidField(field, "FILE_UNREADABLE", "无法读取文件 " + path);
}

// At most one byte more than a document may have: enough to know that it is too long.
std::string ReadUpTo(std::istream& in, std::size_t bytes_max) {
  std::string text(bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

client::Result<std::string> Checked(std::string text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return client::InvalidField("text", "EMPTY_DOCUMENT", "文件没有内容");
  }
  if (text.size() > limits::kPlanTextBytesMax) {
    return client::InvalidField(
        "text", "DOCUMENT_TOO_LARGE",
        absl::StrCat("文件超过一次导入的上限 ", limits::kPlanTextBytesMax >> 10, " KiB"));
  }
  if (const std::size_t broken = FirstBrokenByte(text); broken != std::string::npos) {
    return client::InvalidField(
        "text", "INVALID_UTF8",
        absl::StrCat("文件不是 UTF-8 编码:第 ", broken, " 字节(", PositionText(text, broken),
                     ")起无法解读;若为 GBK,请先转换编码"));
  }
  return text;
}

}  // namespace

client::Result<std::string> ReadDocument(const std::string& path, std::istream& in) {
  if (path == "-") return Checked(ReadUpTo(in, limits::kPlanTextBytesMax));
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, ignored)) return Unreadable("text", path);
  return Checked(ReadUpTo(file, limits::kPlanTextBytesMax));
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
