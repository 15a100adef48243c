// Reassign with work under way (lifecycle.md, 6): the new one takes the place, the children go on
// below it in the state they are in.
#include <algorithm>

#include "server/domain/carry.h"
#include "server/domain/due_date.h"
#include "server/domain/proposal.h"

namespace duban::domain {
namespace {

class Reassignment {
 public:
  Reassignment(const Course& on, const Reassign& c)
      : on_(on), c_(c), old_(on.assignment()), place_(on.ids.assignments.at(0)) {}

  void Run() {
    const Assignment* absorbed = AbsorbedBy(on_.asked);
    on_.out.Supersede(old_.id);
    on_.out.Add(Reassigned{.assignment = old_.id,
                           .unit = old_.unit,
                           .new_unit = c_.unit,
                           .replaced_by = place_,
                           .reason = c_.reason,
                           .leader_consent = c_.leader_consent,
                           .superior_consent = c_.superior_consent});
    on_.out.Add(AssignmentCreated{.assignment = place_,
                                  .parent = old_.parent,
                                  .unit = c_.unit,
                                  .role = old_.role,
                                  .origin = old_.origin,
                                  .due_date = Due(),
                                  .share = old_.share,
                                  .inherited_from = old_.id});
    if (absorbed != nullptr) Absorb(*absorbed);
    for (const Assignment* child : on_.asked.chain().ChildrenOf(old_.id)) {
      if (child != absorbed) Move(*child);
    }
    if (c_.old_becomes_support) KeepAsSupport();
    for (const AssignmentId moved : moved_) on_.out.LookForDeciders(moved);
  }

 private:
  // As before, but never sooner than the minimum term.
  absl::CivilDay Due() const {
    return c_.due_date.value_or(std::max(old_.due_date, EarliestDue(on_.asked)));
  }

  void Absorb(const Assignment& child) {
    for (const Assignment* below : on_.asked.chain().ChildrenOf(child.id)) Move(*below);
    on_.out.Supersede(child.id);
    on_.out.Add(Withdrawn{.assignment = child.id,
                          .unit = child.unit,
                          .end_reason = EndReason::kAbsorbed,
                          .reason = c_.reason,
                          .replaced_by = place_});
  }

  void Move(const Assignment& child) {
    on_.out.Add(ChildMoved{.assignment = child.id, .unit = child.unit, .parent = place_});
    if (IsLive(child)) moved_.push_back(child.id);
  }

  void KeepAsSupport() {
    const Facts& facts = on_.facts();
    on_.out.Add(AssignmentCreated{
        .assignment = on_.ids.assignments.at(1),
        .parent = place_,
        .unit = old_.unit,
        .role = AssignmentRole::kSupport,
        .origin = old_.origin,
        .due_date = ChildDueDate(Due(), on_.asked.today(), facts.policy.child_lead_working_days,
                                 facts.calendar)});
  }

  const Course& on_;
  const Reassign& c_;
  const Assignment& old_;
  const AssignmentId place_;
  std::vector<AssignmentId> moved_;
};

}  // namespace

void Carry(const Course& on, const Reassign& c) { Reassignment(on, c).Run(); }

}  // namespace duban::domain
