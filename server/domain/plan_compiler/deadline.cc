#include "server/domain/plan_compiler/deadline.h"

#include <algorithm>
#include <utility>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

// What may stand in front of a date that is no name: 在, 拟于, 力争在, 原则上于.
constexpr std::size_t kOpeningCharsMax = 4;

constexpr WordList kStanding = {
    U"持续推进", U"长期坚持", U"全年推进", U"常态化推进", U"持续开展", U"贯穿全年", U"长期推进",
    U"持续坚持", U"持续实施", U"全年持续", U"长期",       U"持续",     U"常态化",   U"全年",
    U"长期实施", U"长期任务", U"常年",     U"常态推进",   U"长期开展", U"持续落实", U"经常性工作"};

absl::CivilDay MonthEnd(int year, int month) {
  return absl::CivilDay(absl::CivilMonth(year, month) + 1) - 1;
}

}  // namespace

bool IsStandingPhrase(std::u32string_view clause) {
  return clause.size() <= 10 && LongestPrefix(clause, kStanding) > 0;
}

bool IsDeadlinePhrase(const PlanText& text, Range clause) {
  clause = text.Trim(clause);
  if (clause.size() < 2) return false;
  const std::u32string_view view = text.View(clause);
  if (IsStandingPhrase(view.substr(StartsWith(view, U"并") ? 1 : 0))) return true;
  const auto found = FindDeadlines(text, clause, DeadlineContext::kExpected);
  if (found.empty()) return false;
  // (2022-2025年) behind a plan's name and (2024年1月1日至12月31日) behind a policy's say how long.
  if (found.front().span && found.front().year != 0) return false;
  // 2024年度考核办 has a year in its name.
  if (found.front().bare_year && LooksLikeBody(view)) return false;
  std::u32string_view opening = view.substr(0, found.front().phrase.begin - clause.begin);
  if (opening.size() > kOpeningCharsMax) return false;
  constexpr WordList kPrepositions = {U"于", U"在", U"须", U"应", U"拟"};
  while (LongestSuffix(opening, kPrepositions) > 0) opening.remove_suffix(1);
  return !LooksLikeBody(opening);
}

std::optional<absl::CivilDay> DueReader::Resolve(const Deadline& deadline) {
  if (deadline.kind == DeadlineKind::kUnclear) return std::nullopt;
  if (deadline.kind == DeadlineKind::kAfterIssue) {
    if (!context_.issued) return std::nullopt;
    const absl::CivilDay issued = *context_.issued;
    if (deadline.unit == RelativeUnit::kDays) return issued + deadline.amount;
    const int months =
        deadline.unit == RelativeUnit::kYears ? deadline.amount * 12 : deadline.amount;
    const absl::CivilMonth month = absl::CivilMonth(issued) + months;
    // 31 January + 1 month is the last day of February, not 3 March.
    return std::min(absl::CivilDay(month) + (issued.day() - 1), absl::CivilDay(month + 1) - 1);
  }
  int year = deadline.year;
  if (deadline.years_ahead) {
    if (context_.document_year == 0) return std::nullopt;
    year = context_.document_year + *deadline.years_ahead;
  }
  if (year == 0) year = last_year_ != 0 ? last_year_ : context_.document_year;
  if (year == 0) return std::nullopt;
  const absl::CivilDay end = MonthEnd(year, deadline.month);
  if (deadline.day == 0) return end;
  if (deadline.day > end.day()) return std::nullopt;  // 2月30日 is no date
  return absl::CivilDay(year, deadline.month, deadline.day);
}

// 2022年，… and 截至2022年底，已建成5家 in a plan of 2023 look back; 2022年6月底前完成 is an order
// with a doubtful year, which lint asks about.
bool DueReader::LooksBack(const Deadline& deadline, std::optional<absl::CivilDay> day) const {
  if (day && deadline.ordered) return false;
  const auto year = day ? day->year() : deadline.year;
  return year != 0 && year < context_.document_year;
}

void DueReader::Add(const Deadline& deadline) {
  const std::optional<absl::CivilDay> day = Resolve(deadline);
  if (LooksBack(deadline, day) || (deadline.bare_year && !day)) return;
  if (deadline.year != 0) last_year_ = deadline.year;
  Keep(deadline.phrase, day);
}

void DueReader::AddStated(Range phrase) {
  last_year_ = 0;  // an annotation does not go on with a year of the text
  std::optional<absl::CivilDay> latest;
  for (const Deadline& deadline : FindDeadlines(text_, phrase, DeadlineContext::kExpected)) {
    const std::optional<absl::CivilDay> day = Resolve(deadline);
    if (deadline.year != 0) last_year_ = deadline.year;
    if (day && (!latest || *latest < *day)) latest = day;
  }
  Keep(phrase, latest);
}

void DueReader::Keep(Range phrase, std::optional<absl::CivilDay> day) {
  std::string raw = text_.Raw(phrase);
  const bool first_unclear = !day && !result_.due && result_.text.empty();
  if (first_unclear) result_.text = raw;
  if (day && (!result_.due || *result_.due < *day)) {
    result_.due = day;
    result_.phrase = phrase;
  } else if (first_unclear) {
    result_.phrase = phrase;
  }
  raw_.Add(std::move(raw));
}

DueReading DueReader::Finish() {
  if (result_.due) result_.text.clear();
  result_.raw = raw_.Take();
  return std::move(result_);
}

}  // namespace duban::domain::plan_compiler
