// Several commands as one (AIP-231 to 235): all are carried out, in their order and in one
// transaction, or none.
#ifndef DUBAN_SERVER_APP_COMMANDS_BATCH_COMMAND_H_
#define DUBAN_SERVER_APP_COMMANDS_BATCH_COMMAND_H_

#include <functional>
#include <string>
#include <vector>

#include "server/app/commands/write_request.h"

namespace duban::app {

// Makes the one answer of the parts' answers, given in their order.
using CombineAnswers = std::function<std::string(const std::vector<std::string>&)>;

// The parts, built for the same caller, give footprint, authorisation and decision; the request_id
// and validate_only are the request's. Precondition: 1 to limits::kBatchCommandsMax parts.
//
// Errors: where the caller may not give one of them, that part's, whatever the others say; else of
// everything that is refused: ABORTED if an etag is stale, else FAILED_PRECONDITION listing what
// keeps each part, so that fifty items are mended in one go.
WriteCommand Together(WriteRequest request, std::vector<WriteCommand> parts,
                      CombineAnswers combine);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_BATCH_COMMAND_H_
