#include "server/domain/plan_compiler/recurrence_period.h"

#include <optional>
#include <string_view>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

struct PeriodWord {
  std::u32string_view word;
  Period period;
  int periods = 1;
};

constexpr PeriodWord kWords[] = {
    {U"半年", Period::kHalfYear},  {U"学期", Period::kTerm},  {U"学年", Period::kYear},
    {U"年", Period::kYear},        {U"季", Period::kQuarter}, {U"半月", Period::kDay, 15},
    {U"半个月", Period::kDay, 15}, {U"月", Period::kMonth},   {U"旬", Period::kDay, 10},
    {U"双周", Period::kWeek, 2},   {U"周", Period::kWeek},    {U"星期", Period::kWeek},
    {U"天", Period::kDay},         {U"日", Period::kDay},     {U"工作日", Period::kDay}};

constexpr WordList kReporting = {U"报送", U"上报", U"报告", U"月报", U"周报", U"旬报",
                                 U"季报", U"日报", U"汇报", U"反馈", U"报市", U"报省"};

std::optional<PeriodWord> WordAt(std::u32string_view rest) {
  std::optional<PeriodWord> best;
  for (const PeriodWord& entry : kWords) {
    if (StartsWith(rest, entry.word) && (!best || entry.word.size() > best->word.size())) {
      best = entry;
    }
  }
  return best;
}

// The number that stands at the front of 3~5年, 两个月; the last of a range; 1 when there is none.
// Moves `rest` to behind it.
int CountAt(std::u32string_view& rest) {
  int count = 1;
  while (!rest.empty()) {
    std::size_t stop = 0;
    while (stop < rest.size() && stop < 3 && (IsDigit(rest[stop]) || IsChineseDigit(rest[stop]))) {
      ++stop;
    }
    if (stop > 0) {
      const std::u32string_view digits = rest.substr(0, stop);
      const auto value = IsDigit(digits[0]) ? ArabicNumber(digits) : ChineseNumber(digits);
      count = value.value_or(count);
      rest.remove_prefix(stop);
      continue;
    }
    constexpr std::u32string_view kBetween = U"-~至到个逢隔";
    if (kBetween.find(rest[0]) == std::u32string_view::npos) break;
    rest.remove_prefix(1);
  }
  return count;
}

}  // namespace

Recurrence ReadRecurrence(const PlanText& text, Range phrase) {
  Recurrence recurrence;
  recurrence.raw = text.Raw(phrase);
  const std::u32string_view view = text.View(phrase);
  recurrence.reporting = ContainsAny(view, kReporting);
  constexpr std::u32string_view kOpenings = U"每按逐一全";
  for (std::size_t at = 0; at < view.size(); ++at) {
    std::u32string_view rest = view.substr(at);
    // 月报, 周调度 start with the period itself.
    const bool opened = kOpenings.find(view[at]) != std::u32string_view::npos;
    int count = 1;
    if (opened) {
      rest.remove_prefix(1);
      count = CountAt(rest);
    } else if (at > 0 && view[at - 1] != U'"' && view[at - 1] != U'、' && at + 1 < view.size()) {
      // A 月 or 日 elsewhere is a date, unless a report's name follows.
      constexpr std::u32string_view kActs = U"报调通督例会";
      if (kActs.find(view[at + 1]) == std::u32string_view::npos) continue;
    }
    const std::optional<PeriodWord> word = WordAt(rest);
    if (!word) continue;
    recurrence.period = word->period;
    recurrence.periods = word->periods * count;
    break;
  }
  return recurrence;
}

}  // namespace duban::domain::plan_compiler
