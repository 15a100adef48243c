#include "server/domain/plan_compiler/annotation.h"

#include <optional>
#include <utility>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/role_verb.h"

namespace duban::domain::plan_compiler {
namespace {

// 牵头单位 in running words names a role, it is no verb.
constexpr std::u32string_view kLeadNouns[] = {U"单位", U"部门", U"处室", U"科室", U"医院", U"领导",
                                              U"人",   U"责任", U"组织", U"抓总", U"委室"};
constexpr std::u32string_view kFirstWords[] = {U"第一位", U"首位",   U"第一责任", U"排第一",
                                               U"列第一", U"第一个", U"排名第一", U"第一家",
                                               U"排在前", U"第一名"};

// A remark rather than a name: rules, and explanations of a sentence's length.
bool IsRemark(std::u32string_view clause) {
  return IsLeadRule(clause) || clause == U"下同" || EndsWith(clause, U"不再做分工") ||
         Contains(clause, U"任务均涉及") || StartsWith(clause, U"以下");
}

}  // namespace

bool IsLeadRule(std::u32string_view clause) {
  return Contains(clause, U"牵头") && ContainsAny(clause, kFirstWords);
}

void AnnotationReader::Read(Range content) {
  std::optional<Role> role;
  Range part = {content.begin, content.begin};
  // Labels start the content or follow a separator; each rules up to the next one.
  bool may_start = true;
  for (std::size_t at = content.begin; at < content.end;) {
    const char32_t c = text_.At(at);
    if (may_start && !IsBlank(c)) {
      if (const auto label = LabelAt(text_, at, content.end)) {
        ReadUnder(role, {part.begin, at});
        role = label->role;
        at = label->value;
        part.begin = at;
        continue;
      }
    }
    if (IsOpenBracket(c)) {
      const std::optional<std::size_t> close = text_.BracketEnd(at);
      if (close && *close <= content.end) {
        at = *close;
        may_start = false;
        continue;
      }
    }
    may_start = c == U',' || IsSentenceEnd(c) || c == U'\n' || c == U'、' ||
                (IsBlank(c) && may_start) || c == U' ';
    ++at;
  }
  ReadUnder(role, {part.begin, content.end});
}

void AnnotationReader::ReadAs(Role role, Range content) { ReadUnder(role, content); }

void AnnotationReader::ReadUnder(std::optional<Role> role, Range content) {
  content = text_.Trim(content);
  if (role) result_.role_stated = true;
  if (content.empty()) return;
  if (role == Role::kDue) {
    while (!content.empty() && IsClauseEnd(text_.At(content.end - 1))) --content.end;
    if (!content.empty() && text_.View(content) != U"/") result_.due.push_back(content);
    return;
  }
  if (role == Role::kLeader || role == Role::kPerson) return Put(*role, content);
  if (role == Role::kLead) result_.lead_stated = true;
  std::size_t begin = content.begin;
  for (std::size_t at = content.begin; at <= content.end; ++at) {
    if (at < content.end && IsOpenBracket(text_.At(at))) {
      const std::optional<std::size_t> close = text_.BracketEnd(at);
      if (close && *close <= content.end) at = *close - 1;
      continue;
    }
    const char32_t c = at < content.end ? text_.At(at) : U'。';
    if (c != U',' && c != U'\n' && !IsSentenceEnd(c)) continue;
    ReadClause(text_.Trim({begin, at}));
    begin = at + 1;
  }
  if (role) return Flush(*role);
  if (!pending_.empty()) Flush(result_.lead.empty() ? Role::kResponsible : Role::kSupport);
}

void AnnotationReader::ReadClause(Range clause) {
  // 市财政局(第一责任单位为牵头单位,下同): the bracket is a rule, not part of the name.
  if (!clause.empty() && text_.At(clause.end - 1) == U')') {
    const std::u32string_view view = text_.View(clause);
    const std::size_t open = view.rfind(U'(');
    if (open != std::u32string_view::npos && IsRemark(view.substr(open + 1))) {
      clause.end = clause.begin + open;
    }
  }
  if (clause.empty() || IsRemark(text_.View(clause))) return;
  if (IsDeadlinePhrase(text_, clause)) {
    result_.due.push_back(clause);
    return;
  }
  const RoleVerb verb = VerbAtEnd(text_.View(clause));
  clause.end -= verb.length;
  clause = TakeInnerLead(text_.Trim(clause));
  // 、6月底完成 as the last "body".
  const std::size_t last = text_.View(clause).rfind(U'、');
  if (last != std::u32string_view::npos) {
    const Range tail = text_.Trim({clause.begin + last + 1, clause.end});
    if (IsDeadlinePhrase(text_, tail)) {
      result_.due.push_back(tail);
      clause.end = clause.begin + last;
    }
  }
  if (!clause.empty()) pending_.push_back(clause);
  if (verb.length == 0) return;
  result_.role_stated = true;
  if (verb.role == Role::kLead) result_.lead_stated = true;
  Flush(verb.role);
}

Range AnnotationReader::TakeInnerLead(Range clause) {
  if (StartsWith(text_.View(clause), U"由")) ++clause.begin;
  // （由甲局牵头，会同乙局落实）
  if (StartsWith(text_.View(clause), U"会同")) clause.begin += 2;
  for (std::size_t at = clause.begin + 1; at + 2 < clause.end; ++at) {
    const std::u32string_view rest = text_.View({at, clause.end});
    std::size_t length = 0;
    if (StartsWith(rest, U"会同")) length = 2;
    if (StartsWith(rest, U"牵头") && LongestPrefix(rest.substr(2), kLeadNouns) == 0) length = 2;
    if (length == 0) continue;
    std::size_t right = at + length;
    if (StartsWith(text_.View({right, clause.end}), U"会同")) right += 2;
    pending_.push_back({clause.begin, at});
    Flush(Role::kLead);
    result_.lead_stated = true;
    result_.role_stated = true;
    return {right, clause.end};
  }
  return clause;
}

void AnnotationReader::Flush(Role role) {
  for (const Range& names : std::exchange(pending_, {})) Put(role, names);
}

void AnnotationReader::Put(Role role, Range names) {
  if (role == Role::kLeader || role == Role::kPerson) {
    auto& people = role == Role::kLeader ? result_.leader : result_.person;
    for (const Range& name : SplitPeople(text_, names)) people.push_back(name);
    return;
  }
  const BodyList list = SplitBodies(text_, names);
  result_.open_ended = result_.open_ended || list.open_ended;
  auto& bodies = role == Role::kLead      ? result_.lead
                 : role == Role::kSupport ? result_.support
                                          : result_.responsible;
  bodies.insert(bodies.end(), list.names.begin(), list.names.end());
}

Annotation AnnotationReader::Finish() {
  if (!result_.lead.empty()) {
    result_.support.insert(result_.support.end(), result_.responsible.begin(),
                           result_.responsible.end());
    result_.responsible.clear();
  }
  return std::move(result_);
}

}  // namespace duban::domain::plan_compiler
