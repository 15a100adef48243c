#include "server/domain/plan_compiler/annotation.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/domain/plan_compiler/annotation_clause.h"
#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/role_verb.h"

namespace duban::domain::plan_compiler {
namespace {

// 牵头单位 in running words names a role, it is no verb.
constexpr WordList kLeadNouns = {U"单位", U"部门", U"处室", U"科室", U"医院", U"领导",
                                 U"人",   U"责任", U"组织", U"抓总", U"委室"};
constexpr WordList kInnerSupport = {U"配合", U"协助", U"协同", U"参与"};
constexpr std::size_t kPersonCharsMax = 3;

}  // namespace

void AnnotationReader::ReadLabelled(std::optional<Role> role, Range content) {
  Range part = {content.begin, content.begin};
  // Labels start the content or follow a separator; each rules up to the next one.
  bool may_start = true;
  bool fresh = false;  // a clause or line has ended: another label ends the value
  bool others = false;
  const auto close_part = [&](std::size_t end) {
    if (!others) ReadUnder(role, {part.begin, end});
  };
  for (std::size_t at = content.begin; at < content.end;) {
    const char32_t c = text_.At(at);
    if (may_start && !IsBlank(c)) {
      if (const auto label = LabelAt(text_, at, content.end)) {
        close_part(at);
        others = false;
        role = label->role;
        at = label->value;
        part.begin = at;
        fresh = false;
        continue;
      }
      if (fresh && role && *role != Role::kDue && IsOtherLabel(text_, at, content.end)) {
        close_part(at);
        others = true;
      }
    }
    if (IsOpenBracket(c)) {
      const std::optional<std::size_t> close = text_.BracketEnd(at);
      if (close && *close <= content.end) {
        at = *close;
        may_start = fresh = false;
        continue;
      }
    }
    fresh = IsSentenceEnd(c) || c == U',' || c == U'\n' || (IsBlank(c) && fresh);
    may_start = fresh || c == U'、' || IsBlank(c);
    ++at;
  }
  close_part(content.end);
}

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
  label_ = role;
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
    const std::size_t open = text_.View(clause).rfind(U'(');
    if (open != std::u32string_view::npos &&
        KindOfClause(text_, {clause.begin + open + 1, clause.end - 1}) == ClauseKind::kRemark) {
      clause.end = clause.begin + open;
    }
  }
  if (clause.empty()) return;
  switch (KindOfClause(text_, clause)) {
    case ClauseKind::kRemark:
    case ClauseKind::kManner:
      return;
    case ClauseKind::kDue:
      result_.due.push_back(clause);
      return;
    case ClauseKind::kDuty:
      result_.duties.push_back(clause);
      return;
    case ClauseKind::kNames:
      break;
  }
  const NamedClause named = ReadNamedClause(text_, clause);
  if (!named.due.empty()) result_.due.push_back(named.due);
  clause = named.names;
  const RoleVerb verb = VerbAtEnd(text_.View(clause));
  clause.end -= verb.length;
  clause = TakeInnerVerb(text_.Trim(clause));
  if (verb.length > 0) FlushEarlier(verb.role);
  if (!clause.empty()) pending_.push_back(clause);
  if (verb.length == 0) return;
  result_.role_stated = true;
  if (verb.role == Role::kLead) result_.lead_stated = true;
  Flush(verb.role);
}

