// duban-server: parses the command line, starts the application, waits for a signal, drains.
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include <pthread.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <absl/synchronization/mutex.h>
#include <google/protobuf/stubs/logging.h>
#include <sodium.h>

#include "server/base/config.h"
#include "server/base/log.h"
#include "server/wiring.h"

namespace duban {
namespace {

using base::LogLevel;

constexpr int kFailed = 1;      // it could not start
constexpr int kBadUsage = 2;    // the command line or the configuration
constexpr int kDrainStuck = 3;  // the drain took too long and was cut short

// Ends the process when a drain hangs: an operator's restart must not wait for a stuck call.
class DrainWatchdog {
 public:
  explicit DrainWatchdog(absl::Duration patience)
      : thread_([this, patience] {
          std::unique_lock lock(mu_);
          if (done_cv_.wait_for(lock, absl::ToChronoMilliseconds(patience),
                                [this] { return done_; })) {
            return;
          }
          base::Log(LogLevel::kError, "drain took too long, ending at once");
          ::_exit(kDrainStuck);
        }) {}
  ~DrainWatchdog() {
    {
      const std::lock_guard lock(mu_);
      done_ = true;
    }
    done_cv_.notify_all();
    thread_.join();
  }
  DrainWatchdog(const DrainWatchdog&) = delete;
  DrainWatchdog& operator=(const DrainWatchdog&) = delete;

 private:
  std::mutex mu_;
  std::condition_variable done_cv_;
  bool done_ = false;  // guarded by mu_
  std::thread thread_;
};

sigset_t EndSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

// Protobuf reports what it refuses to parse; its lines name fields, never values.
void LogProtobuf(google::protobuf::LogLevel, const char*, int, const std::string& message) {
  base::Log(LogLevel::kInfo, "protobuf", {{"text", message}});
}

int Complain(const absl::Status& status, int exit_code) {
  std::cerr << "duban-server: " << status.message() << "\n";
  return exit_code;
}

int Serve(const base::ServerConfig& config) {
  // Before any thread begins, so that all of them inherit it: only main takes these signals.
  const sigset_t signals = EndSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  if (const absl::Status opened = base::OpenLog(config.log.level, config.log.file); !opened.ok()) {
    return Complain(opened, kBadUsage);
  }
  google::protobuf::SetLogHandler(&LogProtobuf);
  absl::StatusOr<std::unique_ptr<Application>> application = Application::Start(config);
  if (!application.ok()) {
    base::Log(LogLevel::kError, "cannot start",
              {{"error", std::string(application.status().message())}});
    return Complain(application.status(), kFailed);
  }
  base::Log(LogLevel::kInfo, "serving",
            {{"version", DUBAN_VERSION},
             {"listen", config.listen},
             {"port", (*application)->Port()},
             {"tls", config.tls.has_value()},
             {"pid", ::getpid()}});
  int signal = 0;
  sigwait(&signals, &signal);
  base::Log(LogLevel::kInfo, "draining", {{"signal", signal}});
  const DrainWatchdog watchdog(config.drain.notice + 2 * config.drain.grace + absl::Seconds(5));
  (*application)->Drain();
  application->reset();
  base::Log(LogLevel::kInfo, "ended");
  return 0;
}

int RunBootstrap(const base::ServerConfig& config, FirstAdministrator administrator,
                 const std::string& password_file) {
  absl::StatusOr<std::string> password = base::ReadFile(password_file);
  if (!password.ok()) return Complain(password.status(), kBadUsage);
  administrator.password = password->substr(0, password->find_first_of("\r\n"));
  const absl::StatusOr<std::string> done = Bootstrap(config, administrator);
  if (!done.ok()) {
    const bool usage = done.status().code() == absl::StatusCode::kInvalidArgument;
    return Complain(done.status(), usage ? kBadUsage : kFailed);
  }
  std::cout << *done << "\n";
  return 0;
}

int Main(int argc, char** argv) {
  CLI::App app("Duban server (督办). Serves duban.v1 over gRPC.", "duban-server");
  app.footer("Example: duban-server --config /etc/duban/duban.yaml");
  app.set_version_flag("--version", std::string("duban-server ") + DUBAN_VERSION);
  std::string config_file;
  bool check = false;
  bool print = false;
  app.add_option("--config", config_file, "Configuration file (YAML)");
  app.add_flag("--check-config", check, "Say whether the configuration is valid, and end");
  app.add_flag("--print-config", print,
               "Print the configuration in force without secrets, and end");

  CLI::App* bootstrap = app.add_subcommand(
      "bootstrap", "Create the root unit and the first administrator in an empty directory");
  bootstrap->footer(
      "Example: duban-server bootstrap --config duban.yaml --admin admin --password-file "
      "admin.password --unit 教育局");
  FirstAdministrator administrator{
      .login = "", .password = "", .display_name = "系统管理员", .unit = "本局"};
  std::string password_file;
  bootstrap->add_option("--config", config_file, "Configuration file (YAML)");
  bootstrap->add_option("--admin", administrator.login, "Login of the administrator")->required();
  bootstrap->add_option("--password-file", password_file, "File whose first line is the password")
      ->required();
  bootstrap->add_option("--display-name", administrator.display_name, "The administrator's name");
  bootstrap->add_option("--unit", administrator.unit, "Name of the root unit, a bureau");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : kBadUsage;
  }
  if (config_file.empty())
    return Complain(absl::InvalidArgumentError("--config is required"), kBadUsage);
  const absl::StatusOr<base::ServerConfig> config = base::LoadServerConfig(config_file);
  if (!config.ok()) return Complain(config.status(), kBadUsage);
  if (bootstrap->parsed()) return RunBootstrap(*config, administrator, password_file);
  if (print) std::cout << base::PrintServerConfig(*config);
  if (check && !print) std::cout << config_file << ": valid\n";
  if (check || print) return 0;
  return Serve(*config);
}

}  // namespace
}  // namespace duban

int main(int argc, char** argv) {
  // Before any thread begins: it chooses implementations and opens the source of randomness.
  if (sodium_init() < 0) {
    std::fprintf(stderr, "duban-server: libsodium does not start\n");
    return duban::kFailed;
  }
  // Debian's build of the library, which gRPC locks with, looks for cycles at every lock: a
  // twentieth of the server's CPU under load.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  try {
    return duban::Main(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "duban-server: %s\n", e.what());
    return duban::kFailed;
  }
}
