#include "server/domain/plan_compiler/recurrence.h"

#include <algorithm>
#include <optional>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr WordList kPeriods = {U"年",   U"半年", U"季度", U"季",   U"月",     U"周",
                               U"星期", U"天",   U"日",   U"旬",   U"学期",   U"学年",
                               U"年度", U"月度", U"两周", U"两月", U"两个月", U"个季度",
                               U"个月", U"双周", U"两年", U"逢"};
constexpr WordList kPaced = {U"按月",   U"按季",   U"按周",   U"按旬", U"按季度",
                             U"按年度", U"按半年", U"逐月",   U"逐季", U"逐周",
                             U"逐年",   U"每月",   U"按学期", U"按日", U"按年"};
constexpr WordList kReports = {U"月报",     U"周报",   U"旬报",     U"季报",   U"日报告", U"周调度",
                               U"月调度",   U"季调度", U"日调度",   U"旬调度", U"月通报", U"季通报",
                               U"周通报",   U"月督查", U"季督查",   U"月例会", U"周例会", U"月会商",
                               U"季会商",   U"月排名", U"季评估",   U"月总结", U"周会商", U"月检查",
                               U"季度通报", U"月分析", U"季分析",   U"半月报", U"月研判", U"季研判",
                               U"日统计",   U"周研判", U"日报制度", U"零报告"};

// 每个年级, 每个日间照料中心: the period's character starts another word.
constexpr WordList kNotPeriods = {U"年级",     U"年龄",     U"日间照料", U"日间手术",
                                  U"日间病房", U"日间服务", U"天然气",   U"周岁"};
// 按年度计划, 按年初确定的目标, 按日程: what is kept to, not how often.
constexpr WordList kNotPaces = {U"计划", U"目标", U"任务", U"预算", U"安排", U"重点", U"要求",
                                U"指标", U"方案", U"进度", U"工作", U"初",   U"末",   U"底",
                                U"限",   U"期",   U"常",   U"程",   U"节",   U"份"};

constexpr CharacterSet kReportStarts(U"月周旬季日半");
constexpr CharacterSet kStarts(U"每按逐一月周旬季日半双两");

// The length of 每季度, 每3~5年, 每个季度 at the start of `rest`, 0 when it is no period.
std::size_t PeriodLength(std::u32string_view rest) {
  if (!StartsWith(rest, U"每")) return 0;
  std::size_t at = 1;
  constexpr std::u32string_view kCount = U"0123456789一二两三四五六十半-~至到个";
  while (at < rest.size() && at < 8 && kCount.find(rest[at]) != std::u32string_view::npos) ++at;
  if (LongestPrefix(rest.substr(at), kNotPeriods) > 0) return 0;
  const std::size_t unit = LongestPrefix(rest.substr(at), kPeriods);
  return unit > 0 ? at + unit : 0;
}

// 按月, 逐季
bool IsPaced(std::u32string_view rest) {
  const std::size_t paced = LongestPrefix(rest, kPaced);
  if (paced == 0 || LongestPrefix(rest.substr(1), kNotPeriods) > 0) return false;
  std::u32string_view behind = rest.substr(paced);
  if (StartsWith(behind, U"度")) behind.remove_prefix(1);
  return !StartsWith(rest, U"按") || LongestPrefix(behind, kNotPaces) == 0;
}

// 一月一调度, 一季度一通报, 半月一会商
std::size_t EachOneLength(std::u32string_view rest) {
  constexpr WordList kUnits = {U"一年", U"一季", U"一季度", U"一月", U"一周", U"一旬", U"一日",
                               U"一天", U"半月", U"半年",   U"双周", U"两周", U"双月", U"两月"};
  constexpr WordList kActs = {U"调度", U"通报", U"报告", U"督查", U"汇总", U"评估",
                              U"报",   U"总结", U"研判", U"会商", U"考核", U"督导",
                              U"小结", U"分析", U"检查", U"推进", U"例会"};
  const std::size_t unit = LongestPrefix(rest, kUnits);
  if (unit == 0 || !StartsWith(rest.substr(unit), U"一")) return 0;
  const std::size_t act = LongestPrefix(rest.substr(unit + 1), kActs);
  return act > 0 ? unit + 1 + act : 0;
}

