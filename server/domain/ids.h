// The ids of what Duban keeps. Given by the server in blocks; no order may be read from them.
#ifndef DUBAN_SERVER_DOMAIN_IDS_H_
#define DUBAN_SERVER_DOMAIN_IDS_H_

#include "server/base/ids.h"

namespace duban::domain {

using UnitId = base::Id<struct UnitTag>;
using UnitGroupId = base::Id<struct UnitGroupTag>;
using UserId = base::Id<struct UserTag>;
using MembershipId = base::Id<struct MembershipTag>;
using DelegationId = base::Id<struct DelegationTag>;
using SessionId = base::Id<struct SessionTag>;
using PlanId = base::Id<struct PlanTag>;
using TaskId = base::Id<struct TaskTag>;
using AssignmentId = base::Id<struct AssignmentTag>;
using UploadId = base::Id<struct UploadTag>;
using SubmissionId = base::Id<struct SubmissionTag>;
using RequestId = base::Id<struct CoordinationRequestTag>;
using InstructionId = base::Id<struct InstructionTag>;

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_IDS_H_
