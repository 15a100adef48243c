#include "server/domain/plan_compiler/worded_number.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kCharsMax = 12;

int DigitValue(char32_t c) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  const std::size_t digit = kDigits.find(c);
  return digit == std::u32string_view::npos ? -1 : static_cast<int>(digit);
}

std::int64_t Scale(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
      return 10000;
    case U'亿':
      return 100000000;
    default:
      return 0;
  }
}

}  // namespace

WordedNumber WordedNumberAt(std::u32string_view text) {
  std::int64_t total = 0;    // what 万 and 亿 have closed
  std::int64_t section = 0;  // below the next 万
  // The scales last met, in the section and between sections: each is smaller than the one before.
  std::int64_t last = 10000;
  std::int64_t last_section = 1000000000;
  int digit = -1;
  std::size_t at = 0;
  for (; at < text.size() && at < kCharsMax; ++at) {
    const int value = DigitValue(text[at]);
    if (value >= 0) {
      if (digit > 0) return {};  // 三四: a guess, or digits one by one
      digit = value;
      continue;
    }
    const std::int64_t scale = Scale(text[at]);
    if (scale == 0) break;
    if (scale < 10000) {
      // 十五 is fifteen; 百 and 千 alone are manners of speaking.
      if (digit < 0 && !(scale == 10 && section == 0)) return {};
      if (scale >= last) return {};
      section += (digit < 0 ? 1 : digit) * scale;
      last = scale;
    } else {
      section += digit > 0 ? digit : 0;
      if (section == 0 || scale >= last_section) return {};
      total += section * scale;
      last_section = scale;
      section = 0;
      last = 10000;
    }
    digit = -1;
  }
  total += section + (digit > 0 ? digit : 0);
  return total > 0 ? WordedNumber{total, at} : WordedNumber{};
}

}  // namespace duban::domain::plan_compiler
