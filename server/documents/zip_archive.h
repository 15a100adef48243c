// The parts of an office document, unpacked in memory and counted while they unpack: sizes that a
// header claims are not believed. Nothing is ever written to disk, so a part's name is only a key.
// Not thread-safe.
#ifndef DUBAN_SERVER_DOCUMENTS_ZIP_ARCHIVE_H_
#define DUBAN_SERVER_DOCUMENTS_ZIP_ARCHIVE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

struct zip;

namespace duban::documents {

class ZipArchive {
 public:
  // `bytes` must outlive the archive. Errors: DOCUMENT_DAMAGED, DOCUMENT_TOO_LARGE (entries).
  static absl::StatusOr<ZipArchive> Open(std::string_view bytes);
  ZipArchive(ZipArchive&& other) noexcept;
  ZipArchive& operator=(ZipArchive&&) = delete;
  ~ZipArchive();

  [[nodiscard]] bool Has(const std::string& name) const;
  // Errors: DOCUMENT_DAMAGED (missing, cut short, wrong checksum), DOCUMENT_TOO_LARGE,
  // DOCUMENT_ENCRYPTED.
  absl::StatusOr<std::string> Read(const std::string& name);

 private:
  ZipArchive(zip* archive, std::size_t packed_bytes)
      : archive_(archive), packed_bytes_(packed_bytes) {}

  zip* archive_;
  std::size_t packed_bytes_;
  std::size_t unpacked_bytes_ = 0;  // of all parts read
};

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_ZIP_ARCHIVE_H_
