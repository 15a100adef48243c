// What importing a document and re-importing its revision have in common.
#ifndef DUBAN_SERVER_APP_COMMANDS_PLAN_DOCUMENT_H_
#define DUBAN_SERVER_APP_COMMANDS_PLAN_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include <absl/status/statusor.h>

#include "server/app/commands/plan_commands.h"
#include "server/app/workspace.h"
#include "server/base/error.h"
#include "server/domain/plan_draft.h"

namespace duban::app {

// TOO_MANY_ITEMS, TOO_MANY_UNITS, ITEM_TOO_LONG, all on `text`.
std::vector<base::FieldViolation> DocumentViolations(const domain::ParsedPlan& parsed);

// The items as drafts, names resolved by the directory as it is and by `mappings` before it.
// INVALID_ARGUMENT UNIT_UNKNOWN on the mapping whose unit the directory does not have,
// DOCUMENT_TOO_LARGE on `text`; RESOURCE_EXHAUSTED TOO_MANY_MAPPINGS.
absl::StatusOr<domain::DraftedPlan> DraftDocument(const Workspace& workspace,
                                                  domain::UnitId issuing_unit,
                                                  const domain::ParsedPlan& parsed,
                                                  const std::vector<ConfirmedName>& mappings);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_PLAN_DOCUMENT_H_
