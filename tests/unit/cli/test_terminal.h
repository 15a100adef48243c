// A terminal for tests: streams in memory, an environment of its own, a configuration directory
// that is removed afterwards.
#ifndef DUBAN_TESTS_UNIT_CLI_TEST_TERMINAL_H_
#define DUBAN_TESTS_UNIT_CLI_TEST_TERMINAL_H_

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "clients/cli/exit_code.h"
#include "clients/cli/terminal.h"

namespace duban::cli {

class TestTerminal {
 public:
  TestTerminal();
  ~TestTerminal();
  TestTerminal(const TestTerminal&) = delete;
  TestTerminal& operator=(const TestTerminal&) = delete;

  // Runs one command; out and err then hold what it said.
  ExitCode Run(const std::vector<std::string>& arguments);

  std::string config_directory() const { return directory_; }
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }

  std::map<std::string, std::string> environment;
  std::string password = "a long password";
  std::string input;
  Terminal Make();

 private:
  std::string directory_;
  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;
};

}  // namespace duban::cli

#endif  // DUBAN_TESTS_UNIT_CLI_TEST_TERMINAL_H_
