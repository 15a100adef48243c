#include "server/domain/holder.h"

#include <algorithm>

#include "server/domain/deciders.h"

namespace duban::domain {
namespace {

constexpr const char* kOffice = "督查室";

// By name: the unit, or the office where there is none.
std::string NameOf(UnitId ruling, const Directory& directory) {
  return ruling ? directory.UnitName(ruling) : kOffice;
}

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
      return kOffice;
  }
  return "";
}

// Holders by name, each once, in the order in which they are met.
class Followed {
 public:
  Followed(const Chain& chain, const Directory& directory) : chain_(chain), directory_(directory) {}

  std::vector<std::string> Run() {
    if (const Assignment* root = chain_.Find(chain_.task.root)) frontier_.push_back(root);
    for (std::size_t i = 0; i < frontier_.size(); ++i) Visit(*frontier_[i]);
    return std::move(holders_);
  }

 private:
  void Add(const std::string& name) {
    if (std::find(holders_.begin(), holders_.end(), name) == holders_.end()) {
      holders_.push_back(name);
    }
  }

  void Visit(const Assignment& a) {
    if (IsLive(a) && a.suspension) return Add(NameOf(AssigningUnit(chain_, a), directory_));
    switch (a.state) {
      case AssignmentState::kPending:
      case AssignmentState::kInProgress:
        return AtWork(a);
      case AssignmentState::kUnderReview:
        return Add(StepHolder(chain_, a, directory_));
      case AssignmentState::kDeclined:
        return Add(NameOf(AssigningUnit(chain_, a), directory_));
      case AssignmentState::kDone:
      case AssignmentState::kWithdrawn:
      case AssignmentState::kReassigned:
        return;
    }
  }

  // Blocked by a request the ruler holds it; else a unit at work waits for its live children.
  void AtWork(const Assignment& a) {
    if (a.open_requests > 0) return Requests(a);
    const std::vector<const Assignment*> children = chain_.LiveChildrenOf(a.id);
    if (a.state == AssignmentState::kPending || children.empty()) {
      return Add(directory_.UnitName(a.unit));
    }
    frontier_.insert(frontier_.end(), children.begin(), children.end());
  }

  void Requests(const Assignment& a) {
    bool loaded = false;
    for (const CoordinationRequest& r : chain_.requests) {
      if (r.assignment != a.id || r.state != RequestState::kOpen) continue;
      loaded = true;
      Add(NameOf(RulingUnit(chain_, r), directory_));
    }
    if (!loaded) Add(NameOf(AssigningUnit(chain_, a), directory_));
  }

  const Chain& chain_;
  const Directory& directory_;
  std::vector<const Assignment*> frontier_;
  std::vector<std::string> holders_;
};

}  // namespace

std::vector<std::string> HoldersOf(const Chain& chain, const Directory& directory) {
  return Followed(chain, directory).Run();
}

}  // namespace duban::domain
