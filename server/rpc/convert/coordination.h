// CoordinationService's messages ↔ coordination requests. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_COORDINATION_H_
#define DUBAN_SERVER_RPC_CONVERT_COORDINATION_H_

#include <absl/status/statusor.h>

#include "duban/v1/coordination_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/directory.h"
#include "server/domain/request.h"

namespace duban::rpc {

v1::CoordinationRequest ToProto(const domain::CoordinationRequest& request,
                                const domain::Directory& directory);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RequestCoordinationRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RuleCoordinationRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::WithdrawRequestRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_COORDINATION_H_
