// DirectoryService's messages ↔ the domain's directory. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_DIRECTORY_H_
#define DUBAN_SERVER_RPC_CONVERT_DIRECTORY_H_

#include <string>

#include <absl/status/statusor.h>

#include "duban/v1/directory_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/directory.h"

namespace duban::rpc {

v1::Unit ToProto(const domain::Unit& unit);
v1::User ToProto(const domain::User& user);
v1::Membership ToProto(const domain::Membership& membership);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateUnitRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdateUnitRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateMembershipRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::DeleteMembershipRequest& request);

// CreateUser takes two steps, since hashing the password takes long: first the fields, then, with
// the hash, the command. Precondition of the second: the first is OK.
absl::Status CheckUser(const v1::CreateUserRequest& request);
app::WriteCommand ToCommand(const app::WriteRequest& write, const v1::CreateUserRequest& request,
                            std::string password_hash);

// 2 to 64 of a-z, 0-9, '.', '_', '-', beginning with a letter or digit.
bool IsLogin(const std::string& login);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_DIRECTORY_H_
