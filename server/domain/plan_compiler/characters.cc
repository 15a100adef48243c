#include "server/domain/plan_compiler/characters.h"

#include <algorithm>
#include <iterator>

namespace duban::domain::plan_compiler {
namespace {

// Traditional forms of the characters our keywords are made of; names keep their printed form.
constexpr std::u32string_view kTraditional =
    U"牽頭責負單門處實協領導時間個項達內於後關為聯辦區縣長進續堅開發務際總機構會與萬億戶號點圍";
constexpr std::u32string_view kSimplified =
    U"牵头责负单门处实协领导时间个项达内于后关为联办区县长进续坚开发务际总机构会与万亿户号点围";
static_assert(kTraditional.size() == kSimplified.size());

constexpr std::u32string_view kPunctuation =
    U"（）：，；．％！？＋～〜＝｜│┃∣〔［【﹝〖〕］】﹞〗－—–―‐"
    U"“”„＂「」『』‘’｡､〈〉／·";
constexpr std::u32string_view kHalfWidth =
    U"():,;.%!?+~~=||||[[[[[]]]]]-----"
    U"\"\"\"\"\"\"\"\"''。、《》/.";
static_assert(kPunctuation.size() == kHalfWidth.size());

constexpr CharacterSet kTraditionalSet(kTraditional);
constexpr CharacterSet kPunctuationSet(kPunctuation);

char32_t Lookup(char32_t c, std::u32string_view from, std::u32string_view to) {
  const std::size_t at = from.find(c);
  return at == std::u32string_view::npos ? c : to[at];
}

bool IsLineEnd(char32_t c) {
  return c == U'\n' || c == U'\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

int ChineseDigitValue(char32_t c) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

char32_t Canonical(char32_t c) {
  if (IsLineEnd(c)) return U'\n';
  if (c == U'\t') return c;
  if (c < 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D) ||
      c == 0x202F || c == 0xFEFF) {
    return U' ';
  }
  if (c < 0x80) return c;
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + U'0';
  if (c >= 0x4E00 && c <= 0x9FFF) {
    // Most characters are Han: only the few traditional ones need the search.
    return kTraditionalSet.Holds(c) ? Lookup(c, kTraditional, kSimplified) : c;
  }
  return kPunctuationSet.Holds(c) ? Lookup(c, kPunctuation, kHalfWidth) : c;
}

std::optional<int> ChineseNumber(std::u32string_view digits) {
  if (digits.empty() || digits.size() > 5) return std::nullopt;
  int total = 0;
  int digit = -1;
  for (const char32_t c : digits) {
    if (c == U'十' || c == U'百') {
      const int unit = c == U'十' ? 10 : 100;
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
      continue;
    }
    const int value = ChineseDigitValue(c);
    if (value < 0) return std::nullopt;
    if (digit > 0) return std::nullopt;  // 一二 is no number here
    digit = value;
  }
  if (digit > 0) total += digit;
  return total > 0 && total < 1000 ? std::optional<int>(total) : std::nullopt;
}

std::optional<int> ArabicNumber(std::u32string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  int value = 0;
  for (const char32_t c : digits) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + static_cast<int>(c - U'0');
  }
  return value;
}

}  // namespace duban::domain::plan_compiler
