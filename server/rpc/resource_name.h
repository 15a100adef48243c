// Resource names as the API writes them: collections and decimal ids, "tasks/12/assignments/34".
// domain::NameOf writes them; these read them. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_RESOURCE_NAME_H_
#define DUBAN_SERVER_RPC_RESOURCE_NAME_H_

#include <optional>
#include <string>

#include "server/app/store.h"
#include "server/domain/ids.h"

namespace duban::rpc {

// Absent unless the text is exactly a name of that kind. An id is decimal, positive, without sign
// or leading zeros, so that a thing has one name.
std::optional<domain::UnitId> ParseUnitName(const std::string& name);
std::optional<domain::UserId> ParseUserName(const std::string& name);
std::optional<domain::MembershipId> ParseMembershipName(const std::string& name);
std::optional<domain::UnitGroupId> ParseUnitGroupName(const std::string& name);
std::optional<domain::DelegationId> ParseDelegationName(const std::string& name);
std::optional<domain::PlanId> ParsePlanName(const std::string& name);
std::optional<domain::TaskId> ParseTaskName(const std::string& name);
std::optional<domain::UploadId> ParseUploadName(const std::string& name);

struct AssignmentName {
  domain::TaskId task;
  domain::AssignmentId assignment;
};
std::optional<AssignmentName> ParseAssignmentName(const std::string& name);

struct RequestName {
  domain::TaskId task;
  domain::AssignmentId assignment;
  domain::RequestId request;
};
std::optional<RequestName> ParseRequestName(const std::string& name);

struct InstructionName {
  domain::TaskId task;
  domain::InstructionId instruction;
};
std::optional<InstructionName> ParseInstructionName(const std::string& name);

// A stream of events: "tasks/{task}", "plans/{plan}", "directory" or "security".
std::optional<app::StreamName> ParseStreamName(const std::string& name);
std::string NameOf(app::StreamName stream);

// Of what the domain never names in a sentence.
std::string NameOf(domain::UnitGroupId id);
std::string NameOf(domain::DelegationId id);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_RESOURCE_NAME_H_
