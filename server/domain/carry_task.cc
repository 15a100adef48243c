// Suspension, cancelling, instructions: what is done to a task, or to a whole subtree.
#include <algorithm>

#include "server/domain/carry.h"

namespace duban::domain {

void Carry(const Course& on, const Suspend& c) {
  const Assignment& a = on.assignment();
  on.out.Add(Suspended{.assignment = a.id,
                       .unit = a.unit,
                       .reason = c.reason,
                       .review_date = c.review_date,
                       .leader_consent = c.leader_consent,
                       .superior_consent = c.superior_consent});
}

void Carry(const Course& on, const Resume& c) {
  const Assignment& a = on.assignment();
  on.out.Add(Resumed{.assignment = a.id, .unit = a.unit});
  if (c.due_date && *c.due_date != a.due_date) {
    on.out.Add(DueChanged{
        .assignment = a.id, .unit = a.unit, .from = a.due_date, .due_date = *c.due_date});
  }
  // Meanwhile nobody looked at what nothing could be decided on.
  std::vector<AssignmentId> subtree = {a.id};
  for (std::size_t i = 0; i < subtree.size(); ++i) {
    for (const Assignment* child : on.asked.chain().LiveChildrenOf(subtree[i])) {
      subtree.push_back(child->id);
    }
    if (!IsSuspended(on.out.Find(subtree[i]))) on.out.LookForDeciders(subtree[i]);
  }
}

void Carry(const Course& on, const RedateSuspension& c) {
  const Assignment& a = on.assignment();
  on.out.Add(SuspensionRedated{
      .assignment = a.id, .unit = a.unit, .reason = c.reason, .review_date = c.review_date});
}

void Carry(const Course& on, const CancelTask& c) {
  on.out.Add(TaskCancelled{.reason = c.reason, .consent = c.leader_consent});
  for (const Assignment& a : on.asked.chain().assignments) {
    if (!IsLive(a)) continue;
    on.out.Supersede(a.id);
    on.out.Add(AssignmentWithdrawn{
        .assignment = a.id, .unit = a.unit, .end_reason = EndReason::kCancelled});
  }
}

void Carry(const Course& on, const Instruct& c) {
  std::vector<UnitId> units = c.addressees;
  if (units.empty()) {
    for (const Assignment& a : on.asked.chain().assignments) {
      if (IsLive(a) || a.state == AssignmentState::kDone) units.push_back(a.unit);
    }
  }
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  on.out.Add(Instructed{.instruction = on.ids.instruction,
                        .text = c.text,
                        .addressees = std::move(units),
                        .reply_asked = c.reply_asked || c.reply_by.has_value(),
                        .reply_by = c.reply_by});
}

void Carry(const Course& on, const AcknowledgeInstruction& c) {
  on.out.Add(Acknowledged{.instruction = c.instruction, .unit = c.unit});
}

void Carry(const Course& on, const ReplyInstruction& c) {
  on.out.Add(InstructionAnswered{.instruction = c.instruction, .unit = c.unit, .reply = c.reply});
}

}  // namespace duban::domain
