#include "server/domain/plan_compiler/role_verb.h"

#include <algorithm>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr WordList kLead = {U"牵头", U"总牵头", U"主办", U"主责", U"抓总"};
constexpr WordList kSupport = {U"配合", U"协同", U"协助", U"参与", U"参加",
                               U"协办", U"指导", U"支持", U"协作"};
constexpr WordList kDuty = {U"负责", U"承办", U"负总责", U"各负其责", U"负责指导", U"负责督导"};
// These say nothing about who leads; they follow the word that does.
constexpr WordList kCarryOut = {U"落实", U"实施",     U"推进",     U"办理",
                                U"推动", U"抓好落实", U"统筹协调", U"抓落实"};
constexpr WordList kAct = {U"完成", U"开展", U"执行", U"承担", U"组织", U"督促"};
// Stand in front of a verb and say how the bodies share the work.
constexpr WordList kHow = {U"分别", U"共同", U"分工", U"分头", U"具体", U"密切",
                           U"积极", U"统筹", U"全力", U"认真", U"做好", U"切实",
                           U"联合", U"抓紧", U"主动", U"参照", U"予以", U"给予"};
// 按照各自职能职责分工, 结合实际: a preposition, then any of these.
constexpr WordList kBy = {U"按", U"按照", U"依", U"依据", U"依照", U"根据", U"结合", U"对照"};
constexpr WordList kShares = {U"职责", U"职能", U"分工"};
constexpr WordList kShareWords = {U"任务", U"权限", U"范围", U"实际", U"各自",
                                  U"部门", U"单位", U"工作", U"法定", U"岗位"};
constexpr int kShareWordsMax = 5;

enum class Kind { kNone, kAdverb, kSharing, kVerb };

struct Word {
  std::size_t length = 0;
  Kind kind = Kind::kNone;
  VerbForce force = VerbForce::kAct;
  Role role = Role::kResponsible;
};

// 各级党组织, 社会组织: a noun, whatever follows.
bool EndsInOrganisation(std::u32string_view text) {
  constexpr WordList kOrganisations = {U"党组织",   U"团组织",   U"工会组织",
                                       U"社会组织", U"行业组织", U"群众组织",
                                       U"自治组织", U"合作组织", U"妇女组织"};
  return LongestSuffix(text, kOrganisations) > 0 && !EndsWith(text, U"总工会组织");
}

// The length of 按照各自职责分工 at the end; `shares` when it names the sharing itself.
std::size_t ByShares(std::u32string_view text, bool& shares) {
  std::u32string_view rest = text;
  for (int words = 0; words < kShareWordsMax; ++words) {
    const std::size_t share = LongestSuffix(rest, kShares);
    const std::size_t length = share > 0 ? share : LongestSuffix(rest, kShareWords);
    if (length == 0) return 0;
    shares = shares || share > 0;
    rest.remove_suffix(length);
    if (const std::size_t by = LongestSuffix(rest, kBy); by > 0) {
      return text.size() - rest.size() + by;
    }
  }
  return 0;
}

Word WordAtEnd(std::u32string_view text) {
  Word word;
  const auto offer = [&](std::size_t length, Kind kind, VerbForce force, Role role) {
    if (length > word.length) word = {length, kind, force, role};
  };
  offer(LongestSuffix(text, kLead), Kind::kVerb, VerbForce::kAssign, Role::kLead);
  offer(LongestSuffix(text, kSupport), Kind::kVerb, VerbForce::kAssign, Role::kSupport);
  offer(LongestSuffix(text, kDuty), Kind::kVerb, VerbForce::kAssign, Role::kResponsible);
  offer(LongestSuffix(text, kCarryOut), Kind::kVerb, VerbForce::kCarryOut, Role::kResponsible);
  offer(LongestSuffix(text, kAct), Kind::kVerb, VerbForce::kAct, Role::kResponsible);
  offer(LongestSuffix(text, kHow), Kind::kAdverb, VerbForce::kAct, Role::kResponsible);
  bool shares = false;
  const std::size_t by = ByShares(text, shares);
  // Alone it is enough: （甲局、乙局按职责分工）.
  offer(by, shares ? Kind::kSharing : Kind::kAdverb, VerbForce::kAssign, Role::kResponsible);
  return word.length > 0 && EndsInOrganisation(text) ? Word{} : word;
}

}  // namespace

RoleVerb VerbAtEnd(std::u32string_view clause) {
  RoleVerb found;
  bool verb = false;
  bool lead = false;
  bool support = false;
  std::u32string_view rest = clause;
  for (Word word = WordAtEnd(rest); word.length > 0; word = WordAtEnd(rest)) {
    // An adverb counts only in front of a verb.
    if (word.kind == Kind::kAdverb && !verb) break;
    verb = true;
    lead = lead || word.role == Role::kLead;
    support = support || word.role == Role::kSupport;
    if (word.kind != Kind::kAdverb) found.force = std::max(found.force, word.force);
    rest.remove_suffix(word.length);
  }
  found.length = clause.size() - rest.size();
  if (lead) {
    found.role = Role::kLead;
  } else if (support) {
    found.role = Role::kSupport;
  }
  return found;
}

}  // namespace duban::domain::plan_compiler
