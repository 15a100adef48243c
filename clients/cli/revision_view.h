// What a revised document changes, item by item.
#ifndef DUBAN_CLIENTS_CLI_REVISION_VIEW_H_
#define DUBAN_CLIENTS_CLI_REVISION_VIEW_H_

#include <string>

#include "clients/cli/terminal.h"
#include "duban/v1/plan_service.pb.h"

namespace duban::cli {

// Counts, then every item that differs or moved, with before and after of each field; then the
// findings, with line and column in `text`, and the names worth a look.
std::string RenderRevision(const v1::ReimportPlanResponse& answer, const std::string& text,
                           const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_REVISION_VIEW_H_