bool StartsRecurrence(const PlanText& text, Range clause, std::size_t at) {
  const std::u32string_view rest = text.View({at, clause.end});
  const std::size_t reach = 12;
  const std::u32string_view before =
      text.View({at > clause.begin + reach ? at - reach : clause.begin, at});
  if (PeriodLength(rest) > 0) {
    // 每人每年只享受一次, 连续3年每年给予: conditions of a benefit; 每人每年不少于60学时 is a duty.
    constexpr WordList kDuties = {U"不少于", U"不低于", U"至少", U"学时", U"课时", U"培训"};
    const bool benefit = EndsWith(before, U"每人") && !ContainsAny(rest, kDuties);
    return !benefit && !Contains(before, U"连续");
  }
  if (IsPaced(rest)) return true;
  if (EachOneLength(rest) > 0) return true;
  return LongestPrefix(rest, kReports) > 0;
}

bool IsCount(char32_t c) { return IsDigit(c) || IsChineseDigit(c) || c == U'余' || c == U'多'; }

// 全年更新不少于4次, 全年开展4次以上督查: a frequency over the year; 800万人次 counts visits.
bool IsTimesAYear(std::u32string_view clause) {
  // 800万人次 counts visits.
  if (!Contains(clause, U"全年")) return false;
  for (std::size_t at = clause.find(U'次'); at != std::u32string_view::npos;
       at = clause.find(U'次', at + 1)) {
    std::size_t from = at;
    while (from > 0 && IsCount(clause[from - 1])) --from;
    const bool counted = from < at && (from == 0 || clause[from - 1] != U'第');
    // 三次全会 is a meeting's name.
    if (counted && !StartsWith(clause.substr(at + 1), U"全")) return true;
  }
  return false;
}

// 半年开展一次评议: a period in front, how often behind.
bool IsOncePer(std::u32string_view clause) {
  constexpr WordList kSpans = {U"半年",   U"一年", U"一季度", U"一个季度", U"一月",
                               U"一个月", U"一周", U"一学期", U"半月",     U"半个月",
                               U"两年",   U"三年", U"两个月", U"两周"};
  constexpr WordList kOnce = {U"一次", U"1次", U"两次", U"2次", U"一轮", U"1轮"};
  return LongestPrefix(clause, kSpans) > 0 && ContainsAny(clause, kOnce);
}

// Where 定期 starts what is done, on its own or behind who does it; 教师定期交流制度 names a
// system.
std::optional<std::size_t> RegularAt(std::u32string_view clause) {
  constexpr WordList kSystems = {U"制度", U"机制", U"方式", U"等形式"};
  constexpr WordList kOpenings = {U"并",   U"并且", U"要",   U"应", U"应当", U"须",  U"需",
                                  U"同时", U"坚持", U"做到", U"及", U"还要", U"并要"};
  std::size_t at = clause.find(U"定期");
  if (at == std::u32string_view::npos || LongestSuffix(clause, kSystems) > 0) return std::nullopt;
  std::u32string_view front = clause.substr(0, at);
  if (EndsWith(front, U"不")) {
    --at;
    front.remove_suffix(1);
  }
  if (const std::size_t opening = LongestSuffix(front, kOpenings); opening > 0) {
    front.remove_suffix(opening);
  }
  constexpr std::size_t kBodyCharsMax = 24;
  // 建立部门定期会商…: what is set up is a system.
  constexpr WordList kSetUp = {U"建立", U"健全", U"完善", U"落实", U"推行", U"探索"};
  if (LongestPrefix(front, kSetUp) > 0) return std::nullopt;
  const bool placed = front.empty() || (front.size() <= kBodyCharsMax && LooksLikeBody(front));
  return placed ? std::optional(at) : std::nullopt;
}

std::optional<Range> RecurrenceIn(const PlanText& text, Range clause) {
  const std::u32string_view view = text.View(clause);
  if (const auto regular = RegularAt(view)) return Range{clause.begin + *regular, clause.end};
  if (IsTimesAYear(view) || IsOncePer(view)) return clause;
  for (std::size_t at = clause.begin; at < clause.end; ++at) {
    const char32_t c = text.At(at);
    if (!kStarts.Holds(c) || !StartsRecurrence(text, clause, at)) continue;
    // 常态化开展…督查、月报: what the report is about stands before it.
    const bool report = kReportStarts.Holds(c) && EachOneLength(text.View({at, clause.end})) == 0;
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
  return IsPaced(clause) || IsTimesAYear(clause) || Contains(clause, U"全年");
}

}  // namespace duban::domain::plan_compiler
