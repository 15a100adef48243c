// Declining and ruling, splitting, changing and ending shares.
#include "server/domain/carry.h"
#include "server/domain/due_date.h"

namespace duban::domain {
namespace {

// Ends everything live below, and what it handed in; the deepest last.
void WithdrawBelow(const Course& on, AssignmentId top, EndReason why, const std::string& reason) {
  std::vector<AssignmentId> ids = {top};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (const Assignment* child : on.asked.chain().LiveChildrenOf(ids[i])) {
      ids.push_back(child->id);
    }
    if (i == 0) continue;
    on.out.Supersede(ids[i]);
    on.out.Add(Withdrawn{.assignment = ids[i],
                         .unit = on.out.Find(ids[i]).unit,
                         .end_reason = why,
                         .reason = reason});
  }
}

}  // namespace

void Carry(const Course& on, const Decline& c) {
  const Assignment& a = on.assignment();
  on.out.Add(Declined{
      .assignment = a.id, .unit = a.unit, .reason = c.reason, .suggested_unit = c.suggested_unit});
  on.out.LookForDeciders(a.id);
}

void Carry(const Course& on, const Insist& c) {
  const Assignment& a = on.assignment();
  on.out.Add(DeclineRefused{.assignment = a.id, .unit = a.unit, .reason = c.reason});
}

void Carry(const Course& on, const Release& c) {
  const Assignment& a = on.assignment();
  on.out.Add(DeclineGranted{.assignment = a.id, .unit = a.unit, .reason = c.reason});
  on.out.Add(Withdrawn{
      .assignment = a.id, .unit = a.unit, .end_reason = EndReason::kReleased, .reason = c.reason});
}

void Carry(const Course& on, const AssignHandler& c) {
  const Assignment& a = on.assignment();
  on.out.Add(HandlerAssigned{.assignment = a.id, .unit = a.unit, .handler = c.handler});
}

void AddChildren(const Course& on, const SplitShare& c, AssignmentOrigin origin) {
  const Assignment& a = on.assignment();
  const Facts& facts = on.facts();
  const absl::CivilDay usual = ChildDueDate(a.due_date, facts.calendar.LocalDay(facts.now),
                                            facts.policy.child_lead_working_days, facts.calendar);
  for (std::size_t i = 0; i < c.children.size(); ++i) {
    const NewChild& child = c.children[i];
    on.out.Add(AssignmentCreated{.assignment = on.ids.assignments.at(i),
                                 .parent = a.id,
                                 .unit = child.unit,
                                 .role = AssignmentRole::kSupport,
                                 .origin = origin,
                                 .due_date = child.due_date.value_or(usual),
                                 .share = child.share});
  }
}

void Carry(const Course& on, const SplitShare& c) {
  const Assignment& a = on.assignment();
  SplitUp split{.assignment = a.id, .unit = a.unit};
  for (std::size_t i = 0; i < c.children.size(); ++i) {
    split.children.push_back(on.ids.assignments.at(i));
  }
  on.out.Add(split);
  AddChildren(on, c, AssignmentOrigin::kSplit);
}

void Carry(const Course& on, const ChangeShare& c) {
  const Assignment& a = on.assignment();
  if (c.share && *c.share != a.share) {
    on.out.Add(ShareChanged{.assignment = a.id, .unit = a.unit, .share = *c.share});
  }
  if (c.due_date && *c.due_date != a.due_date) {
    on.out.Add(DueChanged{
        .assignment = a.id, .unit = a.unit, .from = a.due_date, .due_date = *c.due_date});
  }
}

void Carry(const Course& on, const Waive& c) {
  const Assignment& a = on.assignment();
  on.out.Supersede(a.id);
  on.out.Add(Waived{.assignment = a.id, .unit = a.unit, .reason = c.reason});
  WithdrawBelow(on, a.id, EndReason::kWaived, c.reason);
}

void Carry(const Course& on, const Withdraw& c) {
  const Assignment& a = on.assignment();
  on.out.Supersede(a.id);
  on.out.Add(Withdrawn{
      .assignment = a.id, .unit = a.unit, .end_reason = EndReason::kWithdrawn, .reason = c.reason});
  WithdrawBelow(on, a.id, EndReason::kWithdrawn, c.reason);
}

void Carry(const Course& on, const Urge& c) {
  const Assignment& a = on.assignment();
  on.out.Add(Urged{.assignment = a.id, .unit = a.unit, .date = on.asked.today(), .text = c.text});
}

void Carry(const Course& on, const Reopen& c) {
  const Assignment& a = on.assignment();
  on.out.Add(AssignmentReopened{
      .assignment = a.id, .unit = a.unit, .reason = c.reason, .due_date = c.due_date});
}

}  // namespace duban::domain
