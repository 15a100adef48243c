// Work plans as mutations. Shapes have been checked by the caller.
#ifndef DUBAN_SERVER_APP_COMMANDS_PLAN_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_PLAN_COMMANDS_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/app/commands/write_request.h"
#include "server/domain/chain.h"
#include "server/domain/directory.h"
#include "server/domain/plan.h"
#include "server/domain/plan_compiler/plan_compiler.h"
#include "server/domain/unit_resolution.h"

namespace duban::app {

class Workspace;
using EncodePlan = std::function<std::string(const domain::Plan&, int task_count)>;

struct NewPlan {
  domain::UnitId issuing_unit;
  domain::PlanContent content;
};

// What authorizes a command on a plan that was locked: ACCESS_DENIED unless the actor supervises
// its issuing unit, also where there is none.
std::function<absl::Status(const Workspace&)> ByOffice(domain::PlanId plan,
                                                       const domain::Actor& actor);

// INVALID_ARGUMENT UNIT_UNKNOWN.
WriteCommand CreatePlan(WriteRequest request, NewPlan plan, EncodePlan encode);

struct PlanTarget {
  domain::PlanId plan;
  std::string etag;
};

// Replaces title, document number and default due date; the year stays. STALE_ETAG.
WriteCommand UpdatePlan(WriteRequest request, PlanTarget target, domain::PlanContent content,
                        EncodePlan encode);

// T02 for every draft of the plan, all or none, every failing task listed. PLAN_EMPTY, WRONG_STATE,
// STALE_ETAG.
WriteCommand IssuePlan(WriteRequest request, PlanTarget target, EncodePlan encode);

// A name that the caller settles with the import; remembered when the import is made.
struct ConfirmedName {
  std::string printed_name;
  domain::UnitId unit;
};

struct PlanImport {
  domain::UnitId issuing_unit;
  domain::ParsedPlan parsed;
  std::vector<ConfirmedName> mappings = {};  // names distinct
  domain::UploadId upload = {};              // where the document came from; none: it is a text
  // What a person says instead of the document.
  std::string title;  // "": the document's
  int year = 0;       // 0: the document's
  std::optional<absl::CivilDay> default_due_date;
};

struct ImportedPlan {
  domain::Plan plan;
  std::vector<domain::Chain> tasks;  // in the document's order
  std::vector<domain::Finding> findings;
  std::vector<domain::ResolvedName> names;
};
// With validate_only ids are negative: the encoder leaves names empty.
using EncodeImport = std::function<std::string(const ImportedPlan&, const domain::Directory&)>;

// INVALID_ARGUMENT: UNIT_UNKNOWN (a mapping's), TOO_MANY_ITEMS, ITEM_TOO_LONG, YEAR_INVALID
// (neither the document nor the request names one). RESOURCE_EXHAUSTED TOO_MANY_MAPPINGS.
WriteCommand ImportPlan(WriteRequest request, PlanImport import, EncodeImport encode);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_PLAN_COMMANDS_H_
