#include "server/domain/plan_compiler/recurrence.h"

#include <algorithm>
#include <optional>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::u32string_view kPeriods[] = {
    U"年",     U"半年",   U"季度", U"季",   U"月",   U"周",   U"星期", U"天",
    U"日",     U"旬",     U"学期", U"学年", U"年度", U"月度", U"两周", U"两月",
    U"两个月", U"个季度", U"个月", U"双周", U"两年", U"逢"};
constexpr std::u32string_view kPaced[] = {U"按月",   U"按季",   U"按周",   U"按旬", U"按季度",
                                          U"按年度", U"按半年", U"逐月",   U"逐季", U"逐周",
                                          U"逐年",   U"每月",   U"按学期", U"按日", U"按年"};
constexpr std::u32string_view kReports[] = {
    U"月报",     U"周报",   U"旬报",   U"季报",   U"日报告", U"周调度", U"月调度", U"季调度",
    U"日调度",   U"旬调度", U"月通报", U"季通报", U"周通报", U"月督查", U"季督查", U"月例会",
    U"周例会",   U"月会商", U"季会商", U"月排名", U"季评估", U"月总结", U"周会商", U"月检查",
    U"季度通报", U"月分析", U"季分析", U"半月报", U"月研判", U"季研判", U"日统计", U"周研判"};

constexpr CharacterSet kStarts(U"每按逐一月周旬季日半");

// The length of 每季度, 每3~5年, 每个季度 at the start of `rest`, 0 when it is no period.
std::size_t PeriodLength(std::u32string_view rest) {
  if (!StartsWith(rest, U"每")) return 0;
  std::size_t at = 1;
  constexpr std::u32string_view kCount = U"0123456789一二两三四五六十半-~至到个";
  while (at < rest.size() && at < 8 && kCount.find(rest[at]) != std::u32string_view::npos) ++at;
  const std::size_t unit = LongestPrefix(rest.substr(at), kPeriods);
  if (unit > 0) return at + unit;
  return 0;
}

// 一月一调度, 一季一通报
std::size_t EachOneLength(std::u32string_view rest) {
  constexpr std::u32string_view kUnits = U"年季月周旬日";
  constexpr std::u32string_view kActs[] = {U"调度", U"通报", U"报告", U"督查", U"汇总", U"评估",
                                           U"报",   U"总结", U"研判", U"会商", U"考核", U"督导",
                                           U"小结", U"分析", U"检查", U"推进", U"例会"};
  if (rest.size() < 4 || rest[0] != U'一' || rest[2] != U'一') return 0;
  if (kUnits.find(rest[1]) == std::u32string_view::npos) return 0;
  const std::size_t act = LongestPrefix(rest.substr(3), kActs);
  return act > 0 ? 3 + act : 0;
}

bool StartsRecurrence(const PlanText& text, Range clause, std::size_t at) {
  const std::u32string_view rest = text.View({at, clause.end});
  const std::size_t reach = 12;
  const std::u32string_view before =
      text.View({at > clause.begin + reach ? at - reach : clause.begin, at});
  if (PeriodLength(rest) > 0) {
    // 每人每年只享受一次, 连续3年每年给予: conditions of a benefit.
    return !EndsWith(before, U"每人") && !EndsWith(before, U"年") && !Contains(before, U"连续");
  }
  if (LongestPrefix(rest, kPaced) > 0) return true;
  if (EachOneLength(rest) > 0) return true;
  return LongestPrefix(rest, kReports) > 0;
}

// 全年更新不少于4次: a frequency over the year.
bool IsTimesAYear(std::u32string_view clause) {
  // 800万人次 counts visits.
  constexpr std::u32string_view kVisits[] = {U"人次", U"场次", U"班次", U"架次", U"批次", U"航次"};
  if (!Contains(clause, U"全年") || !EndsWith(clause, U"次")) return false;
  if (LongestSuffix(clause, kVisits) > 0) return false;
  return std::any_of(clause.begin(), clause.end(), IsDigit) || Contains(clause, U"一次") ||
         Contains(clause, U"两次");
}

// 半年开展一次评议: a period in front, how often behind.
bool IsOncePer(std::u32string_view clause) {
  constexpr std::u32string_view kSpans[] = {U"半年",   U"一年", U"一季度", U"一个季度", U"一月",
                                            U"一个月", U"一周", U"一学期", U"半月",     U"半个月",
                                            U"两年",   U"三年", U"两个月", U"两周"};
  constexpr std::u32string_view kOnce[] = {U"一次", U"1次", U"两次", U"2次", U"一轮", U"1轮"};
  return LongestPrefix(clause, kSpans) > 0 && ContainsAny(clause, kOnce);
}

// 定期 counts where it starts what is done: 教师定期交流制度 names a system.
bool IsRegular(std::u32string_view clause) {
  constexpr std::u32string_view kSystems[] = {U"制度", U"机制", U"方式", U"等形式"};
  constexpr std::u32string_view kRegular[] = {U"定期", U"定期不定期", U"不定期"};
  return LongestPrefix(clause, kRegular) > 0 && LongestSuffix(clause, kSystems) == 0;
}

std::optional<Range> RecurrenceIn(const PlanText& text, Range clause) {
  const std::u32string_view view = text.View(clause);
  if (IsRegular(view) || IsTimesAYear(view) || IsOncePer(view)) return clause;
  for (std::size_t at = clause.begin; at < clause.end; ++at) {
    const char32_t c = text.At(at);
    if (!kStarts.Holds(c) || !StartsRecurrence(text, clause, at)) continue;
    // 常态化开展…督查、月报: what the report is about stands before it.
    const bool report = c != U'每' && c != U'按' && c != U'逐' && c != U'一';
    if (!report) return Range{at, clause.end};
    std::size_t end = clause.end;
    // 落实“周调度、月通报”制度
    if (text.Before(at) == U'"') {
      end = text.Find(U'"', {at, clause.end});
      return Range{at, end};
    }
    return clause;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Range> FindRecurrences(const PlanText& text, const std::vector<Range>& clauses) {
  std::vector<Range> found;
  for (const Range& clause : clauses) {
    if (const auto recurrence = RecurrenceIn(text, clause)) found.push_back(*recurrence);
  }
  return found;
}

bool HoldsPeriod(std::u32string_view clause) {
  for (std::size_t at = 0; at < clause.size(); ++at) {
    if (clause[at] == U'每' && PeriodLength(clause.substr(at)) > 0) return true;
  }
  return LongestPrefix(clause, kPaced) > 0 || IsTimesAYear(clause) || Contains(clause, U"全年");
}

}  // namespace duban::domain::plan_compiler
