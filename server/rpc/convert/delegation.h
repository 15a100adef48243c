// DelegationService's messages ↔ delegations. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_DELEGATION_H_
#define DUBAN_SERVER_RPC_CONVERT_DELEGATION_H_

#include <absl/status/statusor.h>

#include "duban/v1/delegation_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/directory.h"

namespace duban::rpc {

v1::Delegation ToProto(const domain::Delegation& delegation);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateDelegationRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::EndDelegationRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_DELEGATION_H_
