// Any bytes as the parts of a package, read as a DOCX.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "server/documents/read_document.h"
#include "tests/fuzz/package_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string package = duban::documents::PackageOf(
      bytes, {"word/document.xml", "word/numbering.xml", "word/styles.xml"});
  static_cast<void>(duban::documents::ReadDocument(package));
  return 0;
}
