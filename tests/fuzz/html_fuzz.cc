// Any bytes as a page.
#include <cstddef>
#include <cstdint>
#include <string>

#include "server/documents/html_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static_cast<void>(
      duban::documents::ReadHtml(std::string(reinterpret_cast<const char*>(data), size)));
  return 0;
}
