// How commands are registered: a name, one sentence, an example, what it does.
#ifndef DUBAN_CLIENTS_CLI_COMMAND_H_
#define DUBAN_CLIENTS_CLI_COMMAND_H_

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "clients/cli/outcome.h"
#include "clients/cli/runtime.h"

namespace duban::cli {

using Action = std::function<Outcome(Runtime&)>;

struct CommandText {
  std::string name;
  std::string summary;
  std::string example;  // one or more whole command lines, separated by line breaks
};

// The command line's tree. After parsing, the action of the command that was given.
class Commands {
 public:
  explicit Commands(CLI::App& root) : root_(root) {}

  // A word that further commands stand behind.
  CLI::App& AddGroup(const CommandText& text);

  // A command of a group, or of the program itself.
  CLI::App& Add(CLI::App& parent, const CommandText& text, Action action);

  // A command that needs no server.
  CLI::App& AddLocal(CLI::App& parent, const CommandText& text, Action action);

  CLI::App& root() { return root_; }
  const Action& chosen() const { return chosen_; }
  bool needs_server() const { return needs_server_; }

 private:
  CLI::App& root_;
  Action chosen_;
  bool needs_server_ = true;
};

// Options that many commands share.
struct MutationOptions {
  std::string request_id;
  std::string etag;
  bool validate_only = false;
  std::string on_behalf_of;  // as typed
};

// Of a command that reads, changes and writes back: the etag it read keeps another's change in
// between from being lost. Who chose the request_id means to repeat, and a repeat must be the same
// request though the first one changed what is read: then only an etag given counts.
std::string EtagToSend(const MutationOptions& options, const std::string& read);

void AddRequestId(CLI::App& command, MutationOptions& options);
void AddEtag(CLI::App& command, MutationOptions& options);
void AddValidateOnly(CLI::App& command, MutationOptions& options);
void AddOnBehalfOf(CLI::App& command, MutationOptions& options);

// One function a group of commands, each in the file of its name.
void AddSessionCommands(Commands& commands);
void AddUnitCommands(Commands& commands);
void AddUserCommands(Commands& commands);
void AddMemberCommands(Commands& commands);
void AddPlanCommands(Commands& commands);
void AddPlanDocumentCommands(Commands& commands, CLI::App& plan_group);
void AddUnitMappingCommands(Commands& commands, CLI::App& plan_group);
void AddTaskCommands(Commands& commands);
void AddTaskDraftCommands(Commands& commands, CLI::App& task_group);
void AddTaskCourseCommands(Commands& commands, CLI::App& task_group);
void AddAssignmentCommands(Commands& commands);
void AddReviewCommands(Commands& commands, CLI::App& assignment_group);
void AddRulingCommands(Commands& commands, CLI::App& assignment_group);
void AddRequestCommands(Commands& commands);
void AddInstructionCommands(Commands& commands);
void AddTodoCommands(Commands& commands);
void AddGroupCommands(Commands& commands);
void AddDelegationCommands(Commands& commands);
void AddEventCommands(Commands& commands);
void AddParseCommand(Commands& commands);
void AddLintCommand(Commands& commands);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_COMMAND_H_
