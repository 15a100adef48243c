#include "server/domain/plan_compiler/clauses.h"

#include <algorithm>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kQuotedNameCharsMax = 12;
// No sentence has clauses as long; what has none of our punctuation is cut to bound the work on it.
constexpr std::size_t kClauseCharsMax = 300;
// A quotation or title longer than this is not looked across.
constexpr std::size_t kQuoteReach = 60;

bool HoldsFigure(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), IsDigit);
}

bool InsideTitle(const PlanText& text, Range reach, std::size_t at) {
  for (std::size_t i = at; i-- > reach.begin;) {
    if (text.At(i) == U'》') return false;
    if (text.At(i) == U'《') return true;
  }
  return false;
}

// How many digits stand at `at`, up to five.
std::size_t DigitsBehind(const PlanText& text, std::size_t at) {
  std::size_t digits = 0;
  while (digits < 5 && IsDigit(text.At(at + digits))) ++digits;
  return digits;
}
std::size_t DigitsBefore(const PlanText& text, std::size_t at) {
  std::size_t digits = 0;
  while (digits < 5 && digits < at && IsDigit(text.At(at - digits - 1))) ++digits;
  return digits;
}

}  // namespace

bool IsInsideFigure(const PlanText& text, std::size_t at) {
  const char32_t c = text.At(at);
  if (c != U',' && c != U':') return false;
  const std::size_t before = DigitsBefore(text, at);
  const std::size_t behind = DigitsBehind(text, at + 1);
  if (c == U':') {
    // 任务1：2024年 lists; 8:30 and 1:15 count.
    return before >= 1 && before <= 2 && behind >= 1 && behind <= 3;
  }
  // A full-width comma parts clauses, whatever stands beside it.
  return before >= 1 && before <= 3 && behind == 3 && text.Raw({at, at + 1}) == ",";
}

std::vector<Range> SplitClauses(const PlanText& text, Range range) {
  std::vector<Range> clauses;
  std::size_t begin = range.begin;
  const auto cut = [&](std::size_t at) {
    const Range clause = text.Trim({begin, at});
    if (!clause.empty()) clauses.push_back(clause);
    begin = IsClauseEnd(text.At(at)) || !IsHan(text.At(at)) ? at + 1 : at;
  };
  // A bracket without figures is stepped over, separators and all.
  std::size_t step_over_until = range.begin;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const char32_t c = text.At(at);
    if (at - begin > kClauseCharsMax) cut(at);
    if (at < step_over_until) continue;
    if (IsOpenBracket(c)) {
      const std::optional<std::size_t> close = text.BracketEnd(at);
      if (close && *close <= range.end && !HoldsFigure(text.View({at, *close}))) {
        step_over_until = *close;
        continue;
      }
    }
    if (IsInsideFigure(text, at)) continue;
    if (IsClauseEnd(c) || IsOpenBracket(c) || IsCloseBracket(c) || c == U'\t' || c == U'|') {
      cut(at);
    }
  }
  cut(range.end);
  return clauses;
}

bool InsideName(const PlanText& text, Range clause, std::size_t at) {
  const Range reach = {at > clause.begin + kQuoteReach ? at - kQuoteReach : clause.begin,
                       std::min(clause.end, at + kQuoteReach)};
  if (InsideTitle(text, reach, at)) return true;
  // Quotation marks are alike on both sides once canonical: count them from the clause's start.
  std::size_t open = reach.begin;
  bool inside = false;
  for (std::size_t i = reach.begin; i < at; ++i) {
    if (text.At(i) != U'"') continue;
    inside = !inside;
    open = i;
  }
  if (!inside) return false;
  const std::size_t close = text.Find(U'"', {at, reach.end});
  return close < reach.end && close - open - 1 <= kQuotedNameCharsMax;
}

}  // namespace duban::domain::plan_compiler
