#include "tests/e2e/harness/server_process.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/storage/schema_check.h"

namespace duban::testing {
namespace {

constexpr std::chrono::seconds kReadyTime{60};
constexpr std::chrono::milliseconds kLookAgain{10};

// Free when asked; a server that loses the race for it says so and fails the test.
int FreePort() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool bound =
      fd >= 0 && bind(fd, any, size) == 0 && getsockname(fd, any, &size) == 0 && close(fd) == 0;
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

void NoteRevision(const TestDatabase& database) {
  const std::string registry = database.name() + "_sqitch";
  database.Sql("CREATE DATABASE IF NOT EXISTS " + registry + ";\nCREATE TABLE IF NOT EXISTS " +
               registry + ".changes AS SELECT '" + storage::kSchemaRevision +
               "' AS `change`, 'duban' AS project, NOW(6) AS committed_at;\nGRANT SELECT ON " +
               registry + ".* TO " + database.Runtime().user + "@localhost;");
}

std::string ConfigText(const storage::ConnectionOptions& database, const ServerOptions& options,
                       const std::string& target, const std::string& log,
                       const std::string& password_file) {
  std::string text = "listen: " + Quoted(target) + "\nreflection: true\n";
  if (!options.certificate.empty()) {
    text += "tls:\n  certificate: " + Quoted(options.certificate) +
            "\n  key: " + Quoted(options.key) + "\n";
  }
  text += "database:\n  socket: " + Quoted(database.unix_socket) +
          "\n  name: " + Quoted(database.database) + "\n  user: " + Quoted(database.user) +
          "\n  password_file: " + Quoted(password_file) + "\n";
  text += "log:\n  level: info\n  file: " + Quoted(log) + "\n";
  return text + options.settings;
}

}  // namespace

ServerProcess::ServerProcess(const TestDatabase& database, const ServerOptions& options)
    : target_("127.0.0.1:" + std::to_string(FreePort())),
      config_file_(scratch_ / "server.yaml"),
      log_file_(scratch_ / "server.log"),
      error_file_(scratch_ / "server.stderr"),
      ca_(options.ca) {
  NoteRevision(database);
  const storage::ConnectionOptions runtime = database.Runtime();
  WriteFile(scratch_ / "database.password", runtime.password + "\n");
  WriteFile(log_file_, "");
  WriteFile(error_file_, "");
  WriteFile(config_file_,
            ConfigText(runtime, options, target_, log_file_, scratch_ / "database.password"));
}

void ServerProcess::Bootstrap(const std::string& login, const std::string& password,
                              const std::string& root_unit) {
  WriteFile(scratch_ / "admin.password", password + "\n");
  RunOrThrow({DUBAN_SERVER_BINARY, "bootstrap", "--config", config_file_, "--admin", login,
              "--password-file", scratch_ / "admin.password", "--unit", root_unit});
}

void ServerProcess::Start() {
  process_ =
      std::make_unique<Process>(Command{.words = {DUBAN_SERVER_BINARY, "--config", config_file_},
                                        .environment = {},
                                        .in = "/dev/null",
                                        .out = error_file_,
                                        .err = error_file_});
  const auto deadline = std::chrono::steady_clock::now() + kReadyTime;
  // A new connection each time: one that was refused waits before it tries again.
  while (!RawCaller(target_, ca_).Serving()) {
    if (!process_->Running() || std::chrono::steady_clock::now() > deadline) {
      throw std::runtime_error("duban-server is not ready: " + ReadFile(error_file_) + Log());
    }
    std::this_thread::sleep_for(kLookAgain);
  }
}

void ServerProcess::Kill() {
  if (!process_) return;
  process_->Signal(SIGKILL);
  process_->Wait();
  process_.reset();
}

int ServerProcess::Stop() {
  process_->Signal(SIGTERM);
  const int code = process_->Wait();
  process_.reset();
  return code;
}

void ServerProcess::Signal(int signal) { process_->Signal(signal); }

std::string ServerProcess::Log() const { return ReadFile(log_file_) + ReadFile(error_file_); }

}  // namespace duban::testing
