// Coordination requests and instructions as people read them.
#ifndef DUBAN_CLIENTS_CLI_REQUEST_VIEW_H_
#define DUBAN_CLIENTS_CLI_REQUEST_VIEW_H_

#include <string>

#include "clients/cli/terminal.h"
#include "duban/v1/coordination_service.pb.h"
#include "duban/v1/instruction_service.pb.h"

namespace duban::cli {

std::string RenderRequest(const v1::CoordinationRequest& request, const Style& style);
std::string RenderRequests(const v1::ListCoordinationRequestsResponse& requests,
                           const Style& style);

// With a line for every unit it is addressed to.
std::string RenderInstruction(const v1::Instruction& instruction, const Style& style);
std::string RenderInstructions(const v1::ListInstructionsResponse& instructions,
                               const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_REQUEST_VIEW_H_
