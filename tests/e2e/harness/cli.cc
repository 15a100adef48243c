#include "tests/e2e/harness/cli.h"

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace duban::testing {

Cli::Cli(std::string target, std::string ca_file)
    : target_(std::move(target)), ca_file_(std::move(ca_file)) {}

CliAnswer Cli::Run(const std::string& login, const std::vector<std::string>& words) const {
  const ScratchDirectory streams;
  const std::string home = scratch_ / ("person." + login);
  std::filesystem::create_directories(home);
  Command command;
  command.words = {DUBAN_CLI_BINARY, "--server", target_};
  if (!ca_file_.empty()) command.words.insert(command.words.end(), {"--ca", ca_file_});
  command.words.insert(command.words.end(), words.begin(), words.end());
  command.environment = {"DUBAN_CONFIG_DIR=" + home, "DUBAN_SERVER=", "DUBAN_CA=", "NO_COLOR=1"};
  command.out = streams / "out";
  command.err = streams / "err";
  const int code = Process(command).Wait();
  return {code, ReadFile(command.out), ReadFile(command.err)};
}

CliAnswer Cli::RunJson(const std::string& login, std::vector<std::string> words) const {
  words.insert(words.begin(), {"-o", "json"});
  return Run(login, words);
}

nlohmann::json Cli::Must(const std::string& login, const std::vector<std::string>& words) const {
  const CliAnswer answer = RunJson(login, words);
  if (answer.exit_code != 0) {
    std::string line = "duban";
    for (const std::string& word : words) line += " " + word;
    throw std::runtime_error(line + ": " + answer.err);
  }
  return answer.Json();
}

void Cli::SignIn(const std::string& login, const std::string& password) const {
  const std::string file = scratch_ / "password";
  WriteFile(file, password + "\n");
  Must(login, {"signin", login, "--password-file", file});
}

}  // namespace duban::testing
