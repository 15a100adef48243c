// The depth at which a document has its items.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ITEM_LEVEL_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ITEM_LEVEL_H_

#include <string_view>
#include <vector>

#include "server/domain/plan_compiler/outline.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct ItemLevel {
  int level = 0;
  bool annotated = false;  // some block carries an annotation
  // Blocks that are items whatever their depth: the annotation behind their last sub-point, or
  // on their own text, covers all their sub-points.
  std::vector<bool> forced;
};

ItemLevel FindItemLevel(const PlanText& text, const Outline& outline);

// 总体要求, 指导思想: a section that sets tasks to nobody.
bool IsGeneralHeading(std::u32string_view heading);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ITEM_LEVEL_H_
