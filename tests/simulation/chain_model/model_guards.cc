// What must hold beyond the state: the reasons of reassigning, adding, ruling, reviewing.
#include <algorithm>

#include "tests/simulation/chain_model/model.h"

namespace duban::model {

std::string Model::GuardReassign(const Node& n, Id unit) const {
  if (n.parent == 0 && !ask_.consent) return "CONSENT_REQUIRED";
  if (n.parent == 0 && world_.firm && ask_.day >= 0 && ask_.day != n.due && !ask_.superior) {
    return "FIRM_CONSENT_REQUIRED";
  }
  const Node* parent = Find(n.parent);
  const Node* absorbed = nullptr;
  std::vector<const Node*> stay;
  for (const Node* child : LiveBelow(n.id)) {
    if (child->unit == unit) absorbed = child;
  }
  for (const Node* child : LiveBelow(n.id)) {
    if (child != absorbed) stay.push_back(child);
  }
  if (absorbed != nullptr) {
    for (const Node* child : LiveBelow(absorbed->id)) stay.push_back(child);
  }
  if (ask_.day >= 0) {
    if (ask_.day < WorkdayAfter(today_, 1)) return "DUE_PAST";
    if (parent != nullptr && ask_.day > parent->due) return "PARENT_DUE_EARLIER";
    for (const Node* child : stay) {
      if (child->due > ask_.day) return "CHILD_DUE_LATER";
    }
  }
  if (UnitsAbove(unit, parent) || StandsDeeper(n.id, unit)) return "TARGET_IS_ANCESTOR";
  if (absorbed != nullptr && absorbed->overlay) return "SUSPENDED";
  if (unit == n.unit) return "DUPLICATE";
  if (parent != nullptr) {
    for (const Node* sibling : LiveBelow(parent->id)) {
      if (sibling->unit == unit && sibling->id != n.id) return "DUPLICATE";
    }
  }
  std::set<Id> units;
  for (const Node* child : stay) {
    if (!units.insert(child->unit).second) return "DUPLICATE";
  }
  if (!world_.above.contains(unit)) return "UNIT_UNKNOWN";
  if (Holding(Role::kHead, unit).empty()) return "UNIT_WITHOUT_STAFF";
  if (n.origin == AssignmentOrigin::kSplit && !SplitsTo(parent->unit, unit))
    return "UNIT_NOT_YOURS";
  return "";
}

std::string Model::GuardAdd(const Node& n, const std::vector<Id>& units, Id within) const {
  for (const Id unit : units) {
    if (!world_.above.contains(unit)) return "UNIT_UNKNOWN";
  }
  for (const Id unit : units) {
    if (within != 0 && !SplitsTo(within, unit)) return "UNIT_NOT_YOURS";
  }
  if (ask_.day >= 0 && ask_.day > n.due) return "PARENT_DUE_EARLIER";
  if (ask_.day >= 0 && ask_.day < today_) return "DUE_PAST";
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (i == 1 && units[0] == units[1]) return "DUPLICATE";
    for (const Node* child : LiveBelow(n.id)) {
      if (child->unit == units[i]) return "DUPLICATE";
    }
  }
  for (const Id unit : units) {
    if (UnitsAbove(unit, &n)) return "TARGET_IS_ANCESTOR";
  }
  for (const Id unit : units) {
    if (Holding(Role::kHead, unit).empty()) return "UNIT_WITHOUT_STAFF";
  }
  return "";
}

std::string Model::GuardRuling(const Node& n) const {
  const Petition& p = *std::find_if(petitions.begin(), petitions.end(),
                                    [&](const Petition& q) { return q.id == ask_.thing; });
  std::vector<Id> barred;
  bool office = false;
  Rulers(p, &barred, &office);
  for (const Id unit : barred) {
    if (Staff(ask_.user, unit) || Staff(ask_.behalf, unit)) return "OWN_UNIT";
  }
  if (!ask_.granted || p.kind == RequestKind::kDisagree) return "";
  const Id unit = ask_.unit != 0 ? ask_.unit : p.unit;
  if (p.kind == RequestKind::kAddUnit) {
    const bool open =
        n.state == AssignmentState::kPending || n.state == AssignmentState::kInProgress;
    if (!open) return "WRONG_STATE";
    const Node* parent = Find(n.parent);
    return GuardAdd(n, {unit}, office || parent == nullptr ? 0 : parent->unit);
  }
  const Node& target = *Find(p.target);
  if (!Live(target)) return "WRONG_STATE";
  if (unit == 0) return target.parent == 0 ? "IS_ROOT" : "";
  return GuardReassign(target, unit);
}

std::string Model::GuardReview(const Node& n) const {
  const std::size_t open = n.paper->Open();
  const ReviewStepKind kind = n.paper->steps[open].kind;
  const bool last = open + 1 == n.paper->steps.size();
  const std::string bar = Bar(*n.paper, kind, n, ask_.user, ask_.behalf);
  if (!bar.empty()) return bar;
  if (ask_.act == Act::kReturn) return "";
  if (ask_.assessment == Assessment::kUnqualified) return "USE_RETURN";
  if (last && n.parent == 0 && ask_.assessment == Assessment::kNone) return "ASSESSMENT_REQUIRED";
  if (!last && ask_.assessment != Assessment::kNone) return "ASSESSMENT_NOT_TAKEN";
  const bool counts = last || kind == ReviewStepKind::kUnitHead;
  return counts && !LiveBelow(n.id).empty() ? "CHILDREN_OPEN" : "";
}

}  // namespace duban::model
