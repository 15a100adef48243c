// Delegations (代理授权) as mutations (D01): by the principal himself, or an administrator.
#ifndef DUBAN_SERVER_APP_COMMANDS_DELEGATION_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_DELEGATION_COMMANDS_H_

#include <functional>
#include <string>

#include "server/app/commands/write_request.h"
#include "server/domain/directory.h"

namespace duban::app {

using EncodeDelegation = std::function<std::string(const domain::Delegation&)>;

// Errors: domain::MayDelegate, domain::CheckDelegation.
WriteCommand CreateDelegation(WriteRequest request, domain::Delegation delegation,
                              EncodeDelegation encode);
// Before its last day. ACCESS_DENIED where there is none, or it is not the caller's to end.
WriteCommand EndDelegation(WriteRequest request, domain::DelegationId id, EncodeDelegation encode);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_DELEGATION_COMMANDS_H_
