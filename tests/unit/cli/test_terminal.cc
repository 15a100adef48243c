#include "tests/unit/cli/test_terminal.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "clients/cli/app.h"

namespace duban::cli {

TestTerminal::TestTerminal() {
  std::string path = ::testing::TempDir() + "duban-cli-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) std::abort();
  directory_ = path;
  environment["DUBAN_CONFIG_DIR"] = directory_ + "/config";
}

TestTerminal::~TestTerminal() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

Terminal TestTerminal::Make() {
  return {.in = in_,
          .out = out_,
          .err = err_,
          .in_is_tty = false,
          .out_is_tty = false,
          .err_is_tty = false,
          .columns = 0,
          .now = absl::FromCivil(absl::CivilDay(2026, 11, 21), OfficeTimeZone()),
          .env = [this](const std::string& name) -> std::optional<std::string> {
            const auto entry = environment.find(name);
            if (entry == environment.end()) return std::nullopt;
            return entry->second;
          },
          .read_password = [this](const std::string&) -> client::Result<std::string> {
            return password;
          }};
}

ExitCode TestTerminal::Run(const std::vector<std::string>& arguments) {
  in_ = std::istringstream(input);
  out_.str("");
  err_.str("");
  const Terminal terminal = Make();
  return cli::Run(arguments, terminal);
}

}  // namespace duban::cli
