// Why a command is refused: every reason of the domain with the sentence people read, in one place
// so that they can be reviewed as a list. Reasons are those of lifecycle.md ("Reasons of the
// chain").
#ifndef DUBAN_SERVER_DOMAIN_REFUSALS_H_
#define DUBAN_SERVER_DOMAIN_REFUSALS_H_

#include <cstdint>
#include <string>

#include <absl/status/status.h>

#include "server/base/error.h"
#include "server/domain/directory.h"
#include "server/domain/task.h"

namespace duban::domain {

// Resource names, as the API prints them: preconditions name their subject by these.
std::string NameOf(UnitId id);
std::string NameOf(UserId id);
std::string NameOf(MembershipId id);
std::string NameOf(PlanId id);
std::string NameOf(TaskId id);
std::string NameOf(UploadId id);
std::string NameOf(TaskId task, AssignmentId id);
std::string NameOf(TaskId task, AssignmentId assignment, SubmissionId id);

// 待签收, 办理中 …
std::string TextOf(AssignmentState state);
std::string TextOf(TaskState state);
std::string TextOf(ReviewStepKind kind);
std::string TextOf(RequestKind kind);
std::string TextOf(Role role);
std::string TextOf(Assessment assessment);

// Not visible, or not there: not told apart (AIP-211).
absl::Status AccessDenied();
// Visible, but this is not the caller's to do.
absl::Status NotAllowed(const std::string& message_zh);
// ABORTED with the current etag in the metadata.
absl::Status StaleEtag(std::int64_t current);

base::Precondition WrongState(const Assignment& a, const std::string& wanted_zh);
base::Precondition WrongState(const Task& task, const std::string& wanted_zh);
base::Precondition ChildOpen(const Assignment& child, const Directory& directory);
base::Precondition SelfApproval();
base::Precondition AlreadyDecidedByYou();
base::Precondition OwnUnit(const std::string& unit_name);
base::Precondition AssessmentRequired();
base::Precondition AssessmentNotTaken();
base::Precondition UseReturn();

// At issue; the subject is the task.
base::Precondition NoLead(const Task& task);
base::Precondition LeadCollective(const Task& task, const std::string& printed_name);
base::Precondition LeadUnconfirmed(const Task& task);
base::Precondition UnitUnknown(const Task& task, const std::string& printed_name);
base::Precondition UnitWithoutStaff(const Task& task, const std::string& unit_name);
base::Precondition NoDueDate(const Task& task);
base::Precondition ChildDueAfterParent(const Task& task, const std::string& unit_name,
                                       absl::CivilDay due);
base::Precondition DuePast(const Task& task, absl::CivilDay due);
base::Precondition ChildDuePast(const Task& task, const std::string& unit_name, absl::CivilDay due);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_REFUSALS_H_
