// Assignments and what their units handed up, as text.
#ifndef DUBAN_CLIENTS_CLI_ASSIGNMENT_VIEW_H_
#define DUBAN_CLIENTS_CLI_ASSIGNMENT_VIEW_H_

#include <string>

#include "clients/cli/terminal.h"
#include "duban/v1/assignment_service.pb.h"
#include "duban/v1/ruling_service.pb.h"

namespace duban::cli {

std::string RenderAssignment(const v1::Assignment& assignment, const Style& style);

// One line each.
std::string RenderAssignments(const google::protobuf::RepeatedPtrField<v1::Assignment>& assignments,
                              const Style& style);

// The old one, the one that took its place, and what moved with it.
std::string RenderReassigned(const v1::ReassignAssignmentResponse& answer, const Style& style);

// Each submission with its review steps, oldest first.
std::string RenderSubmissions(const v1::ListSubmissionsResponse& submissions, const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_ASSIGNMENT_VIEW_H_
