// The ids of what Duban keeps. Given by the server in blocks; no order may be read from them.
#ifndef DUBAN_SERVER_DOMAIN_IDS_H_
#define DUBAN_SERVER_DOMAIN_IDS_H_

#include "server/base/ids.h"

namespace duban::domain {

using UnitId = base::Id<struct UnitTag>;
using UserId = base::Id<struct UserTag>;
using MembershipId = base::Id<struct MembershipTag>;
using SessionId = base::Id<struct SessionTag>;
using PlanId = base::Id<struct PlanTag>;
using TaskId = base::Id<struct TaskTag>;
using AssignmentId = base::Id<struct AssignmentTag>;
using SubmissionId = base::Id<struct SubmissionTag>;

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_IDS_H_
