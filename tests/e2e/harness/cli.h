// The `duban` program as a person at a terminal would run it: one session file a person.
#ifndef DUBAN_TESTS_E2E_HARNESS_CLI_H_
#define DUBAN_TESTS_E2E_HARNESS_CLI_H_

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/e2e/harness/process.h"

namespace duban::testing {

struct CliAnswer {
  int exit_code = 0;
  std::string out;
  std::string err;
  nlohmann::json Json() const { return nlohmann::json::parse(out); }
  // The error as `-o json` prints it.
  nlohmann::json Error() const { return nlohmann::json::parse(err).at("error"); }
};

class Cli {
 public:
  explicit Cli(std::string target, std::string ca_file = "");

  // `duban WORDS…` as `login`, who has signed in before; "" for somebody who has not.
  CliAnswer Run(const std::string& login, const std::vector<std::string>& words) const;
  // The same with `-o json`.
  CliAnswer RunJson(const std::string& login, std::vector<std::string> words) const;
  // The JSON answer of a command that must succeed; throws with its error otherwise.
  nlohmann::json Must(const std::string& login, const std::vector<std::string>& words) const;
  // `duban signin`; throws unless it succeeds.
  void SignIn(const std::string& login, const std::string& password) const;

 private:
  std::string target_;
  std::string ca_file_;
  ScratchDirectory scratch_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_CLI_H_
