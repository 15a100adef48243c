// A file without a name and without a disk, for libraries that write to paths only. Not
// thread-safe.
#ifndef DUBAN_SERVER_FORMATS_MEMORY_FILE_H_
#define DUBAN_SERVER_FORMATS_MEMORY_FILE_H_

#include <string>

#include <absl/status/statusor.h>

namespace duban::formats {

class MemoryFile {
 public:
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  // Of this process only, while this lives.
  std::string path() const;
  // What is in it. INTERNAL where it could not be made or read.
  absl::StatusOr<std::string> Read() const;

 private:
  int fd_;
};

}  // namespace duban::formats

#endif  // DUBAN_SERVER_FORMATS_MEMORY_FILE_H_
