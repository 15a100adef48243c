// One connection to MariaDB with our settings, and the only place that runs SQL (with SOCI, which
// nothing else includes). Statement renders the text; TransactionRunner alone begins and ends
// transactions.
//
// The session watches what SOCI and MariaDB leave to the caller: after an SQL error nothing more is
// sent until the ROLLBACK (a deadlock leaves autocommit behind, a lock wait leaves half a
// transaction), a write outside a transaction is refused, and nothing is sent after the deadline.
// Not thread-safe.
#ifndef DUBAN_SERVER_STORAGE_SESSION_H_
#define DUBAN_SERVER_STORAGE_SESSION_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/storage/column.h"
#include "server/storage/faults.h"
#include "server/storage/sql_text.h"

namespace soci {
class session;
}  // namespace soci

namespace duban::storage {

using SteadyTime = std::chrono::steady_clock::time_point;

struct ConnectionOptions {
  std::string unix_socket;
  std::string user;
  std::string password;
  std::string database;
  std::chrono::seconds connect_timeout{3};
  // Longer than max_statement_time, so that it only meets a dead network or a stopped server.
  std::chrono::seconds io_timeout{20};
  int lock_wait_timeout_s = 2;
  int statement_time_max_s = 5;
};

// SOCI's connection string, every value quoted. Holds the password: never log it.
std::string DsnOf(const ConnectionOptions& options);

// Makes steps of a transaction fail, for tests.
class FaultInjector {
 public:
  virtual ~FaultInjector() = default;
  // Asked before each step of a transaction: "begin" (n = 0), then each statement by its name,
  // "commit", and "committed" (after COMMIT took effect, before its answer is believed); n counts
  // the steps of this transaction. A returned error number makes the step fail as if the server had
  // answered it: a lost connection is really cut, a deadlock is really rolled back.
  virtual std::optional<unsigned> BeforeStep(const std::string& step_name, int n) = 0;
};

class Session {
 public:
  // Errors: UNAVAILABLE/DATABASE_UNAVAILABLE, whatever the number, which FaultOf() has.
  static absl::StatusOr<std::unique_ptr<Session>> Open(const ConnectionOptions& options);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // One statement as Statement or Row… rendered it. With columns > 0 each row is handed to on_row;
  // without, the answer is the number of rows affected.
  absl::StatusOr<std::int64_t> Execute(const char* name, const SqlText& sql, std::size_t columns,
                                       const std::function<void(const std::vector<Cell>&)>& on_row);

  // For a statement that ran but affected another number of rows than it must: the transaction has
  // failed, as after an SQL error. Returns INTERNAL/DATABASE_ERROR.
  absl::Status FailExpectation(const char* name);

  // False once the connection is lost, or an error left it in doubt: close it.
  bool usable() const { return usable_; }
  bool in_transaction() const { return in_transaction_; }
  // The first error since BEGIN (outside a transaction: of the last statement).
  const std::optional<FaultInfo>& failure() const { return failure_; }
  // Statements sent on this session, each one a round trip, BEGIN, COMMIT and ROLLBACK included.
  std::uint64_t statements() const { return statements_; }
  // The same of all sessions of the process. Thread-safe.
  static std::uint64_t TotalStatements();
  // What the last UPDATE gave to LAST_INSERT_ID(…): read at once, as the affected rows are.
  std::int64_t last_insert_id() const;
  // MariaDB's CONNECTION_ID().
  std::uint64_t connection_id() const;
  // Asks the server whether the connection lives.
  bool Ping();
  // After it nothing is sent; the default is never.
  void set_deadline(SteadyTime deadline) { deadline_ = deadline; }

 private:
  friend class TransactionRunner;
  enum class Phase { kBegin, kStatement, kCommit };

  explicit Session(std::unique_ptr<soci::session> connection);
  absl::Status Begin(FaultInjector* injector);
  absl::Status Commit();
  // Ends the transaction whatever state it is in; afterwards usable() tells.
  void Rollback();

  // Makes the next statement meet the injected fault; the number if it was met without sending.
  std::optional<unsigned> Inject(const std::string& step_name);
  void Cut();
  absl::Status Fail(const char* name, Phase phase, unsigned err_num);
  absl::Status CheckMaySend(const char* name, const std::string& sql);
  void CountStatement();
  // Sends a complete text that has no result; 0 or the error number.
  unsigned Send(const std::string& text);
  absl::StatusOr<std::int64_t> Write(const char* name, const SqlText& sql);
  absl::StatusOr<std::int64_t> Select(const char* name, const SqlText& sql, std::size_t columns,
                                      const std::function<void(const std::vector<Cell>&)>& on_row);

  std::unique_ptr<soci::session> connection_;
  SteadyTime deadline_ = SteadyTime::max();
  FaultInjector* injector_ = nullptr;
  int step_ = 0;
  bool in_transaction_ = false;
  bool usable_ = true;
  std::optional<FaultInfo> failure_;
  std::uint64_t statements_ = 0;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_SESSION_H_
