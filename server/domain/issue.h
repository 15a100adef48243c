// T02: a draft becomes a task handed down.
#ifndef DUBAN_SERVER_DOMAIN_ISSUE_H_
#define DUBAN_SERVER_DOMAIN_ISSUE_H_

#include <vector>

#include "server/base/error.h"
#include "server/domain/commands.h"
#include "server/domain/facts.h"
#include "server/domain/plan.h"
#include "server/domain/task.h"

namespace duban::domain {

// What keeps a draft from being issued; empty if nothing does. `plan` is the task's own, or
// nullptr. WRONG_STATE, else every one of NO_LEAD, LEAD_COLLECTIVE, LEAD_UNCONFIRMED, NO_DUE_DATE,
// DUE_PAST, CHILD_DUE_AFTER_PARENT, UNIT_UNKNOWN, UNIT_WITHOUT_STAFF.
std::vector<base::Precondition> IssueGuards(const Task& task, const Plan* plan, const Facts& facts);

// How many assignments issuing makes: one for each unit named, groups expanded as of now; a unit
// named twice gets one, in the stronger role.
std::size_t AssignmentsToIssue(const Task& task, const Facts& facts);

// Precondition: IssueGuards is empty, `ids` are AssignmentsToIssue many. The root for the lead, one
// below it for every other unit, co-leads included.
Events IssueTask(const Task& task, const Plan* plan, const std::vector<AssignmentId>& ids,
                 const Facts& facts);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_ISSUE_H_
