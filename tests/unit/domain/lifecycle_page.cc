#include "tests/unit/domain/lifecycle_page.h"

#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include "server/domain/chain_refusals.h"
#include "server/domain/guards.h"
#include "server/domain/lifecycle.h"
#include "server/domain/refusals.h"

namespace duban::testing {
namespace {

using domain::AssignmentState;
using domain::Rule;
using domain::Who;

std::string NameOf(AssignmentState state) {
  switch (state) {
    case AssignmentState::kPending:
      return "PENDING";
    case AssignmentState::kInProgress:
      return "IN_PROGRESS";
    case AssignmentState::kUnderReview:
      return "UNDER_REVIEW";
    case AssignmentState::kDone:
      return "DONE";
    case AssignmentState::kDeclined:
      return "DECLINED";
    case AssignmentState::kWithdrawn:
      return "WITHDRAWN";
    case AssignmentState::kReassigned:
      return "REASSIGNED";
  }
  return "";
}

std::string NameOf(Who who) {
  switch (who) {
    case Who::kNobody:
      return "";
    case Who::kStaff:
      return "HANDLER, HEAD";
    case Who::kHead:
      return "HEAD";
    case Who::kSplitter:
      return "HEAD (HANDLER by policy)";
    case Who::kAssigner:
      return "assigner";
    case Who::kParentHead:
      return "parent's HEAD";
    case Who::kParentStaff:
      return "parent's HANDLER, HEAD";
    case Who::kSupervisor:
      return "SUPERVISOR";
    case Who::kLeaderInCharge:
      return "LEADER in charge";
    case Who::kPrincipal:
      return "PRINCIPAL";
    case Who::kDeciders:
      return "the open step's deciders";
    case Who::kSubmitter:
      return "submitter";
    case Who::kApprover:
      return "who took the last approval";
    case Who::kRuler:
      return "ruler";
    case Who::kAddressee:
      return "addressee's HANDLER, HEAD";
    case Who::kSubstituteNamer:
      return "SUPERVISOR; of the office's own decisions the LEADER, else the PRINCIPAL";
  }
  return "";
}

std::string FromOf(const Rule& rule) {
  std::vector<std::string> states;
  for (const AssignmentState state : domain::kAssignmentStates) {
    if (rule.from.Has(state)) states.push_back(NameOf(state));
  }
  return absl::StrJoin(states, ", ");
}

std::string WhoOf(const Rule& rule) {
  std::vector<std::string> names;
  for (const Who who : rule.who) {
    if (who != Who::kNobody) names.push_back(NameOf(who));
  }
  return absl::StrJoin(names, "; ");
}

std::string EventsOf(const Rule& rule) {
  std::vector<std::string> names;
  for (const domain::EventType event : rule.events) {
    const std::string name = domain::NameOf(event);
    if (!name.empty()) names.push_back(name);
  }
  return absl::StrJoin(names, ", ");
}

std::string GuardsOf(const Rule& rule) {
  std::vector<std::string> reasons;
  for (const domain::Guard& guard : domain::Guards()) {
    if (guard.command == rule.command) reasons.emplace_back(guard.reason);
  }
  return reasons.empty() ? "–" : absl::StrJoin(reasons, ", ");
}

constexpr char kHead[] =
    R"(# The life of an assignment

Printed from the tables that decide (`server/domain/lifecycle.h`, `server/domain/guards.cc`); a test fails where this page
differs. `DUBAN_WRITE_GOLDEN=1 domain_test --gtest_filter=LifecyclePage.*` writes it anew.

A refusal comes in this order: arguments; not visible (answered as for a thing that does not exist); not allowed in this
relation; request_id, etag; TASK_CANCELLED; WRONG_STATE; SUSPENDED; then *all* guards of the row that fail, in their
order, the first being the reason. Commands marked ★ are taken under suspension, too.

Assigner: the supervision office for what the document names (origin ISSUE), the splitting unit's HEAD for its own children
(SPLIT), or the office meanwhile where that unit has no HEAD who may rule.

## States

)";

}  // namespace

std::string LifecyclePage() {
  std::string page = kHead;
  absl::StrAppend(&page, "| state | 中文 | live | commands |\n|---|---|---|---|\n");
  for (const AssignmentState state : domain::kAssignmentStates) {
    std::vector<std::string> commands;
    for (const Rule& rule : domain::kRules) {
      if (!rule.from.Has(state)) continue;
      const bool moves = rule.to && *rule.to != state;
      commands.push_back(
          absl::StrCat(std::string(rule.name), moves ? " → " + NameOf(*rule.to) : ""));
    }
    absl::StrAppend(&page, "| ", NameOf(state), " | ", domain::TextOf(state), " | ",
                    domain::IsLive(state) ? "yes" : "no", " | ",
                    commands.empty() ? "–" : absl::StrJoin(commands, ", "), " |\n");
  }
  absl::StrAppend(&page, "\n## Commands\n\n",
                  "| row | command | 中文 | from | to | who | guards | events |\n",
                  "|---|---|---|---|---|---|---|---|\n");
  for (const Rule& rule : domain::kRules) {
    absl::StrAppend(&page, "| ", std::string(rule.row), " | ", std::string(rule.name),
                    rule.star ? " ★" : "", " | ", domain::TextOf(rule.command), " | ", FromOf(rule),
                    " | ", rule.to ? NameOf(*rule.to) : "same", " | ");
    absl::StrAppend(&page, WhoOf(rule), " | ", GuardsOf(rule), " | ", EventsOf(rule), " |\n");
  }
  return page;
}

}  // namespace duban::testing
