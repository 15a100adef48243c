// A real duban-server on a free port of the loopback interface, with its own configuration and log.
#ifndef DUBAN_TESTS_E2E_HARNESS_SERVER_PROCESS_H_
#define DUBAN_TESTS_E2E_HARNESS_SERVER_PROCESS_H_

#include <memory>
#include <string>

#include "tests/e2e/harness/process.h"
#include "tests/e2e/harness/raw_call.h"
#include "tests/support/test_db.h"

namespace duban::testing {

struct ServerOptions {
  std::string certificate;  // PEM files; both: TLS
  std::string key;
  std::string ca;        // what the harness itself trusts then
  std::string settings;  // further YAML, e.g. "write:\n  threads: 2\n"
};

// Throws std::runtime_error, with the server's log, where it does not come up. Not thread-safe;
// start it from a thread that outlives it.
class ServerProcess {
 public:
  // Writes the configuration; does not start. On a database whose migrations TestDatabase applied,
  // it also leaves the note that sqitch would have.
  explicit ServerProcess(const TestDatabase& database, const ServerOptions& options = {});

  // The root unit and the first administrator, by `duban-server bootstrap`.
  void Bootstrap(const std::string& login, const std::string& password,
                 const std::string& root_unit);

  // Starts and waits until it serves. Always the same port.
  void Start();
  // SIGKILL, and waits for the end.
  void Kill();
  // SIGTERM, and waits for the end: the exit code.
  int Stop();
  void Signal(int signal);

  const std::string& target() const { return target_; }
  const std::string& config_file() const { return config_file_; }
  pid_t pid() const { return process_ ? process_->pid() : 0; }
  // Everything it has logged, over all its starts.
  std::string Log() const;

 private:
  ScratchDirectory scratch_;
  std::string target_;
  std::string config_file_;
  std::string log_file_;
  std::string error_file_;
  std::string ca_;
  std::unique_ptr<Process> process_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_SERVER_PROCESS_H_
