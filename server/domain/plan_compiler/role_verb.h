// The verbs that say what named bodies do: …牵头, …按职责分工分别负责, …配合落实.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROLE_VERB_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROLE_VERB_H_

#include <cstddef>
#include <string_view>

#include "server/domain/plan_compiler/role_label.h"

namespace duban::domain::plan_compiler {

// How much a verb tells of its own: 完成 and 组织 stand in any sentence, 落实 mostly where work is
// handed out, 负责 and 牵头 say who.
enum class VerbForce { kAct, kCarryOut, kAssign };

// The verb a clause ends with, adverbs in front included; length 0: none.
struct RoleVerb {
  Role role = Role::kResponsible;
  std::size_t length = 0;
  VerbForce force = VerbForce::kAct;  // of its strongest word
};
RoleVerb VerbAtEnd(std::u32string_view clause);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROLE_VERB_H_
