// Why a command on a chain is refused: each reason with the sentence people read (lifecycle.md,
// "Reasons of the chain"). refusals.h has those of reviews, of issue, and the common ones.
#ifndef DUBAN_SERVER_DOMAIN_CHAIN_REFUSALS_H_
#define DUBAN_SERVER_DOMAIN_CHAIN_REFUSALS_H_

#include <string>

#include <absl/status/status.h>
#include <absl/time/civil_time.h>

#include "server/base/error.h"
#include "server/domain/chain_command.h"
#include "server/domain/instruction.h"
#include "server/domain/request.h"
#include "server/domain/task.h"

namespace duban::domain {

std::string NameOf(TaskId task, AssignmentId assignment, RequestId id);
std::string NameOf(TaskId task, InstructionId id);

// 签收, 改派 …: what the command is called in a sentence.
std::string TextOf(ChainCommand command);
// 待裁定, 已同意 …
std::string TextOf(RequestState state);

// NOT_ALLOWED with whose it is.
absl::Status NotYours(ChainCommand command);

base::Precondition TaskIsCancelled(const Task& task);
// What the command asks of the state, in its words.
base::Precondition NotTaken(const Assignment& a, ChainCommand command);
base::Precondition IsSuspendedNow(const Assignment& a, const std::string& unit_name);
base::Precondition RequestClosed(const CoordinationRequest& r);
base::Precondition AnsweredBefore(TaskId task, InstructionId id, const std::string& unit_name);
base::Precondition NothingToDecide(const Assignment& a);

base::Precondition ObjectionTooLate(absl::CivilDay last_day);
base::Precondition NotDeclinable(const std::string& unit_name);
base::Precondition RootStays(const Assignment& a);
base::Precondition ConsentRequired();
base::Precondition FirmConsentRequired();
base::Precondition UnitNotYours(UnitId unit, const std::string& unit_name);
base::Precondition NoSuchUnit(UnitId unit);
base::Precondition NoStaff(UnitId unit, const std::string& unit_name);
base::Precondition TargetIsAncestor(UnitId unit, const std::string& unit_name);
// `other`: the live assignment that the unit holds there already.
base::Precondition Duplicate(const Assignment& other, const std::string& unit_name);
base::Precondition DuplicateNamed(UnitId unit, const std::string& unit_name);
base::Precondition DueTooSoon(absl::CivilDay due, absl::CivilDay earliest);
base::Precondition ParentDueEarlier(const Assignment& parent);
base::Precondition ChildDueLater(const Assignment& child, const std::string& unit_name);
base::Precondition NotAHandler(UserId user, const std::string& user_name);
base::Precondition UrgedToday(absl::CivilDay last);
base::Precondition RequestOpen(const Assignment& a);
base::Precondition RequestExists(const CoordinationRequest& r);
base::Precondition StepDecided(ReviewStepKind kind);
base::Precondition ParentNotInProgress(const Assignment& parent);
base::Precondition AlreadySuspended(const Assignment& a);
base::Precondition NotSuspended(const Assignment& a);
base::Precondition ReviewDateTooFar(absl::CivilDay latest);
base::Precondition AddresseeNotOnTask(UnitId unit, const std::string& unit_name);
base::Precondition ReplyRequired(TaskId task, InstructionId id);
base::Precondition HasDecider();
base::Precondition SubstituteIneligible(UserId user, const std::string& why_zh);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_CHAIN_REFUSALS_H_
