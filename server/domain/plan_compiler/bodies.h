// Lists of bodies as printed in annotations: 市教育局、财政局，各区、县级市等.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_BODIES_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_BODIES_H_

#include <string_view>
#include <vector>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct BodyList {
  std::vector<Range> names;
  bool open_ended = false;  // ended in 等
};

// A collective (各区、县级市) is one name although it holds 、; 和/及 inside a name stay.
BodyList SplitBodies(const PlanText& text, Range list);

// People: separated by 、 , or blanks.
std::vector<Range> SplitPeople(const PlanText& text, Range list);

// Whether a name ends the way bodies do: 局, 委, 办公室, 专班, 各…
bool LooksLikeBody(std::u32string_view name);
bool IsCollective(std::u32string_view name);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_BODIES_H_
