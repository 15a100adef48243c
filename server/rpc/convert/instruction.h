// InstructionService's messages ↔ instructions. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_INSTRUCTION_H_
#define DUBAN_SERVER_RPC_CONVERT_INSTRUCTION_H_

#include <absl/status/statusor.h>

#include "duban/v1/instruction_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/directory.h"
#include "server/domain/instruction.h"

namespace duban::rpc {

v1::Instruction ToProto(const domain::Instruction& instruction, const domain::Directory& directory);

// The commands; errors are every bad field at once.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::InstructRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::AcknowledgeInstructionRequest& request);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReplyInstructionRequest& request);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_INSTRUCTION_H_
