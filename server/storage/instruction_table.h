// Tables instruction and instruction_addressee: what leaders tell the units on a task, and how each
// answers. Written under the lock of their task's row. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_INSTRUCTION_TABLE_H_
#define DUBAN_SERVER_STORAGE_INSTRUCTION_TABLE_H_

#include <optional>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/store.h"
#include "server/domain/instruction.h"
#include "server/storage/session.h"

namespace duban::storage {

// With their addressees, in order of ids.
absl::StatusOr<std::vector<domain::Instruction>> LoadInstructions(
    Session& session, const std::vector<domain::InstructionId>& ids);

// All of the task's, in order of ids.
absl::StatusOr<std::vector<domain::Instruction>> LoadInstructionsOf(Session& session,
                                                                    domain::TaskId task);

// Of the task, oldest first, after (instruct_time, id).
absl::StatusOr<std::vector<domain::Instruction>> ListInstructions(
    Session& session, domain::TaskId task,
    const std::optional<std::pair<absl::Time, domain::InstructionId>>& after, int limit);

absl::Status InsertInstructions(Session& session, const std::vector<domain::Instruction>& rows);
// Distinct addressees that have answered; INTERNAL unless all were there.
absl::Status UpdateAddressees(Session& session, const std::vector<app::InstructionReply>& rows);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_INSTRUCTION_TABLE_H_
