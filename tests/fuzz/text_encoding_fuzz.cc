// Any bytes as a text: what is read is UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/base/utf8.h"
#include "server/documents/html_reader.h"
#include "server/documents/text_encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto text = duban::documents::DecodeText(bytes, duban::documents::DeclaredCharset(bytes));
  if (text.ok() && duban::base::FirstInvalidUtf8(*text)) std::abort();
  return 0;
}