Range AnnotationReader::TakeInnerVerb(Range clause) {
  // （由甲局牵头，会同乙局落实）
  if (StartsWith(text_.View(clause), U"会同")) clause.begin += 2;
  bool asked = false;  // at one verb, so that a long list is not read for each
  for (std::size_t at = clause.begin + 1; at + 2 < clause.end; ++at) {
    if (IsOpenBracket(text_.At(at))) {
      const std::optional<std::size_t> close = text_.BracketEnd(at);
      if (close && *close <= clause.end) at = *close - 1;
      continue;
    }
    const std::u32string_view rest = text_.View({at, clause.end});
    const bool together = StartsWith(rest, U"会同");
    const bool leads = StartsWith(rest, U"牵头") && LongestPrefix(rest.substr(2), kLeadNouns) == 0;
    Range right = {at + 2, clause.end};
    if (together || leads) {
      const bool joined = StartsWith(text_.View(right), U"会同");
      if (joined) right.begin += 2;
      PutNow(Role::kLead, {clause.begin, at});
      result_.lead_stated = true;
      // 牵头制定方案: what is led is no supporter, whom 会同 names is one.
      return together || joined || HoldsBody(right) ? right : Range{};
    }
    const bool supports = LongestPrefix(rest, kInnerSupport) > 0;
    const bool acts = !asked && (supports || StartsWith(rest, U"负责"));
    // 市财政局配合做好保障: bodies in front, what they do behind.
    if (!acts || !LooksLikeBody(LastName(text_.View({clause.begin, at})))) continue;
    asked = true;
    if (HoldsBody(right)) continue;
    PutNow(supports ? Role::kSupport : Role::kResponsible, {clause.begin, at});
    return {};
  }
  return clause;
}

void AnnotationReader::FlushEarlier(Role role) {
  const bool leads = label_ == Role::kResponsible && role == Role::kLead;
  if (label_ && label_ != role && !leads) return Flush(*label_);
  const bool first = result_.lead.empty() && result_.responsible.empty();
  if (!label_ && role == Role::kSupport && first) Flush(Role::kResponsible);
}

void AnnotationReader::PutNow(Role role, Range names) {
  FlushEarlier(role);
  pending_.push_back(names);
  Flush(role);
  result_.role_stated = true;
}

bool AnnotationReader::HoldsBody(Range names) const {
  const BodyList list = SplitBodies(text_, names);
  return std::any_of(list.names.begin(), list.names.end(),
                     [&](const Range& name) { return LooksLikeBody(text_.View(name)); });
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
  for (Range name : list.names) {
    const Role own = TakeOwnRole(name, role);
    auto& bodies = own == Role::kLead      ? result_.lead
                   : own == Role::kSupport ? result_.support
                                           : result_.responsible;
    const std::size_t cut = PersonBehind(name);
    bodies.push_back(text_.Trim({name.begin, cut}));
    if (cut < name.end) result_.person.push_back(text_.Trim({cut, name.end}));
  }
}

Role AnnotationReader::TakeOwnRole(Range& name, Role role) {
  if (text_.At(name.end - 1) != U')') return role;
  const std::size_t open = text_.View(name).rfind(U'(');
  if (open == std::u32string_view::npos || open == 0) return role;
  const std::u32string_view inside = text_.View({name.begin + open + 1, name.end - 1});
  const RoleVerb verb = VerbAtEnd(inside);
  const std::optional<Role> label = ClassifyLabel(inside);
  const bool verbal = verb.length > 0 && verb.length == inside.size();
  const bool labelled = label == Role::kLead || label == Role::kSupport;
  if (!verbal && !labelled) return role;
  name.end = name.begin + open;
  const Role own = labelled ? *label : verb.role;
  if (own == Role::kLead) result_.lead_stated = true;
  return own;
}

std::size_t AnnotationReader::PersonBehind(Range name) const {
  const std::size_t blank = text_.View(name).find_last_of(U" \t");
  if (blank == std::u32string_view::npos) return name.end;
  const Range person = {name.begin + blank + 1, name.end};
  const std::u32string_view view = text_.View(person);
  const bool named = view.size() >= 2 && view.size() <= kPersonCharsMax &&
                     std::all_of(view.begin(), view.end(), IsHan) && !LooksLikeBody(view);
  const Range body = text_.Trim({name.begin, person.begin});
  return named && LooksLikeBody(text_.View(body)) ? person.begin : name.end;
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
