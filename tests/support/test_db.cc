#include "tests/support/test_db.h"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace duban::testing {
namespace {

namespace fs = std::filesystem;

constexpr char kOwner[] = "duban_owner";
constexpr char kRuntime[] = "duban_app";
constexpr char kPassword[] = "test 'only' \\ pass";  // with what a DSN must quote
constexpr std::chrono::seconds kReadyTime{60};

// Starts a program with its streams on files; it gets SIGKILL when this process ends.
pid_t Spawn(const std::vector<std::string>& command, const std::string& in,
            const std::string& out) {
  std::vector<char*> argv;
  for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error("fork failed");
  if (pid > 0) return pid;
  // Only async-signal-safe calls from here on: the parent may have threads.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(125);
  const int in_fd = open(in.c_str(), O_RDONLY | O_CLOEXEC);
  const int out_fd = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (in_fd < 0 || out_fd < 0) _exit(126);
  dup2(in_fd, STDIN_FILENO);
  dup2(out_fd, STDOUT_FILENO);
  dup2(out_fd, STDERR_FILENO);
  execvp(argv[0], argv.data());
  _exit(127);
}

int Await(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string MakeDirectory() {
  // Short: a socket's path has room for 107 bytes.
  std::string path = "/tmp/duban-db-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  return path;
}

// A quoted SQL string.
std::string Quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::vector<std::string> PlannedChanges(const fs::path& plan) {
  std::ifstream in(plan);
  if (!in) throw std::runtime_error("cannot read " + plan.string());
  std::vector<std::string> changes;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '%' || line[0] == '#' || line[0] == '@') continue;
    changes.push_back(line.substr(0, line.find(' ')));
  }
  if (changes.empty()) throw std::runtime_error("no change in " + plan.string());
  return changes;
}

}  // namespace

TestServer& TestServer::Shared() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment
  static const char* const borrowed = std::getenv("DUBAN_TEST_DB_SOCKET");
  static const std::unique_ptr<TestServer> server(
      borrowed != nullptr ? new TestServer(Borrowed(), borrowed) : new TestServer(Options()));
  return *server;
}

TestServer::TestServer(Borrowed, std::string socket)
    : directory_(MakeDirectory()), socket_(std::move(socket)) {
  AwaitReady();
  CreateAccounts();
}

TestServer::TestServer(const Options& options)
    : options_(options), directory_(MakeDirectory()), socket_(directory_ + "/s") {
  const std::string log = directory_ + "/install.log";
  const int code =
      Await(Spawn({"mariadb-install-db", "--no-defaults", "--datadir=" + directory_ + "/data",
                   "--auth-root-authentication-method=normal", "--skip-test-db",
                   "--skip-name-resolve", "--user=" + std::string(geteuid() == 0 ? "root" : "")},
                  "/dev/null", log));
  if (code != 0) throw std::runtime_error("mariadb-install-db failed: " + ReadAll(log));
  Start();
  CreateAccounts();
}

TestServer::~TestServer() {
  Kill();
  std::error_code ignored;
  fs::remove_all(directory_, ignored);
}

void TestServer::Start() {
  std::vector<std::string> command = {"mariadbd",
                                      "--no-defaults",
                                      "--datadir=" + directory_ + "/data",
                                      "--socket=" + socket_,
                                      "--pid-file=" + directory_ + "/pid",
                                      "--skip-networking",
                                      "--skip-name-resolve",
                                      "--character-set-server=utf8mb4",
                                      "--collation-server=utf8mb4_bin",
                                      "--innodb-buffer-pool-size=128M",
                                      "--innodb-log-file-size=64M",
                                      "--max-connections=200"};
  if (geteuid() == 0) command.emplace_back("--user=root");
  if (options_.durable) {
    command.emplace_back("--innodb-flush-log-at-trx-commit=1");
  } else {
    command.emplace_back("--innodb-flush-log-at-trx-commit=0");
    command.emplace_back("--skip-innodb-doublewrite");
  }
  pid_ = Spawn(command, "/dev/null", directory_ + "/mariadbd.log");
  AwaitReady();
}

