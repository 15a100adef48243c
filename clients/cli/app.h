// The program `duban`: from the command line to the exit code.
#ifndef DUBAN_CLIENTS_CLI_APP_H_
#define DUBAN_CLIENTS_CLI_APP_H_

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/runtime.h"
#include "clients/cli/terminal.h"

namespace duban::cli {

// The whole command line: options of the program and every command. Both arguments must outlive
// the parse.
void BuildCommandLine(Commands& commands, GlobalOptions& options);

// Runs one command. `arguments` without the program's name. What it says goes to the terminal's
// streams; the result is the process's exit code.
ExitCode Run(const std::vector<std::string>& arguments, const Terminal& terminal);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_APP_H_
