// A parsed plan as the JSON object that `duban parse -o json` prints.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PARSED_PLAN_JSON_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PARSED_PLAN_JSON_H_

#include <nlohmann/json.hpp>

#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::domain {

// {"title","year","tasks":[…],"findings":[…],"document_number","issuing_unit","issued"}, keys in a
// fixed order; docs/cli.md lists those of a task. "year" is null when unknown; a task's "due" is
// YYYY-MM-DD, the raw phrase of a deadline that could not be resolved, or "".
nlohmann::ordered_json ParsedPlanJson(const ParsedPlan& plan);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PARSED_PLAN_JSON_H_
