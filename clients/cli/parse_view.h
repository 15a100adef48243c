// What the plan compiler understood of a document, as text.
#ifndef DUBAN_CLIENTS_CLI_PARSE_VIEW_H_
#define DUBAN_CLIENTS_CLI_PARSE_VIEW_H_

#include <string>

#include "clients/cli/terminal.h"
#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::cli {

// `text` is the document, for line and column of what is to be looked at.
std::string RenderParsedPlan(const domain::ParsedPlan& plan, const std::string& text,
                             const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_PARSE_VIEW_H_
