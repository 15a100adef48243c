// Who holds what, who stands in for whom, and who decides.
#include <algorithm>

#include "tests/simulation/chain_model/model.h"

namespace duban::model {
namespace {

bool In(const std::vector<Id>& ids, Id id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool Model::Is(Id person, Role role, Id unit) const {
  return world_.held.contains({person, role, unit});
}
bool Model::IsOver(Id person, Role role, Id unit) const {
  for (const auto& [p, r, u] : world_.held) {
    if (p == person && r == role && AtOrBelow(unit, u)) return true;
  }
  return false;
}
bool Model::Staff(Id person, Id unit) const {
  return person != 0 && (Is(person, Role::kHead, unit) || Is(person, Role::kHandler, unit));
}

bool Model::HoldsAny(Id person) const {
  return std::any_of(world_.held.begin(), world_.held.end(),
                     [&](const auto& held) { return std::get<0>(held) == person; });
}

// Whether the actor may use that role at all: his own, or lent to him today by whom he acts for.
bool Model::Has(Role role) const {
  if (ask_.behalf == 0) return true;
  return std::any_of(world_.lent.begin(), world_.lent.end(), [&](const Lent& l) {
    return l.principal == ask_.behalf && l.delegate == ask_.user && l.roles.contains(role) &&
           l.from <= today_ && today_ <= l.until;
  });
}
bool Model::Acts(Role role, Id unit) const {
  return Is(ask_.behalf != 0 ? ask_.behalf : ask_.user, role, unit) && Has(role);
}
bool Model::ActsOver(Role role, Id unit) const {
  return IsOver(ask_.behalf != 0 ? ask_.behalf : ask_.user, role, unit) && Has(role);
}
bool Model::Among(const People& people) const {
  const Id who = ask_.behalf != 0 ? ask_.behalf : ask_.user;
  return std::any_of(people.begin(), people.end(),
                     [&](const Person& p) { return p.id == who && Has(p.role); });
}

std::vector<std::pair<Id, Id>> Model::Present(const Person& p) const {
  std::vector<std::pair<Id, Id>> present;
  for (const Lent& l : world_.lent) {
    if (l.principal == p.id && l.roles.contains(p.role) && l.from <= today_ && today_ <= l.until) {
      present.emplace_back(l.delegate, p.id);
    }
  }
  if (present.empty()) present.emplace_back(p.id, 0);
  return present;
}

Model::People Model::Holding(Role role, Id unit) const {
  People people;
  for (const auto& [p, r, u] : world_.held) {
    if (r == role && u == unit) people.push_back({p, role});
  }
  return people;
}
Model::People Model::HoldingOver(Role role, Id unit) const {
  People people;
  for (const auto& [p, r, u] : world_.held) {
    if (r == role && AtOrBelow(unit, u)) people.push_back({p, role});
  }
  return people;
}
Model::People Model::Leaders(Id unit) const {
  for (; unit != 0; unit = world_.above.at(unit)) {
    People people = Holding(Role::kLeader, unit);
    if (!people.empty()) return people;
  }
  return {};
}
Model::People Model::LeadersFor(const Node& n) const {
  const bool leads = std::any_of(world_.held.begin(), world_.held.end(), [&](const auto& held) {
    return std::get<0>(held) == world_.leader && std::get<1>(held) == Role::kLeader;
  });
  if (n.parent == 0 && leads) return {{world_.leader, Role::kLeader}};
  return Leaders(n.unit);
}

bool Model::AnyFree(const People& people, const std::vector<Id>& barred, Id substitute) const {
  const auto own = [&](Id person) {
    return std::any_of(barred.begin(), barred.end(), [&](Id unit) { return Staff(person, unit); });
  };
  if (HoldsAny(substitute) && !own(substitute)) return true;
  for (const Person& p : people) {
    for (const auto& [a, b] : Present(p)) {
      if (!own(a) && !own(b)) return true;
    }
  }
  return false;
}

Model::People Model::Office(const Node& n, const std::vector<Id>& barred) const {
  People people = HoldingOver(Role::kSupervisor, kBureau);
  if (!people.empty() && !AnyFree(people, barred, 0)) {
    for (const Person& p : Leaders(n.unit)) people.push_back(p);
  }
  return people;
}

Model::People Model::Assigners(const Node& n, const std::vector<Id>& barred, bool* office) const {
  *office = true;
  const Node* parent = Find(n.parent);
  if (n.origin == AssignmentOrigin::kIssue) return Office(n, barred);
  People people = Holding(Role::kHead, parent->unit);
  if (AnyFree(people, barred, 0)) {
    *office = false;
  } else {
    for (const Person& p : Office(n, barred)) people.push_back(p);
  }
  if (world_.lower_office) {
    for (Id unit = parent->unit; unit != 0 && unit != kBureau; unit = world_.above.at(unit)) {
      for (const Person& p : Holding(Role::kSupervisor, unit)) people.push_back(p);
    }
  }
  return people;
}

Model::People Model::Rulers(const Petition& p, std::vector<Id>* barred, bool* office) const {
  const Node& asking = *Find(p.node);
  *barred = {asking.unit};
  if (p.kind != RequestKind::kDisagree) {
    const Node& target = *Find(p.target);
    if (target.unit != asking.unit) barred->push_back(target.unit);
    return Assigners(target, *barred, office);
  }
  for (const Id unit : p.parties) barred->push_back(unit);
  *office = true;
  for (const Node* up = Find(asking.parent); up != nullptr; up = Find(up->parent)) {
    if (In(*barred, up->unit)) continue;
    People people = Holding(Role::kHead, up->unit);
    if (AnyFree(people, *barred, 0)) {
      *office = false;
      return people;
    }
    for (const Person& o : Office(asking, *barred)) people.push_back(o);
    return people;
  }
  return Office(asking, *barred);
}

Model::People Model::StepDeciders(const Node& n, ReviewStepKind kind) const {
  const Node* parent = Find(n.parent);
  switch (kind) {
    case ReviewStepKind::kUnitHead:
      return Holding(Role::kHead, n.unit);
    case ReviewStepKind::kParentUnit: {
      if (parent == nullptr) return {};
      People people = Holding(Role::kHead, parent->unit);
      if (world_.handler_decides) {
        for (const Person& p : Holding(Role::kHandler, parent->unit)) people.push_back(p);
      }
      return people;
    }
    case ReviewStepKind::kLeader:
      return LeadersFor(n);
    case ReviewStepKind::kSupervision:
      return Office(n, {n.unit});
  }
  return {};
}

bool Model::Earlier(const Paper& paper, Id a, Id b) const {
  const auto is = [&](Id person) { return person != 0 && (person == a || person == b); };
  const bool submitted = is(paper.submitter) || is(paper.submitted_for);
  if (submitted && paper.steps.front().state == ReviewStepState::kAuto) return true;
  return std::any_of(paper.steps.begin(), paper.steps.end(),
                     [&](const Step& s) { return is(s.by) || is(s.by_for); });
}

std::string Model::Bar(const Paper& paper, ReviewStepKind kind, const Node& n, Id a, Id b) const {
  const auto is = [&](Id person) { return person != 0 && (person == a || person == b); };
  if (is(paper.submitter) || is(paper.submitted_for)) return "SELF_APPROVAL";
  if (Earlier(paper, a, b)) return "ALREADY_DECIDED_BY_YOU";
  if (kind == ReviewStepKind::kSupervision && (Staff(a, n.unit) || Staff(b, n.unit)))
    return "OWN_UNIT";
  return "";
}

bool Model::AnyDecider(const Node& n) const {
  const ReviewStepKind kind = n.paper->steps[n.paper->Open()].kind;
  if (HoldsAny(n.substitute) && Bar(*n.paper, kind, n, n.substitute, 0).empty()) return true;
  for (const Person& p : StepDeciders(n, kind)) {
    for (const auto& [a, b] : Present(p)) {
      if (Bar(*n.paper, kind, n, a, b).empty()) return true;
    }
  }
  return false;
}

bool Model::Decidable(const Node& n) const {
  bool office = false;
  if (n.paper) return AnyDecider(n);
  return n.state != AssignmentState::kDeclined ||
         AnyFree(Assigners(n, {n.unit}, &office), {n.unit}, n.substitute);
}

bool Model::Decidable(const Petition& p) const {
  std::vector<Id> barred;
  bool office = false;
  const People rulers = Rulers(p, &barred, &office);
  return AnyFree(rulers, barred, p.substitute);
}

}  // namespace duban::model
