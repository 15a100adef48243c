#include "tests/simulation/chain_model/model.h"

#include <algorithm>

#include <absl/time/civil_time.h>

namespace duban::model {
namespace {

bool In(const std::vector<Id>& ids, Id id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool IsWorkday(int day) { return ((day % 7) + 7) % 7 < 5; }

int WorkdayAfter(int day, int n) {
  while (n > 0) n -= IsWorkday(++day) ? 1 : 0;
  return day;
}

int ChildDue(int parent_due, int today) {
  int available = 0;
  for (int day = today + 1; day <= parent_due; ++day) available += IsWorkday(day) ? 1 : 0;
  const int lead = std::min(5, (available + 4) / 5);
  int due = parent_due;
  for (int left = lead; left > 0;) left -= IsWorkday(--due) ? 1 : 0;
  return std::max(due, std::min(WorkdayAfter(today, 2), parent_due));
}

int MonthsOn(int day, int months) {
  const absl::CivilDay start = absl::CivilDay(2026, 3, 2) + day;
  const absl::CivilMonth month = absl::CivilMonth(start) + months;
  absl::CivilDay on = absl::CivilDay(month) + (start.day() - 1);
  while (absl::CivilMonth(on) != month) --on;
  return static_cast<int>(on - absl::CivilDay(2026, 3, 2));
}

std::size_t Paper::Open() const {
  std::size_t i = 0;
  while (steps[i].state != ReviewStepState::kOpen) ++i;
  return i;
}

const Node* Model::Find(Id id) const {
  for (const Node& n : nodes) {
    if (n.id == id) return &n;
  }
  return nullptr;
}
Node* Model::At(Id id) {
  const auto it =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) { return n.id == id; });
  return it == nodes.end() ? nullptr : &*it;
}

bool Model::Live(const Node& n) const {
  return n.state != AssignmentState::kDone && n.state != AssignmentState::kWithdrawn &&
         n.state != AssignmentState::kReassigned;
}

std::vector<const Node*> Model::LiveBelow(Id id) const {
  std::vector<const Node*> below;
  for (const Node& n : nodes) {
    if (n.parent == id && Live(n)) below.push_back(&n);
  }
  return below;
}

bool Model::Covered(const Node& node) const {
  for (const Node* n = &node; n != nullptr; n = Find(n->parent)) {
    if (n->overlay) return true;
  }
  return false;
}

bool Model::AtOrBelow(Id unit, Id above) const {
  for (; unit != 0; unit = world_.above.contains(unit) ? world_.above.at(unit) : 0) {
    if (unit == above) return true;
  }
  return false;
}

bool Model::SplitsTo(Id unit, Id to) const {
  if (to != unit && AtOrBelow(to, unit)) return true;
  return world_.members.contains(unit) && In(world_.members.at(unit), to);
}

bool Model::UnitsAbove(Id unit, const Node* from) const {
  for (; from != nullptr; from = Find(from->parent)) {
    if (from->unit == unit) return true;
  }
  return false;
}

bool Model::StandsDeeper(Id top, Id unit) const {
  for (const Node& n : nodes) {
    if (!Live(n) || n.unit != unit || n.parent == top) continue;
    for (const Node* up = Find(n.parent); up != nullptr; up = Find(up->parent)) {
      if (up->id == top) return true;
    }
  }
  return false;
}

}  // namespace duban::model
