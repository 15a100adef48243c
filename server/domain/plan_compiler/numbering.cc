#include "server/domain/plan_compiler/numbering.h"

#include <string_view>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/phrase_cursor.h"

namespace duban::domain::plan_compiler {
namespace {

struct SignRun {
  char32_t first;
  char32_t last;
  int value;
  NumberStyle style;
};

// Characters that are a whole number by themselves.
constexpr SignRun kSigns[] = {
    {0x2488, 0x249B, 1, NumberStyle::kArabic},        // ⒈…⒛
    {0x3220, 0x3229, 1, NumberStyle::kChineseParen},  // ㈠…㈩
    {0x2474, 0x2487, 1, NumberStyle::kArabicParen},   // ⑴…⒇
    {0x2460, 0x2473, 1, NumberStyle::kCircled},       // ①…⑳
    {0x3251, 0x325F, 21, NumberStyle::kCircled},      // ㉑…
    {0x2776, 0x277F, 1, NumberStyle::kCircled},       // ❶…
};

bool IsMark(char32_t c) {
  constexpr std::u32string_view kMarks = U"△▲●■◆★☆○◎◇□▪•※";
  return kMarks.find(c) != std::u32string_view::npos;
}

std::size_t SkipBlanks(const PlanText& text, std::size_t at, std::size_t end) {
  while (at < end && IsBlank(text.At(at))) ++at;
  return at;
}

template <typename Predicate>
std::size_t Run(const PlanText& text, std::size_t at, std::size_t end, std::size_t longest,
                Predicate matches) {
  const std::size_t begin = at;
  while (at < end && at - begin < longest && matches(text.At(at))) ++at;
  return at;
}

bool IsNumberEnd(char32_t c) { return c == U'.' || c == U'、'; }

std::optional<NumberToken> Made(NumberStyle style, std::optional<int> value, Range number,
                                std::size_t body) {
  if (!value) return std::nullopt;
  return NumberToken{.style = style, .value = *value, .number = number, .body = body};
}

// （一） （1）
std::optional<NumberToken> InBrackets(const PlanText& text, std::size_t at, std::size_t end) {
  const std::size_t from = SkipBlanks(text, at + 1, end);
  std::size_t to = Run(text, from, end, 4, IsChineseDigit);
  const bool chinese = to > from;
  if (!chinese) to = Run(text, from, end, 3, IsDigit);
  const std::size_t close = SkipBlanks(text, to, end);
  if (to == from || close >= end || text.At(close) != U')') return std::nullopt;
  const std::u32string_view digits = text.View({from, to});
  std::size_t body = close + 1;
  if (body < end && IsNumberEnd(text.At(body))) ++body;
  return Made(chinese ? NumberStyle::kChineseParen : NumberStyle::kArabicParen,
              chinese ? ChineseNumber(digits) : ArabicNumber(digits), {at, close + 1},
              SkipBlanks(text, body, end));
}

// 一、 三十.
std::optional<NumberToken> Chinese(const PlanText& text, std::size_t at, std::size_t end) {
  const std::size_t to = Run(text, at, end, 4, IsChineseDigit);
  const std::size_t close = SkipBlanks(text, to, end);
  if (close >= end || !IsNumberEnd(text.At(close))) return std::nullopt;
  return Made(NumberStyle::kChinese, ChineseNumber(text.View({at, to})), {at, to},
              SkipBlanks(text, close + 1, end));
}

// 1.2024年底前建成…: the number 1, no fraction.
bool IsYearAt(std::u32string_view text) {
  const PrintedYear printed = YearAt(text);
  return printed.year != 0 && StartsWith(text.substr(printed.length), U"年");
}

// 1. 1、 1) 1.1
std::optional<NumberToken> Arabic(const PlanText& text, std::size_t at, std::size_t end) {
  const std::size_t to = Run(text, at, end, 3, IsDigit);
  if (to >= end) return std::nullopt;
  const std::optional<int> value = ArabicNumber(text.View({at, to}));
  if (!value || *value == 0) return std::nullopt;
  if (text.At(to) == U')') {
    return Made(NumberStyle::kArabicParen, value, {at, to + 1}, SkipBlanks(text, to + 1, end));
  }
  if (!IsNumberEnd(text.At(to))) return std::nullopt;
  const std::size_t body = to + 1;
  auto token = Made(NumberStyle::kArabic, value, {at, to}, SkipBlanks(text, body, end));
  token->decimal = text.At(to) == U'.' && body < end && IsDigit(text.At(body)) &&
                   !IsYearAt(text.View({body, end}));
  return token;
}

// 第一部分 第二章 第三、
std::optional<NumberToken> Ordinal(const PlanText& text, std::size_t at, std::size_t end) {
  const std::size_t to = Run(text, at + 1, end, 4, IsChineseDigit);
  const std::optional<int> value = ChineseNumber(text.View({at + 1, to}));
  if (!value || to >= end) return std::nullopt;
  constexpr WordList kParts = {U"部分", U"章", U"篇", U"编"};
  const std::u32string_view rest = text.View({to, end});
  if (const std::size_t part = LongestPrefix(rest, kParts); part > 0) {
    std::size_t body = to + part;
    while (body < end && (IsBlank(text.At(body)) || text.At(body) == U'、')) ++body;
    return Made(NumberStyle::kPart, value, {at, to + part}, body);
  }
  if (text.At(to) == U'、' || text.At(to) == U',') {
    return Made(NumberStyle::kArabicParen, value, {at, to}, SkipBlanks(text, to + 1, end));
  }
  return std::nullopt;
}

}  // namespace

std::optional<NumberToken> NumberAt(const PlanText& text, std::size_t at, std::size_t end) {
  if (at >= end) return std::nullopt;
  const char32_t c = text.At(at);
  if (c == U'(') return InBrackets(text, at, end);
  if (IsDigit(c)) return Arabic(text, at, end);
  if (IsChineseDigit(c)) return Chinese(text, at, end);
  if (c == U'第') return Ordinal(text, at, end);
  for (const SignRun& run : kSigns) {
    if (c >= run.first && c <= run.last) {
      std::size_t body = at + 1;
      if (body < end && IsNumberEnd(text.At(body))) ++body;
      return Made(run.style, run.value + static_cast<int>(c - run.first), {at, at + 1},
                  SkipBlanks(text, body, end));
    }
  }
  if (IsMark(c)) {
    return Made(NumberStyle::kMark, 0, {at, at + 1}, SkipBlanks(text, at + 1, end));
  }
  return std::nullopt;
}

}  // namespace duban::domain::plan_compiler
