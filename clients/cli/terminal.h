// The place a command runs in: streams, environment, what the terminal can show. Passed in, so that
// tests give their own.
#ifndef DUBAN_CLIENTS_CLI_TERMINAL_H_
#define DUBAN_CLIENTS_CLI_TERMINAL_H_

#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

#include <absl/time/time.h>

#include "clients/cpp/error.h"

namespace duban::cli {

struct Terminal {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_tty = false;
  bool out_is_tty = false;
  bool err_is_tty = false;
  int columns = 0;  // 0: unlimited, as when the output is a file
  absl::Time now;
  std::function<std::optional<std::string>(const std::string& name)> env;
  // Asks for a password without echo; from a pipe, takes its first line.
  std::function<client::Result<std::string>(const std::string& prompt)> read_password;
};

// What text is drawn for.
struct Style {
  bool color = false;
  int columns = 0;       // 0: unlimited
  absl::CivilDay today;  // in the offices' time zone
};

// Colours only on a terminal, and not where NO_COLOR is set (no-color.org).
Style StyleOf(const Terminal& terminal);

// The process's own.
Terminal ProcessTerminal();

// China has had one time zone without summer time since 1991; every instant is shown in it.
absl::TimeZone OfficeTimeZone();

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_TERMINAL_H_
