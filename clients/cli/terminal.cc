#include "clients/cli/terminal.h"

#include <cstdlib>
#include <iostream>

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <absl/time/clock.h>

namespace duban::cli {
namespace {

std::optional<std::string> Environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): set by nobody
  if (value == nullptr) return std::nullopt;
  return value;
}

int Columns() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

// Echo off for as long as it lives.
class Hidden {
 public:
  Hidden() {
    changed_ = tcgetattr(STDIN_FILENO, &before_) == 0;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~Hidden() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

client::Result<std::string> ReadPassword(const std::string& prompt) {
  std::string line;
  if (isatty(STDIN_FILENO) == 0) {
    std::getline(std::cin, line);
  } else {
    std::cerr << prompt << std::flush;
    const Hidden hidden;
    std::getline(std::cin, line);
    std::cerr << '\n';
  }
  if (!line.empty()) return line;
  return client::InvalidField("password", "PASSWORD_REQUIRED", "没有输入口令");
}

}  // namespace

absl::TimeZone OfficeTimeZone() { return absl::FixedTimeZone(8 * 60 * 60); }

Style StyleOf(const Terminal& terminal) {
  Style style;
  style.color = terminal.out_is_tty && terminal.env("NO_COLOR").value_or("").empty();
  style.columns = terminal.columns;
  style.today = absl::ToCivilDay(terminal.now, OfficeTimeZone());
  return style;
}

Terminal ProcessTerminal() {
  return {.in = std::cin,
          .out = std::cout,
          .err = std::cerr,
          .in_is_tty = isatty(STDIN_FILENO) != 0,
          .out_is_tty = isatty(STDOUT_FILENO) != 0,
          .err_is_tty = isatty(STDERR_FILENO) != 0,
          .columns = Columns(),
          .now = absl::Now(),
          .env = Environment,
          .read_password = ReadPassword};
}

}  // namespace duban::cli
