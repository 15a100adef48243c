#include "server/domain/plan_compiler/phrase_cursor.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kBlanksMax = 2;
constexpr std::size_t kWordedDigitsMax = 3;

// The digit of a year written digit by digit, -1 for anything else.
int YearDigit(char32_t c) {
  if (IsDigit(c)) return static_cast<int>(c - U'0');
  if (c == U'零' || c == U'○' || c == U'O') return 0;
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  const std::size_t digit = kDigits.find(c);
  return digit == std::u32string_view::npos ? -1 : static_cast<int>(digit);
}

}  // namespace

PrintedYear YearAt(std::u32string_view text) {
  constexpr std::size_t kDigits = 4;
  if (text.size() < kDigits) return {};
  int year = 0;
  for (std::size_t i = 0; i < kDigits; ++i) {
    const int digit = YearDigit(text[i]);
    if (digit < 0) return {};
    year = year * 10 + digit;
  }
  return year >= 1990 && year <= 2099 ? PrintedYear{year, kDigits} : PrintedYear{};
}

std::size_t BlanksAt(std::u32string_view text) {
  std::size_t blanks = 0;
  while (blanks < kBlanksMax && blanks < text.size() && text[blanks] == U' ') ++blanks;
  return blanks;
}

bool PhraseCursor::Accept(std::u32string_view word) {
  if (!StartsWith(Rest(), word)) return false;
  at_ += word.size();
  return true;
}

bool PhraseCursor::AcceptUnit(std::u32string_view unit) {
  const std::size_t start = at_;
  at_ += BlanksAt(Rest());
  if (Accept(unit)) return true;
  at_ = start;
  return false;
}

int PhraseCursor::Number(std::size_t longest) {
  const std::size_t begin = at_ + BlanksAt(Rest());
  std::size_t stop = begin;
  while (stop < range_.end && stop - begin < kWordedDigitsMax && IsChineseDigit(text_.At(stop))) {
    ++stop;
  }
  if (stop > begin) {
    const int value = ChineseNumber(text_.View({begin, stop})).value_or(-1);
    if (value >= 0) at_ = stop;
    return value;
  }
  while (stop < range_.end && stop - begin < longest && IsDigit(text_.At(stop))) ++stop;
  if (stop == begin || (stop < range_.end && IsDigit(text_.At(stop)))) return -1;
  const int value = ArabicNumber(text_.View({begin, stop})).value_or(-1);
  if (value >= 0) at_ = stop;
  return value;
}

int PhraseCursor::Year() {
  const std::size_t blanks = BlanksAt(Rest());
  const PrintedYear printed = YearAt(Rest().substr(blanks));
  if (printed.year != 0) at_ += blanks + printed.length;
  return printed.year;
}

}  // namespace duban::domain::plan_compiler
