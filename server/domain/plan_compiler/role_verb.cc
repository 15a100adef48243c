#include "server/domain/plan_compiler/role_verb.h"

#include <algorithm>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::u32string_view kLead[] = {U"牵头", U"主办", U"主责", U"抓总"};
constexpr std::u32string_view kSupport[] = {U"配合", U"协同", U"协助", U"参与", U"参加",
                                            U"协办", U"指导", U"支持", U"协作"};
// 落实, 实施 and 推进 say nothing about who leads; they follow the word that does.
constexpr std::u32string_view kDo[] = {U"负责", U"承办",   U"落实",     U"实施",     U"推进",
                                       U"办理", U"负总责", U"各负其责", U"抓好落实", U"推动"};
// Stand in front of a verb and say how the bodies share the work.
constexpr std::u32string_view kHow[] = {
    U"按职责分工",   U"按照职责分工", U"按职能分工", U"按职责", U"按照职责", U"按各自职责",
    U"按照各自职责", U"依职责",       U"按分工",     U"分别",   U"共同",     U"分工",
    U"分头",         U"具体",         U"结合实际",   U"密切",   U"积极",     U"组织",
    U"统筹",         U"全力",         U"认真",       U"做好"};
// Alone they are enough: （甲局、乙局按职责分工）.
constexpr std::u32string_view kEnough[] = {U"按职责分工", U"按照职责分工", U"按职能分工",
                                           U"按照各自职责", U"按各自职责"};

struct Word {
  std::size_t length = 0;
  bool verb = false;
  bool lead = false;
  bool support = false;
};

Word WordAtEnd(std::u32string_view text) {
  Word word;
  const auto offer = [&](std::size_t length, bool verb, bool lead, bool support) {
    if (length > word.length) word = {length, verb, lead, support};
  };
  offer(LongestSuffix(text, kLead), true, true, false);
  offer(LongestSuffix(text, kSupport), true, false, true);
  offer(LongestSuffix(text, kDo), true, false, false);
  offer(LongestSuffix(text, kHow), false, false, false);
  return word;
}

}  // namespace

RoleVerb VerbAtEnd(std::u32string_view clause) {
  RoleVerb found;
  bool verb = false;
  bool lead = false;
  bool support = false;
  std::u32string_view rest = clause;
  for (Word word = WordAtEnd(rest); word.length > 0; word = WordAtEnd(rest)) {
    // 各级党组织 ends in 组织: an adverb counts only in front of a verb.
    const bool enough = !word.verb && LongestSuffix(rest, kEnough) == word.length;
    if (!word.verb && !verb && !enough) break;
    verb = verb || word.verb || enough;
    lead = lead || word.lead;
    support = support || word.support;
    rest.remove_suffix(word.length);
  }
  found.length = verb ? clause.size() - rest.size() : 0;
  if (lead) {
    found.role = Role::kLead;
  } else if (support) {
    found.role = Role::kSupport;
  }
  return found;
}

}  // namespace duban::domain::plan_compiler
