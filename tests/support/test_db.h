// A real MariaDB for tests: a throw-away server per test binary (or the one the test runner started
// and named in DUBAN_TEST_DB_SOCKET), and a fresh database per test. What cannot be started is an
// error, never a skip: everything here throws std::runtime_error.
#ifndef DUBAN_TESTS_SUPPORT_TEST_DB_H_
#define DUBAN_TESTS_SUPPORT_TEST_DB_H_

#include <string>

#include <sys/types.h>

#include "server/storage/session.h"

namespace duban::testing {

class TestServer {
 public:
  struct Options {
    bool durable = false;  // flush at every commit, as in production
  };

  // The server of this test binary; started at the first call, stopped when the process ends.
  static TestServer& Shared();

  // A server of one's own, for tests that stop it. Runs as the caller, on a unix socket only, and
  // dies with this process.
  explicit TestServer(const Options& options);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  const std::string& socket() const { return socket_; }
  pid_t pid() const { return pid_; }  // 0 for a shared one that the runner owns

  // Ends the process with SIGKILL, as a power cut would, and starts it again on the same data.
  void Kill();
  void Start();

  // Runs statements as the administrator through the `mariadb` client; returns its output, tabs
  // between columns, without headings. `database` may be "".
  std::string Sql(const std::string& database, const std::string& statements) const;

 private:
  struct Borrowed {};
  TestServer(Borrowed, std::string socket);
  void CreateAccounts() const;
  void AwaitReady() const;

  Options options_;
  std::string directory_;
  std::string socket_;
  pid_t pid_ = 0;
};

class TestDatabase {
 public:
  enum class Schema { kEmpty, kMigrated };

  // kMigrated applies migrations/deploy/*.sql in the order of sqitch.plan, as the owner.
  explicit TestDatabase(Schema schema = Schema::kMigrated,
                        TestServer& server = TestServer::Shared());
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& name() const { return name_; }
  TestServer& server() const { return server_; }
  // The account of migrations: every right on this database.
  storage::ConnectionOptions Owner() const;
  // The account the server runs as: what the migrations grant it; with kEmpty, all DML.
  storage::ConnectionOptions Runtime() const;
  // As the administrator, in this database.
  std::string Sql(const std::string& statements) const { return server_.Sql(name_, statements); }

 private:
  TestServer& server_;
  std::string name_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_TEST_DB_H_
