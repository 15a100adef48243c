// Parts packed into a ZIP archive in memory. No state: thread-safe.
#ifndef DUBAN_SERVER_FORMATS_ZIP_PACKAGE_H_
#define DUBAN_SERVER_FORMATS_ZIP_PACKAGE_H_

#include <string>
#include <vector>

#include <absl/status/statusor.h>

namespace duban::formats {

struct PackagePart {
  std::string name;
  std::string content;
};

// In the order given. INTERNAL if the library fails.
absl::StatusOr<std::string> Pack(const std::vector<PackagePart>& parts);

}  // namespace duban::formats

#endif  // DUBAN_SERVER_FORMATS_ZIP_PACKAGE_H_
