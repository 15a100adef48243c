// The process's exit code: what a script can act on. docs/cli.md and `duban --help` list them.
#ifndef DUBAN_CLIENTS_CLI_EXIT_CODE_H_
#define DUBAN_CLIENTS_CLI_EXIT_CODE_H_

#include "clients/cpp/error.h"

namespace duban::cli {

enum class ExitCode {
  kOk = 0,
  kRefused = 1,  // the state does not allow it; a record that does not verify; a plan with warnings
  kUsage = 2,    // wrong usage, a bad or unknown argument
  kForbidden = 3,    // not signed in or not allowed
  kConflict = 4,     // changed by others meanwhile, or there already
  kUnavailable = 5,  // unreachable, overloaded or timed out: try again
  kInternal = 6,
};

ExitCode ExitCodeOf(const client::Error& error);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_EXIT_CODE_H_
