#include "server/documents/text_encoding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <unicode/ucnv.h>

#include "server/base/utf8.h"
#include "server/documents/document_refusal.h"

namespace duban::documents {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kDetectionBytes = 64 << 10;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter OpenStrict(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status) != 0) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_FAILURE(status) != 0 ? nullptr : std::move(converter);
}

// Control characters no text has: what decodes to them is of another encoding, or no text.
bool IsAlien(char16_t c) {
  return (c < 0x20 && c != u'\t' && c != u'\n' && c != u'\r' && c != u'\f' && c != 0x0B &&
          c != 0x1A) ||
         (c >= 0x80 && c < 0xA0 && c != 0x85) || c == 0xFFFE || c == 0xFFFF;
}

void AppendUtf8(std::u16string_view units, std::string& text) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    std::uint32_t c = units[i];
    // ICU gives pairs only.
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < units.size()) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (units[++i] - 0xDC00U);
    }
    const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0U | (c >> 6U));
      put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
      put(0xE0U | (c >> 12U));
      put(0x80U | ((c >> 6U) & 0x3FU));
      put(0x80U | (c & 0x3FU));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
      put(0x80U | ((c >> 6U) & 0x3FU));
      put(0x80U | (c & 0x3FU));
    }
  }
}

// Converts from the start into as many units as `units` has, which becomes what was written.
// Returns how many bytes that took. Offsets are not asked for: ICU 72 writes them beyond their end
// for charsets that combine characters (gsm-03.38-2009).
std::size_t ConvertInto(UConverter* converter, std::string_view bytes, std::u16string& units,
                        UErrorCode& status) {
  ucnv_resetToUnicode(converter);
  const char* source = bytes.data();
  char16_t* target = units.data();
  status = U_ZERO_ERROR;
  ucnv_toUnicode(converter, &target, units.data() + units.size(), &source,
                 bytes.data() + bytes.size(), nullptr, /*flush=*/1, &status);
  units.resize(static_cast<std::size_t>(target - units.data()));
  return static_cast<std::size_t>(source - bytes.data());
}

absl::StatusOr<std::string> Convert(std::string_view bytes, const char* encoding,
                                    std::size_t offset) {
  const Converter converter = OpenStrict(encoding);
  if (converter == nullptr) return UnsupportedFormat("无法识别文件声明的编码");
  std::u16string units(bytes.size() + 2, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::size_t at = ConvertInto(converter.get(), bytes, units, status);
  if (U_FAILURE(status) != 0) {
    // The bytes of the character that failed are counted already.
    char bad[16];
    std::int8_t bad_size = sizeof bad;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), bad, &bad_size, &ignored);
    const auto back = static_cast<std::size_t>(std::max<std::int8_t>(bad_size, 0));
    return InvalidEncoding(offset + at - std::min(at, back), encoding);
  }
  const auto alien = std::find_if(units.begin(), units.end(), IsAlien);
  if (alien != units.end()) {
    std::u16string before(static_cast<std::size_t>(alien - units.begin()), u'\0');
    const std::size_t place =
        before.empty() ? 0 : ConvertInto(converter.get(), bytes, before, status);
    return InvalidEncoding(offset + place, encoding);
  }
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  AppendUtf8(units, text);
  return text;
}

// Without a mark: half of an ASCII character or line end is a zero, always the same half.
const char* GuessUtf16(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return nullptr;
  const std::string_view sample = bytes.substr(0, kDetectionBytes);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++zeros[i % 2];
  }
  if (zeros[0] + zeros[1] == 0) return nullptr;
  if (zeros[1] > 9 * zeros[0]) return "UTF-16LE";
  if (zeros[0] > 9 * zeros[1]) return "UTF-16BE";
  return nullptr;
}

// Chinese in UTF-8 is three bytes a character, which GB18030 hardly ever looks like: more of those
// than of broken bytes is UTF-8 with a fault, and must not be read as gibberish.
bool IsBrokenUtf8(std::string_view bytes) {
  std::size_t three = 0;
  std::size_t broken = 0;
  const std::string_view sample = bytes.substr(0, kDetectionBytes);
  for (std::size_t i = 0; i < sample.size();) {
    const auto lead = static_cast<unsigned char>(sample[i]);
    if (lead < 0x80) {
      ++i;
    } else if (lead >= 0xE0 && lead < 0xF0 && i + 3 <= sample.size() &&
               !base::FirstInvalidUtf8(sample.substr(i, 3))) {
      ++three;
      i += 3;
    } else {
      ++broken;
      ++i;
    }
  }
  return three > broken;
}

absl::StatusOr<std::string> TakeUtf8(std::string_view bytes, std::size_t mark) {
  const std::string_view text = bytes.substr(mark);
  if (const std::optional<std::size_t> bad = base::FirstInvalidUtf8(text)) {
    return InvalidEncoding(mark + *bad, "UTF-8");
  }
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    return InvalidEncoding(mark + zero, "UTF-8");
  }
  return std::string(text);
}

bool IsOtherCharset(const std::string& declared) {
  const std::string name = absl::AsciiStrToLower(declared);
  return !name.empty() && !absl::StartsWith(name, "utf") && !absl::StartsWith(name, "gb") &&
         !absl::StrContains(name, "8859") && name != "ascii" && name != "us-ascii";
}

}  // namespace

absl::StatusOr<std::string> DecodeText(std::string_view bytes, const std::string& declared) {
  if (bytes.empty()) return EmptyDocument();
  if (bytes.substr(0, kUtf8Mark.size()) == kUtf8Mark) return TakeUtf8(bytes, kUtf8Mark.size());
  if (bytes.substr(0, 2) == "\xFF\xFE") return Convert(bytes.substr(2), "UTF-16LE", 2);
  if (bytes.substr(0, 2) == "\xFE\xFF") return Convert(bytes.substr(2), "UTF-16BE", 2);
  if (const char* const utf16 = GuessUtf16(bytes)) return Convert(bytes, utf16, 0);
  if (!base::FirstInvalidUtf8(bytes) || IsBrokenUtf8(bytes)) return TakeUtf8(bytes, 0);
  if (IsOtherCharset(declared)) return Convert(bytes, declared.c_str(), 0);
  return Convert(bytes, "GB18030", 0);
}

}  // namespace duban::documents
