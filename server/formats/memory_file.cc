#include "server/formats/memory_file.h"

#include <array>

#include <sys/mman.h>
#include <unistd.h>

#include <absl/strings/str_cat.h>

namespace duban::formats {

MemoryFile::MemoryFile() : fd_(memfd_create("duban-export", MFD_CLOEXEC)) {}

MemoryFile::~MemoryFile() {
  if (fd_ >= 0) close(fd_);
}

std::string MemoryFile::path() const { return absl::StrCat("/proc/self/fd/", fd_); }

absl::StatusOr<std::string> MemoryFile::Read() const {
  if (fd_ < 0) return absl::InternalError("no memory file");
  std::string content;
  constexpr std::size_t kChunk = 1 << 16;
  std::array<char, kChunk> buffer;
  for (;;) {
    const ssize_t got =
        pread(fd_, buffer.data(), buffer.size(), static_cast<off_t>(content.size()));
    if (got < 0) return absl::InternalError("cannot read a memory file");
    if (got == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace duban::formats