void TestServer::Kill() {
  if (pid_ == 0) return;
  kill(pid_, SIGKILL);
  Await(pid_);
  pid_ = 0;
}

void TestServer::AwaitReady() const {
  const auto deadline = std::chrono::steady_clock::now() + kReadyTime;
  storage::ConnectionOptions options;
  options.unix_socket = socket_;
  options.user = "root";
  while (!storage::Session::Open(options).ok()) {
    if (std::chrono::steady_clock::now() > deadline) {
      throw std::runtime_error("MariaDB is not ready: " + ReadAll(directory_ + "/mariadbd.log"));
    }
    if (pid_ != 0 && waitpid(pid_, nullptr, WNOHANG) == pid_) {
      throw std::runtime_error("mariadbd ended: " + ReadAll(directory_ + "/mariadbd.log"));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

void TestServer::CreateAccounts() const {
  std::string sql;
  for (const char* user : {kOwner, kRuntime}) {
    // Another test of the run may have made it already, for its grants alone.
    const std::string account = std::string(user) + "@localhost";
    sql.append("CREATE USER IF NOT EXISTS ").append(account);
    sql.append(";\nALTER USER ").append(account).append(" IDENTIFIED BY ");
    sql.append(Quoted(kPassword)).append(";\n");
  }
  Sql("", sql);
}

std::string TestServer::Sql(const std::string& database, const std::string& statements) const {
  static std::atomic<int> counter{0};
  const std::string stem = directory_ + "/sql" + std::to_string(++counter);
  std::ofstream(stem + ".in", std::ios::binary) << statements;
  std::vector<std::string> command = {"mariadb",
                                      "--no-defaults",
                                      "--batch",
                                      "--skip-column-names",
                                      "--user=root",
                                      "--default-character-set=utf8mb4",
                                      "--socket=" + socket_};
  if (!database.empty()) command.push_back(database);
  const int code = Await(Spawn(command, stem + ".in", stem + ".out"));
  std::string output = ReadAll(stem + ".out");
  fs::remove(stem + ".in");
  fs::remove(stem + ".out");
  if (code != 0) throw std::runtime_error("mariadb: " + output);
  return output;
}

TestDatabase::TestDatabase(Schema schema, TestServer& server) : server_(server) {
  static std::atomic<int> counter{0};
  name_ = "duban_test_" + std::to_string(getpid()) + "_" + std::to_string(++counter);
  server_.Sql("", "CREATE DATABASE " + name_ + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n" +
                      "GRANT ALL ON " + name_ + ".* TO " + kOwner +
                      "@localhost WITH GRANT OPTION;");
  if (schema == Schema::kEmpty) {
    server_.Sql("", "GRANT SELECT, INSERT, UPDATE, DELETE ON " + name_ + ".* TO " + kRuntime +
                        "@localhost;");
    return;
  }
  const fs::path migrations(DUBAN_MIGRATIONS_DIR);
  std::string sql;
  for (const std::string& change : PlannedChanges(migrations / "sqitch.plan")) {
    sql += ReadAll(migrations / "deploy" / (change + ".sql")) + "\n";
  }
  Sql(sql);
}

TestDatabase::~TestDatabase() {
  try {
    server_.Sql("", "DROP DATABASE " + name_ + ";");
  } catch (const std::runtime_error&) {
    // The server is gone, and the database with it.
  }
}

storage::ConnectionOptions TestDatabase::Owner() const {
  storage::ConnectionOptions options;
  options.unix_socket = server_.socket();
  options.user = kOwner;
  options.password = kPassword;
  options.database = name_;
  return options;
}

storage::ConnectionOptions TestDatabase::Runtime() const {
  storage::ConnectionOptions options = Owner();
  options.user = kRuntime;
  return options;
}

}  // namespace duban::testing
