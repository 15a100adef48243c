#include "server/documents/numeral_format.h"

#include <cstddef>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

namespace duban::documents {
namespace {

constexpr std::string_view kCounting[] = {"〇", "一", "二", "三", "四", "五",
                                          "六", "七", "八", "九", "十"};
constexpr std::string_view kLegal[] = {"零", "壹", "贰", "叁", "肆", "伍",
                                       "陆", "柒", "捌", "玖", "拾"};
constexpr std::string_view kStems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::string_view kBranches[] = {"子", "丑", "寅", "卯", "辰", "巳",
                                          "午", "未", "申", "酉", "戌", "亥"};

struct Series {
  std::string_view format;
  char32_t first;  // the sign of 1
  int size;
};
constexpr Series kSeries[] = {
    {"decimalEnclosedCircle", 0x2460, 20},                                               // ①
    {"decimalEnclosedCircleChinese", 0x2460, 20}, {"decimalEnclosedParen", 0x2474, 20},  // ⑴
    {"decimalEnclosedFullstop", 0x2488, 20},                                             // ⒈
    {"ideographEnclosedCircle", 0x3280, 10},                                             // ㊀
};

// All of ours lie in the three-byte range.
std::string Utf8(char32_t c) {
  return {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (c & 0x3FU))};
}

// 十二, 一百零五; up to 999.
std::string Counted(int value, const std::string_view* digits, std::string_view hundred,
                    bool one_ten) {
  std::string text;
  const auto digit = [digits](int d) {
    const std::string_view sign = digits[d];
    return absl::string_view(sign.data(), sign.size());
  };
  const int hundreds = value / 100;
  const int tens = value / 10 % 10;
  const int ones = value % 10;
  if (hundreds > 0) {
    absl::StrAppend(&text, digit(hundreds), absl::string_view(hundred.data(), hundred.size()));
  }
  if (hundreds > 0 && tens == 0 && ones > 0) text += "零";
  if (tens > 0) {
    if (tens > 1 || hundreds > 0 || one_ten) absl::StrAppend(&text, digit(tens));
    absl::StrAppend(&text, digit(10));
  }
  if (ones > 0) absl::StrAppend(&text, digit(ones));
  return text;
}

std::string ByDigit(int value, const std::string_view* digits) {
  std::string text;
  for (const char c : std::to_string(value)) text += digits[c - '0'];
  return text;
}

// 27 is AA, as office programs count.
std::string Letters(int value, char first) {
  const int repeats = (value - 1) / 26 + 1;
  return std::string(static_cast<std::size_t>(repeats),
                     static_cast<char>(first + (value - 1) % 26));
}

std::string Roman(int value, bool upper) {
  struct Step {
    int value;
    std::string_view upper, lower;
  };
  constexpr Step kSteps[] = {
      {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
      {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
      {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
  std::string text;
  for (const Step& step : kSteps) {
    for (; value >= step.value; value -= step.value) text += upper ? step.upper : step.lower;
  }
  return text;
}

std::string FullWidth(int value) {
  std::string text;
  for (const char c : std::to_string(value)) {
    text += Utf8(0xFF10 + static_cast<char32_t>(c - '0'));
  }
  return text;
}

bool IsCounting(std::string_view format) {
  return format == "chineseCounting" || format == "chineseCountingThousand" ||
         format == "japaneseCounting" || format == "taiwaneseCounting" ||
         format == "taiwaneseCountingThousand" || format == "ideographLegalTraditional";
}

}  // namespace

std::string FormatNumeral(int value, std::string_view format) {
  if (format == "none" || format == "bullet") return "";
  for (const Series& series : kSeries) {
    if (format == series.format && value >= 1 && value <= series.size) {
      return Utf8(series.first + static_cast<char32_t>(value - 1));
    }
  }
  if (value >= 1 && value <= 999) {
    if (IsCounting(format)) return Counted(value, kCounting, "百", false);
    if (format == "chineseLegalSimplified") return Counted(value, kLegal, "佰", true);
    if (format == "upperLetter") return Letters(value, 'A');
    if (format == "lowerLetter") return Letters(value, 'a');
    if (format == "upperRoman") return Roman(value, true);
    if (format == "lowerRoman") return Roman(value, false);
  }
  if (value >= 0 && (format == "ideographDigital" || format == "japaneseDigitalTenThousand" ||
                     format == "taiwaneseDigital")) {
    return ByDigit(value, kCounting);
  }
  if (format == "ideographTraditional" && value >= 1 && value <= 10) {
    return std::string(kStems[value - 1]);
  }
  if (format == "ideographZodiac" && value >= 1 && value <= 12) {
    return std::string(kBranches[value - 1]);
  }
  if (value >= 0 && (format == "decimalFullWidth" || format == "decimalFullWidth2")) {
    return FullWidth(value);
  }
  if (format == "decimalZero") return absl::StrFormat("%02d", value);
  return std::to_string(value);
}

}  // namespace duban::documents
