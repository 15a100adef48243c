#include "server/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace duban::base {
namespace {

// What may begin a character: its length, and what its second byte may be. The bytes after that
// are always 80 to BF.
struct Lead {
  std::uint8_t first, last;
  std::uint8_t second_min, second_max;
  std::size_t length;
};

constexpr std::array<Lead, 9> kLeads = {{{0x00, 0x7F, 0, 0, 1},
                                         {0xC2, 0xDF, 0x80, 0xBF, 2},
                                         {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                         {0xE1, 0xEC, 0x80, 0xBF, 3},
                                         {0xED, 0xED, 0x80, 0x9F, 3},
                                         {0xEE, 0xEF, 0x80, 0xBF, 3},
                                         {0xF0, 0xF0, 0x90, 0xBF, 4},
                                         {0xF1, 0xF3, 0x80, 0xBF, 4},
                                         {0xF4, 0xF4, 0x80, 0x8F, 4}}};

std::uint8_t ByteAt(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

bool IsContinuation(std::uint8_t byte) { return byte >= 0x80 && byte <= 0xBF; }

// The length of the character that begins at `i`; 0 where none does.
std::size_t LengthAt(std::string_view text, std::size_t i) {
  const std::uint8_t first = ByteAt(text, i);
  const auto* const lead = std::find_if(kLeads.begin(), kLeads.end(), [first](const Lead& l) {
    return first >= l.first && first <= l.last;
  });
  if (lead == kLeads.end() || i + lead->length > text.size()) return 0;
  if (lead->length == 1) return 1;
  const std::uint8_t second = ByteAt(text, i + 1);
  if (second < lead->second_min || second > lead->second_max) return 0;
  for (std::size_t k = 2; k < lead->length; ++k) {
    if (!IsContinuation(ByteAt(text, i + k))) return 0;
  }
  return lead->length;
}

}  // namespace

std::optional<std::size_t> FirstInvalidUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = LengthAt(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::size_t CharacterCount(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return !IsContinuation(static_cast<std::uint8_t>(c));
  }));
}

bool HasControlCharacter(std::string_view text, bool allow_lines) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::uint8_t byte = ByteAt(text, i);
    if (allow_lines && (byte == '\n' || byte == '\r' || byte == '\t')) continue;
    if (byte < 0x20 || byte == 0x7F) return true;
    // U+0080 to U+009F are C2 80 to C2 9F.
    if (byte == 0xC2 && i + 1 < text.size() && ByteAt(text, i + 1) < 0xA0) return true;
  }
  return false;
}

}  // namespace duban::base
