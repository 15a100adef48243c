#include "server/domain/holder.h"

#include <algorithm>

namespace duban::domain {
namespace {

std::string StepHolder(const Chain& chain, const Assignment& a, const Directory& directory) {
  switch (a.open_step.value_or(ReviewStepKind::kUnitHead)) {
    case ReviewStepKind::kUnitHead:
      return directory.UnitName(a.unit);
    case ReviewStepKind::kParentUnit: {
      const Assignment* parent = chain.Find(a.parent);
      return parent == nullptr ? "" : directory.UnitName(parent->unit);
    }
    case ReviewStepKind::kLeader:
      return "分管领导";
    case ReviewStepKind::kSupervision:
      return "督查室";
  }
  return "";
}

}  // namespace

std::vector<std::string> HoldersOf(const Chain& chain, const Directory& directory) {
  std::vector<std::string> holders;
  const auto add = [&](const std::string& name) {
    if (std::find(holders.begin(), holders.end(), name) == holders.end()) holders.push_back(name);
  };
  // Followed down from the root level by level: a unit waits for its live children.
  std::vector<const Assignment*> frontier;
  if (const Assignment* root = chain.Find(chain.task.root)) frontier.push_back(root);
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    const Assignment& a = *frontier[i];
    switch (a.state) {
      case AssignmentState::kPending:
        add(directory.UnitName(a.unit));
        break;
      case AssignmentState::kUnderReview:
        add(StepHolder(chain, a, directory));
        break;
      case AssignmentState::kInProgress: {
        const std::vector<const Assignment*> children = chain.LiveChildrenOf(a.id);
        if (children.empty()) add(directory.UnitName(a.unit));
        frontier.insert(frontier.end(), children.begin(), children.end());
        break;
      }
      case AssignmentState::kDeclined:
        add("督查室");
        break;
      case AssignmentState::kDone:
      case AssignmentState::kWithdrawn:
      case AssignmentState::kReassigned:
        break;
    }
  }
  return holders;
}

}  // namespace duban::domain
