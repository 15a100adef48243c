#include <algorithm>

#include "server/domain/chain_refusals.h"
#include "server/domain/checks.h"
#include "server/domain/proposal.h"

namespace duban::domain::checks {
namespace {

std::string Name(const Asked& asked, UnitId unit) { return asked.directory().UnitName(unit); }

// Below `unit` in the organisation tree or, for a task force, one of its members' units.
bool MaySplitTo(const Directory& directory, UnitId unit, UnitId to) {
  if (to != unit && directory.IsAtOrBelow(to, unit)) return true;
  const Unit* force = directory.FindUnit(unit);
  if (force == nullptr || force->kind != UnitKind::kTaskForce) return false;
  return std::find(force->member_units.begin(), force->member_units.end(), to) !=
         force->member_units.end();
}

// Whether it stands somewhere below `top`.
bool IsBelow(const Chain& chain, const Assignment& a, AssignmentId top) {
  for (const Assignment* above = chain.Find(a.parent); above != nullptr;
       above = chain.Find(above->parent)) {
    if (above->id == top) return true;
  }
  return false;
}

// A live one of the unit, below the assignment but no direct child of it.
bool StandsDeeper(const Asked& asked, UnitId unit) {
  const Assignment& top = asked.assignment();
  return std::any_of(asked.chain().assignments.begin(), asked.chain().assignments.end(),
                     [&](const Assignment& a) {
                       return a.unit == unit && IsLive(a) && a.parent != top.id &&
                              IsBelow(asked.chain(), a, top.id);
                     });
}

// Among those that would stand below, each pair of one unit.
void PairsAmong(const std::vector<const Assignment*>& children, const Asked& asked,
                Failures& failed) {
  for (std::size_t i = 0; i < children.size(); ++i) {
    for (std::size_t j = i + 1; j < children.size(); ++j) {
      if (children[i]->unit != children[j]->unit) continue;
      failed.push_back(Duplicate(*children[j], Name(asked, children[j]->unit)));
    }
  }
}

}  // namespace

void MinimumTerm(const Asked& asked, Failures& failed) {
  const absl::CivilDay earliest = EarliestDue(asked);
  for (const Proposal& p : ProposalsOf(asked)) {
    // A share's date may always be put off; drawn in, it leaves the minimum term.
    const bool put_off =
        asked.what == ChainCommand::kChangeShare && p.due_date > asked.assignment().due_date;
    if (p.due_date && *p.due_date < earliest && !put_off) {
      failed.push_back(DueTooSoon(*p.due_date, earliest));
    }
  }
}

void ParentDue(const Asked& asked, Failures& failed) {
  const Assignment* parent = PlaceOf(asked);
  if (parent == nullptr) return;
  for (const Proposal& p : ProposalsOf(asked)) {
    if (p.due_date && *p.due_date > parent->due_date) failed.push_back(ParentDueEarlier(*parent));
  }
}

void ChildrenDue(const Asked& asked, Failures& failed) {
  for (const Proposal& p : ProposalsOf(asked)) {
    if (!p.due_date) continue;
    for (const Assignment* child : ChildrenToBe(asked)) {
      if (*p.due_date < child->due_date) {
        failed.push_back(ChildDueLater(*child, Name(asked, child->unit)));
      }
    }
  }
}

void KnownUnit(const Asked& asked, Failures& failed) {
  for (const Proposal& p : ProposalsOf(asked)) {
    if (asked.directory().FindUnit(p.unit) == nullptr) failed.push_back(NoSuchUnit(p.unit));
  }
}

void Staffed(const Asked& asked, Failures& failed) {
  for (const Proposal& p : ProposalsOf(asked)) {
    if (asked.directory().FindUnit(p.unit) == nullptr) continue;
    if (asked.directory().Holders(Role::kHead, p.unit).empty()) {
      failed.push_back(NoStaff(p.unit, Name(asked, p.unit)));
    }
  }
}

void UnitBelow(const Asked& asked, Failures& failed) {
  const Assignment& a = asked.assignment();
  const bool reassign = asked.what == ChainCommand::kReassign;
  if (reassign && a.origin == AssignmentOrigin::kIssue) return;
  const Assignment* splitting = PlaceOf(asked);
  if (splitting == nullptr) return;
  for (const Proposal& p : ProposalsOf(asked)) {
    if (asked.directory().FindUnit(p.unit) == nullptr) continue;
    if (!MaySplitTo(asked.directory(), splitting->unit, p.unit)) {
      failed.push_back(UnitNotYours(p.unit, Name(asked, p.unit)));
    }
  }
}

void NoAncestor(const Asked& asked, Failures& failed) {
  for (const Proposal& p : ProposalsOf(asked)) {
    bool found = asked.what == ChainCommand::kReassign && StandsDeeper(asked, p.unit);
    for (const Assignment* above = PlaceOf(asked); above != nullptr && !found;
         above = asked.chain().Find(above->parent)) {
      found = above->unit == p.unit;
    }
    if (found) failed.push_back(TargetIsAncestor(p.unit, Name(asked, p.unit)));
  }
}

void NoDuplicate(const Asked& asked, Failures& failed) {
  const Assignment* place = PlaceOf(asked);
  const std::vector<Proposal> proposals = ProposalsOf(asked);
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const UnitId unit = proposals[i].unit;
    const bool twice = std::any_of(proposals.begin(), proposals.begin() + static_cast<long>(i),
                                   [&](const Proposal& p) { return p.unit == unit; });
    if (twice) failed.push_back(DuplicateNamed(unit, Name(asked, unit)));
    // To the unit that holds it already: it would take its own place.
    if (asked.what == ChainCommand::kReassign && unit == asked.assignment().unit) {
      failed.push_back(Duplicate(asked.assignment(), Name(asked, unit)));
    }
    if (place == nullptr) continue;
    for (const Assignment* sibling : asked.chain().LiveChildrenOf(place->id)) {
      if (sibling->unit == unit && sibling->id != asked.assignment().id) {
        failed.push_back(Duplicate(*sibling, Name(asked, unit)));
      }
    }
  }
  if (asked.As<Reassign>() != nullptr) PairsAmong(ChildrenToBe(asked), asked, failed);
}

void AbsorbedNotSuspended(const Asked& asked, Failures& failed) {
  const Assignment* absorbed = AbsorbedBy(asked);
  if (absorbed != nullptr && absorbed->suspension) {
    failed.push_back(IsSuspendedNow(*absorbed, Name(asked, absorbed->unit)));
  }
}

}  // namespace duban::domain::checks
