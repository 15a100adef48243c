// Unit groups as the API shows them, and their commands. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_UNIT_GROUP_H_
#define DUBAN_SERVER_RPC_CONVERT_UNIT_GROUP_H_

#include <absl/status/statusor.h>

#include "duban/v1/directory_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/directory.h"

namespace duban::rpc {

v1::UnitGroup ToProto(const domain::UnitGroup& group);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateUnitGroupRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdateUnitGroupRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::DeleteUnitGroupRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_UNIT_GROUP_H_
