// Papers an item asks for: 制发《…》, 出台《…》《…》, 修订完善《…》.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DELIVERABLE_READER_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DELIVERABLE_READER_H_

#include <vector>

#include "server/domain/deliverable.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

// In order of the text. A paper that is only carried out (落实《…》) or cited is none.
std::vector<Deliverable> FindDeliverables(const PlanText& text, Range part);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DELIVERABLE_READER_H_
