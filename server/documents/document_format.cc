#include "server/documents/document_format.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "server/documents/document_refusal.h"

namespace duban::documents {
namespace {

using std::string_view_literals::operator""sv;

// Programs put up to so much in front of a PDF's head.
constexpr std::size_t kPdfHeadBytes = 1024;
// The directory of a compound file is looked for its streams' names in so much of it.
constexpr std::size_t kCompoundBytes = 1 << 20;

struct Magic {
  std::string_view bytes;
  std::string_view name_zh;
};
constexpr Magic kUnsupported[] = {{"\x89PNG"sv, "PNG 图片"},
                                  {"\xFF\xD8\xFF"sv, "JPEG 图片"},
                                  {"GIF8"sv, "GIF 图片"},
                                  {"BM"sv, "BMP 图片"},
                                  {"II*\0"sv, "TIFF 图片"},
                                  {"MM\0*"sv, "TIFF 图片"},
                                  {"Rar!\x1A"sv, "RAR 压缩包"},
                                  {"7z\xBC\xAF\x27\x1C"sv, "7z 压缩包"},
                                  {"\x1F\x8B"sv, "GZIP 压缩包"},
                                  {"\x7F\x45LF"sv, "可执行文件"},
                                  {"MZ\x90"sv, "可执行文件"},
                                  {"MIME-Version:"sv, "MHT 网页归档"},
                                  {"SQLite format 3"sv, "数据库文件"}};

// Names in a compound file are UTF-16LE.
bool NamesStream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return bytes.substr(0, kCompoundBytes).find(wide) != std::string_view::npos ||
         bytes.substr(bytes.size() - std::min(bytes.size(), kCompoundBytes)).find(wide) !=
             std::string_view::npos;
}

absl::Status RefuseCompound(std::string_view bytes) {
  if (NamesStream(bytes, "EncryptedPackage")) return Encrypted();
  if (NamesStream(bytes, "WordDocument")) return LegacyFormat("DOC/WPS");
  if (NamesStream(bytes, "Workbook")) return LegacyFormat("XLS/ET");
  return LegacyFormat("DOC/XLS/WPS");
}

}  // namespace

absl::StatusOr<Container> TellContainer(std::string_view bytes) {
  if (bytes.empty()) return EmptyDocument();
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) {
    return Container::kPackage;
  }
  if (bytes.substr(0, kPdfHeadBytes).find("%PDF-") != std::string_view::npos) {
    return Container::kPdf;
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return RefuseCompound(bytes);
  if (bytes.starts_with("{\\rtf"sv)) return LegacyFormat("RTF");
  const auto* const found =
      std::find_if(std::begin(kUnsupported), std::end(kUnsupported),
                   [bytes](const Magic& magic) { return bytes.starts_with(magic.bytes); });
  if (found != std::end(kUnsupported)) {
    return UnsupportedFormat("不支持" + std::string(found->name_zh));
  }
  return Container::kText;
}

}  // namespace duban::documents
