#include "server/domain/plan_compiler/annotation_clause.h"

#include <algorithm>
#include <vector>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/lead_rule.h"
#include "server/domain/plan_compiler/recurrence.h"
#include "server/domain/plan_compiler/role_verb.h"

namespace duban::domain::plan_compiler {
namespace {

// In front of a verb that only says what is done: 立即, 稳步, 全面. No known name is as short.
constexpr std::size_t kMannerCharsMax = 3;
constexpr std::size_t kMannerClauseCharsMax = 10;
constexpr std::size_t kScopeCharsMax = 16;
constexpr std::size_t kNameCharsMax = 40;
// Behind the names, in front of their deadline: 市教育局于6月底前, 市财政局、6月底.
constexpr WordList kBeforeDue = {U"于",   U"在",   U"须",   U"应", U"力争", U"确保",
                                 U"争取", U"计划", U"务必", U"并", U"、"};

bool IsRule(std::u32string_view clause) {
  // 逗号前为牵头单位
  constexpr WordList kMarks = {U"逗号", U"分号", U"顿号", U"句号"};
  if (LongestPrefix(clause, kMarks) > 0 && Contains(clause, U"牵头")) return true;
  return IsLeadRule(clause) || clause == U"下同" || EndsWith(clause, U"不再做分工") ||
         Contains(clause, U"任务均涉及") || StartsWith(clause, U"以下");
}

// 列入年度考核, 报市政府审定, 新增任务: no name starts or ends so.
bool IsComment(std::u32string_view clause) {
  constexpr WordList kActs = {U"列入", U"列为", U"纳入", U"报送", U"报请",
                              U"报市", U"报省", U"并",   U"需",   U"不再"};
  constexpr WordList kMatters = {U"任务", U"事项", U"项目"};
  return LongestPrefix(clause, kActs) > 0 || LongestSuffix(clause, kMatters) > 0;
}

bool IsDuty(const PlanText& text, Range clause) {
  constexpr WordList kPrepositions = {U"于", U"在", U"并"};
  clause.begin += LongestPrefix(text.View(clause), kPrepositions);
  constexpr WordList kOpenings = {U"每", U"按", U"逐", U"定期", U"不定期"};
  if (LongestPrefix(text.View(clause), kOpenings) == 0) return false;
  const std::vector<Range> found = FindRecurrences(text, {clause});
  return !found.empty() && found.front().begin == clause.begin;
}

bool IsManner(std::u32string_view clause) {
  constexpr WordList kManners = {
      U"立即", U"即刻", U"马上",     U"尽快",     U"抓紧",     U"适时",    U"及时",
      U"随时", U"限期", U"按期",     U"如期",     U"按时",     U"分批",    U"分步",
      U"分期", U"逐步", U"稳步",     U"有序",     U"同步",     U"滚动",    U"动态",
      U"分类", U"分级", U"立行立改", U"即知即改", U"边查边改", U"因地制宜"};
  if (LooksLikeBody(clause)) return false;
  const RoleVerb verb = VerbAtEnd(clause);
  const std::u32string_view rest = clause.substr(0, clause.size() - verb.length);
  if (rest.empty() || LooksLikeBody(rest)) return false;
  // 按整改方案时限完成; 按职责分工负责 is wholly its verb.
  constexpr WordList kBy = {U"按", U"依据", U"根据", U"结合", U"对照"};
  if (LongestPrefix(clause, kBy) > 0) return true;
  if (LongestPrefix(clause, kManners) > 0) return clause.size() <= kMannerClauseCharsMax;
  return verb.length > 0 && verb.force != VerbForce::kAssign && rest.size() <= kMannerCharsMax;
}

// 由市教育局…, 以上工作均由市教育局…, 按程序由…: names start behind 由.
Range WithoutScope(const PlanText& text, Range clause) {
  constexpr WordList kScopes = {U"以上", U"上述", U"本项", U"该项", U"此项",
                                U"本条", U"各项", U"按",   U"根据"};
  const std::size_t scope = LongestPrefix(text.View(clause), kScopes);
  const Range reach = {clause.begin, std::min(clause.end, clause.begin + kScopeCharsMax)};
  const std::size_t agent =
      text.Find(U'由', scope > 0 ? reach : Range{clause.begin, clause.begin + 1});
  if (agent < reach.end && text.At(agent) == U'由') clause.begin = agent + 1;
  return clause;
}

}  // namespace

ClauseKind KindOfClause(const PlanText& text, Range clause) {
  const std::u32string_view view = text.View(clause);
  if (IsRule(view)) return ClauseKind::kRemark;
  if (IsDuty(text, clause)) return ClauseKind::kDuty;
  if (IsDeadlinePhrase(text, clause)) return ClauseKind::kDue;
  if (IsComment(view)) return ClauseKind::kRemark;
  return IsManner(view) ? ClauseKind::kManner : ClauseKind::kNames;
}

std::u32string_view LastName(std::u32string_view names) {
  // Longer ones are no names, and no list is searched again for each of its dates.
  if (names.size() > kNameCharsMax) names.remove_prefix(names.size() - kNameCharsMax);
  const std::size_t separator = names.rfind(U'、');
  if (separator != std::u32string_view::npos) names.remove_prefix(separator + 1);
  while (!names.empty() && IsBlank(names.front())) names.remove_prefix(1);
  return names;
}

NamedClause ReadNamedClause(const PlanText& text, Range clause) {
  clause = WithoutScope(text, clause);
  for (const Deadline& deadline : FindDeadlines(text, clause, DeadlineContext::kExpected)) {
    if (deadline.bare_year) continue;
    Range names = {clause.begin, deadline.phrase.begin};
    while (const std::size_t length = LongestSuffix(text.View(names), kBeforeDue)) {
      names.end -= length;
    }
    const bool parted = names.end < clause.end && text.At(names.end) == U'、';
    const std::u32string_view name = LastName(text.View(names));
    const bool ends = parted || LooksLikeBody(name) || VerbAtEnd(name).length > 0;
    if (!names.empty() && ends) {
      return {text.Trim(names), {deadline.phrase.begin, clause.end}};
    }
  }
  return {clause, {}};
}

}  // namespace duban::domain::plan_compiler
