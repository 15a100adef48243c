#include "clients/cli/text_position.h"

#include <algorithm>
#include <cstdint>

#include <unicode/utf8.h>

namespace duban::cli {

TextPosition PositionReader::At(std::size_t offset) {
  if (offset < offset_) {
    offset_ = 0;
    position_ = {};
  }
  for (; offset_ < std::min(offset, text_.size()); ++offset_) {
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte == '\n') {
      ++position_.line;
      position_.column = 1;
    } else if ((byte & 0xC0U) != 0x80U) {  // continuation bytes belong to the character before
      ++position_.column;
    }
  }
  return position_;
}

TextPosition PositionAt(const std::string& text, std::size_t offset) {
  return PositionReader(text).At(offset);
}

std::string PositionText(const TextPosition& position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

std::string PositionText(const std::string& text, std::size_t offset) {
  return PositionText(PositionAt(text, offset));
}

std::size_t FirstBrokenByte(const std::string& text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 code = 0;
    U8_NEXT(bytes, i, size, code);
    if (code < 0) return static_cast<std::size_t>(begin);
  }
  return std::string::npos;
}

}  // namespace duban::cli
