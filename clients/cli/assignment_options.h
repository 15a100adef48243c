// What the commands on assignments share: how one is named, what is said about it, how the answer
// looks.
#ifndef DUBAN_CLIENTS_CLI_ASSIGNMENT_OPTIONS_H_
#define DUBAN_CLIENTS_CLI_ASSIGNMENT_OPTIONS_H_

#include <string>
#include <utility>
#include <vector>

#include "clients/cli/command.h"
#include "clients/cli/listing.h"
#include "clients/cli/mutation.h"
#include "duban/v1/assignment.pb.h"

namespace duban::cli {

// Each command has those it needs.
struct AssignmentOptions {
  std::string assignment;
  std::vector<std::string> assignments;  // of commands that take several
  std::string text;                      // summary, comment or reason
  std::string text_file;
  std::string assessment;
  std::string unit;
  std::string user;
  std::string due;
  std::string leader_consent;
  std::string superior_consent;
  std::string request;
  std::string share;
  std::vector<std::string> shares;
  bool clear_share = false;
  bool old_becomes_support = false;
  MutationOptions mutation;
  ListingOptions listing;
};

// Sets name and what SetMutation sets. Errors: as Runtime::Assignment.
template <class Request>
Failure Address(Runtime& runtime, const AssignmentOptions& options, Request& request) {
  client::Result<std::string> name = runtime.Assignment(options.assignment);
  if (!name.ok()) return std::move(name).error();
  request.set_name(*std::move(name));
  return SetMutation(runtime, options.mutation, request);
}

// Sets a date that is given. Errors: DATE_INVALID on `field`.
Failure SetDate(const std::string& text, const std::string& field, v1::CivilDate* date);

Output AssignmentOutput(Runtime& runtime, const v1::Assignment& assignment,
                        const std::string& head);

using RunOnAssignment = Outcome (*)(Runtime&, const AssignmentOptions&);

// A command on one assignment; gives its options for more to be added.
std::pair<CLI::App*, AssignmentOptions*> AddOnAssignment(Commands& commands, CLI::App& group,
                                                         const CommandText& text,
                                                         RunOnAssignment run);
// The same on one or several, all or none of which are changed.
std::pair<CLI::App*, AssignmentOptions*> AddOnAssignments(Commands& commands, CLI::App& group,
                                                          const CommandText& text,
                                                          RunOnAssignment run);

// --etag, --for, --request-id; --validate-only where the method can.
void AddMutation(CLI::App& command, MutationOptions& options);
void AddPreviewable(CLI::App& command, MutationOptions& options);
// --reason, required.
void AddReason(CLI::App& command, AssignmentOptions& options, const std::string& help);
// --leader-consent, --superior-consent.
void AddConsents(CLI::App& command, AssignmentOptions& options);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_ASSIGNMENT_OPTIONS_H_
