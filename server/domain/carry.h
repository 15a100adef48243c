// What each command records, once it is allowed and no guard fails. One function a command; Decide
// (commands.h) is the only caller but for rulings, which carry out another command.
#ifndef DUBAN_SERVER_DOMAIN_CARRY_H_
#define DUBAN_SERVER_DOMAIN_CARRY_H_

#include "server/domain/asked.h"
#include "server/domain/unfolding.h"

namespace duban::domain {

// How a command is carried out: on what, by which ids, into which events.
struct Course {
  const Asked& asked;
  const NewIds& ids;
  Unfolding& out;

  const Assignment& assignment() const { return asked.assignment(); }
  const Facts& facts() const { return asked.facts(); }
};

// carry_review.cc
void Carry(const Course& on, const Accept& c);
void Carry(const Course& on, const Submit& c);
void Carry(const Course& on, const Approve& c);
void Carry(const Course& on, const Return& c);
void Carry(const Course& on, const Recall& c);
void Carry(const Course& on, const RevokeApproval& c);
void Carry(const Course& on, const NameSubstitute& c);

// carry_course.cc
void Carry(const Course& on, const Decline& c);
void Carry(const Course& on, const Insist& c);
void Carry(const Course& on, const Release& c);
void Carry(const Course& on, const AssignHandler& c);
void Carry(const Course& on, const SplitShare& c);
void Carry(const Course& on, const ChangeShare& c);
void Carry(const Course& on, const Waive& c);
void Carry(const Course& on, const Withdraw& c);
void Carry(const Course& on, const Urge& c);
void Carry(const Course& on, const Reopen& c);

// carry_reassign.cc
void Carry(const Course& on, const Reassign& c);

// carry_coordination.cc
void Carry(const Course& on, const RequestCoordination& c);
void Carry(const Course& on, const RuleCoordination& c);
void Carry(const Course& on, const WithdrawRequest& c);

// carry_task.cc
void Carry(const Course& on, const Suspend& c);
void Carry(const Course& on, const Resume& c);
void Carry(const Course& on, const RedateSuspension& c);
void Carry(const Course& on, const CancelTask& c);
void Carry(const Course& on, const Instruct& c);
void Carry(const Course& on, const AcknowledgeInstruction& c);
void Carry(const Course& on, const ReplyInstruction& c);

// New children with their dates, in the origin given; uses ids.assignments in order.
void AddChildren(const Course& on, const SplitShare& c, AssignmentOrigin origin);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_CARRY_H_
