#include "server/domain/plan_compiler/lead_rule.h"

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

// Of a rule's clause, on either side of its 牵头.
constexpr std::size_t kReach = 30;

constexpr WordList kUnits = {U"单位", U"部门", U"处室", U"科室", U"股室", U"机构"};

// 排名在前, 列首位, 排序第一: the place is named together with the order it is a place of.
bool IsPlacedFirst(std::u32string_view clause) {
  constexpr CharacterSet kOrders(U"排列名序位居");
  constexpr WordList kPrepositions = {U"在", U"于", U"为"};
  constexpr WordList kPlaces = {U"首", U"第一", U"第1", U"最前"};
  for (std::size_t at = 0; at < clause.size(); ++at) {
    if (!kOrders.Holds(clause[at])) continue;
    const char32_t before = at > 0 ? clause[at - 1] : U'\n';
    // 安排, 系列 and 单位 are other words; 名, 序 and 位 count behind 排 only.
    if (before == U'安' || before == U'系') continue;
    const bool bound = clause[at] == U'名' || clause[at] == U'序' || clause[at] == U'位';
    if (bound && before != U'排') continue;
    const std::u32string_view behind = clause.substr(at + 1);
    const std::u32string_view place = behind.substr(LongestPrefix(behind, kPrepositions));
    if (LongestPrefix(place, kPlaces) > 0) return true;
    if (StartsWith(behind, U"在前") || StartsWith(behind, U"靠前")) return true;
    if (clause[at] == U'排' && StartsWith(behind, U"前的")) return true;
  }
  return false;
}

// 第一位, 首个责任单位: a count of bodies.
bool CountsFirst(std::u32string_view clause) {
  constexpr WordList kFirst = {U"第一位", U"第1位", U"首位", U"第一名", U"第1名"};
  if (ContainsAny(clause, kFirst)) return true;
  // 打造全省首个…, 第一责任人: these must stand with the body they count, and it must be made the
  // lead; 第一责任单位牵头整改 only tells it what to do.
  constexpr WordList kOfBodies = {U"第一个", U"第一家", U"第1个", U"第1家", U"第一",
                                  U"第1",    U"首个",   U"首家",  U"首列",  U"首"};
  constexpr WordList kBetween = {U"责任", U"承办", U"的"};
  for (std::size_t at = 0; at < clause.size(); ++at) {
    const std::size_t length = LongestPrefix(clause.substr(at), kOfBodies);
    if (length == 0) continue;
    std::u32string_view behind = clause.substr(at + length);
    while (const std::size_t between = LongestPrefix(behind, kBetween)) {
      behind.remove_prefix(between);
    }
    const std::size_t unit = LongestPrefix(behind, kUnits);
    behind.remove_prefix(unit);
    if (unit > 0 && (!StartsWith(behind, U"牵头") || behind.size() <= 4)) return true;
    if (unit == 0 && StartsWith(behind, U"为牵头")) return true;
  }
  return false;
}

// The clause around `at`, its edges at punctuation or brackets.
Range ClauseAround(const PlanText& text, std::size_t at) {
  const auto ends = [&](std::size_t i) {
    const char32_t c = text.At(i);
    return IsClauseEnd(c) || IsOpenBracket(c) || IsCloseBracket(c);
  };
  Range clause = {at, at};
  while (clause.begin > 0 && at - clause.begin < kReach && !ends(clause.begin - 1)) --clause.begin;
  while (clause.end < text.size() && clause.end - at < kReach && !ends(clause.end)) ++clause.end;
  return clause;
}

// 未明确牵头单位的，由责任单位牵头: at its first 牵头.
bool IsDefaultLead(const PlanText& text, std::size_t at) {
  constexpr WordList kWithout = {U"无",     U"没有",   U"未明确", U"没有明确", U"未列",
                                 U"未标明", U"未注明", U"未确定", U"未设",     U"未指定",
                                 U"未标注", U"未列明", U"未列出", U"不设",     U"未写明"};
  const Range clause = ClauseAround(text, at);
  if (LongestSuffix(text.View({clause.begin, at}), kWithout) == 0) return false;
  std::size_t stop = at;
  while (stop < text.size() && stop - at < kReach && !IsSentenceEnd(text.At(stop)) &&
         text.At(stop) != U'\n') {
    ++stop;
  }
  const std::u32string_view rest = text.View({at + 2, stop});
  constexpr WordList kOthers = {U"责任", U"承办", U"负责"};
  for (const std::u32string_view word : kOthers) {
    const std::size_t named = rest.find(word);
    if (named != std::u32string_view::npos && Contains(rest.substr(named), U"牵头")) return true;
  }
  return false;
}

}  // namespace

bool IsLeadRule(std::u32string_view clause) {
  return Contains(clause, U"牵头") && (IsPlacedFirst(clause) || CountsFirst(clause));
}

LeadRules FindLeadRules(const PlanText& text, std::size_t body) {
  LeadRules rules;
  const Range all = {0, text.size()};
  for (std::size_t at = text.Find(U'牵', all); at < all.end;
       at = text.Find(U'牵', {at + 1, all.end})) {
    if (text.At(at + 1) != U'头') continue;
    const std::u32string_view clause = text.View(ClauseAround(text, at));
    if (!rules.first_is_lead && ContainsAny(clause, kUnits) && IsLeadRule(clause)) {
      rules.first_is_lead = at < body ? 0 : at;
    }
    if (at < body && IsDefaultLead(text, at)) rules.responsible_is_lead = true;
  }
  return rules;
}

}  // namespace duban::domain::plan_compiler
