#include "server/documents/zip_archive.h"

#include <memory>
#include <utility>

#include <zip.h>

#include <absl/strings/str_cat.h>

#include "server/base/limits.h"
#include "server/documents/document_refusal.h"

namespace duban::documents {
namespace {

constexpr std::size_t kChunkBytes = 64 << 10;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

absl::Status TooMuch() {
  return UnpacksTooLarge(
      absl::StrCat("超过 ", limits::kDocumentUnpackedBytesMax >> 20, " MiB 或压缩比异常"));
}

}  // namespace

absl::StatusOr<ZipArchive> ZipArchive::Open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const archive =
      source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr) return Damaged("压缩包目录无法读取");
  ZipArchive opened(archive, bytes.size());
  const zip_int64_t entries = zip_get_num_entries(archive, 0);
  if (entries > static_cast<zip_int64_t>(limits::kDocumentEntriesMax)) {
    return UnpacksTooLarge(absl::StrCat("包内文件超过 ", limits::kDocumentEntriesMax, " 个"));
  }
  return opened;
}

ZipArchive::ZipArchive(ZipArchive&& other) noexcept
    : archive_(std::exchange(other.archive_, nullptr)),
      packed_bytes_(other.packed_bytes_),
      unpacked_bytes_(other.unpacked_bytes_) {}

ZipArchive::~ZipArchive() {
  if (archive_ != nullptr) zip_discard(archive_);
}

bool ZipArchive::Has(const std::string& name) const {
  return zip_name_locate(archive_, name.c_str(), 0) >= 0;
}

absl::StatusOr<std::string> ZipArchive::Read(const std::string& name) {
  const zip_int64_t index = zip_name_locate(archive_, name.c_str(), 0);
  if (index < 0) return Damaged("缺少 " + name);
  zip_stat_t stat;
  zip_stat_init(&stat);
  const bool known = zip_stat_index(archive_, static_cast<zip_uint64_t>(index), 0, &stat) == 0;
  if (known && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
      stat.encryption_method != ZIP_EM_NONE) {
    return Encrypted();
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0));
  if (file == nullptr) return Damaged(name + " 无法解压");
  std::string part;
  for (;;) {
    const std::size_t have = part.size();
    part.resize(have + kChunkBytes);
    const zip_int64_t got = zip_fread(file.get(), part.data() + have, kChunkBytes);
    if (got < 0) return Damaged(name + " 解压出错");
    part.resize(have + static_cast<std::size_t>(got));
    if (got == 0) return part;
    unpacked_bytes_ += static_cast<std::size_t>(got);
    const bool inflated = unpacked_bytes_ > limits::kDocumentInflationFreeBytes &&
                          unpacked_bytes_ / limits::kDocumentInflationMax > packed_bytes_;
    if (unpacked_bytes_ > limits::kDocumentUnpackedBytesMax || inflated) return TooMuch();
  }
}

}  // namespace duban::documents
