// The numbers items and sections are printed with: 一、（一）1. （1）⒈ ㈠ ① △ 第一部分.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_NUMBERING_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_NUMBERING_H_

#include <cstddef>
#include <optional>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

// In the order official documents nest them; the value is the depth.
enum class NumberStyle {
  kPart = 0,          // 第一部分, 第二章
  kChinese = 1,       // 一、
  kChineseParen = 2,  // （一） ㈠
  kArabic = 3,        // 1. 1、 ⒈
  kArabicParen = 4,   // （1） 1） ⑴ 1.1 第一，
  kCircled = 5,       // ①
  kMark = 6,          // △
};
inline constexpr int kStyleCount = 7;

struct NumberToken {
  NumberStyle style = NumberStyle::kMark;
  int value = 0;         // 0 for marks, which do not count
  Range number;          // as printed, brackets in, closing ./、 out
  std::size_t body = 0;  // where the heading starts
  bool decimal = false;  // "11.121…": a number only if it continues the count
};

// The number at exactly `at`, not reading past `end`.
std::optional<NumberToken> NumberAt(const PlanText& text, std::size_t at, std::size_t end);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_NUMBERING_H_
