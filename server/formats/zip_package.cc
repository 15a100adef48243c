#include "server/formats/zip_package.h"

#include <cstddef>
#include <memory>

#include <zip.h>

namespace duban::formats {
namespace {

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

absl::Status Failed() { return absl::InternalError("the archive was not written"); }

bool AddAll(zip_t* archive, const std::vector<PackagePart>& parts) {
  for (const PackagePart& part : parts) {
    zip_source_t* source =
        zip_source_buffer(archive, part.content.data(), part.content.size(), /*freep=*/0);
    if (source == nullptr) return false;
    if (zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
      zip_source_free(source);
      return false;
    }
  }
  return true;
}

absl::StatusOr<std::string> ReadAll(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) < 0 || zip_source_open(source) < 0) return Failed();
  std::string bytes(stat.size, '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const zip_int64_t got = zip_source_read(source, bytes.data() + at, bytes.size() - at);
    if (got <= 0) break;
    at += static_cast<std::size_t>(got);
  }
  zip_source_close(source);
  if (at != bytes.size()) return Failed();
  return bytes;
}

}  // namespace

absl::StatusOr<std::string> Pack(const std::vector<PackagePart>& parts) {
  const Source target(zip_source_buffer_create(nullptr, 0, /*freep=*/0, nullptr));
  if (target == nullptr) return Failed();
  zip_t* archive = zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) return Failed();
  zip_source_keep(target.get());  // closing the archive lets go of it once
  if (!AddAll(archive, parts) || zip_close(archive) < 0) {
    zip_discard(archive);
    return Failed();
  }
  return ReadAll(target.get());
}

}  // namespace duban::formats
