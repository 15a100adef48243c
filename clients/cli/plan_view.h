// Plans and what an import understood, as text.
#ifndef DUBAN_CLIENTS_CLI_PLAN_VIEW_H_
#define DUBAN_CLIENTS_CLI_PLAN_VIEW_H_

#include <string>

#include "clients/cli/terminal.h"
#include "clients/cli/unit_index.h"
#include "duban/v1/plan_service.pb.h"

namespace duban::cli {

std::string RenderPlan(const v1::Plan& plan, const UnitIndex& units, const Style& style);
std::string RenderPlans(const v1::ListPlansResponse& plans, const UnitIndex& units,
                        const Style& style);

// The items with who leads, who supports and when each is due, then what a careful clerk would ask,
// with line and column in `text`, the document sent.
std::string RenderImport(const v1::ImportPlanResponse& answer, const std::string& text,
                         const UnitIndex& units, const Style& style);

// The names that are worth a look, under a heading of their own: all but those the directory has as
// they stand; "" where there are no others.
std::string RenderNames(const google::protobuf::RepeatedPtrField<v1::ResolvedName>& names,
                        const Style& style);
std::string RenderFindings(const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
                           const std::string& text, const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_PLAN_VIEW_H_
