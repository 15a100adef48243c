// One connection to MariaDB with our settings, and the only place that runs SQL (with SOCI, which
// nothing else includes). Statement renders the text; TransactionRunner alone begins and ends
// transactions.
//
// The session watches what SOCI and MariaDB leave to the caller: after an SQL error nothing more is
// sent until the ROLLBACK (a deadlock leaves autocommit behind, a lock wait leaves half a
// transaction), a write outside a transaction is refused, and nothing is sent after the deadline.
//
// Writes whose answer nobody needs at once wait, and travel together before the next statement that
// has one and before COMMIT: one round trip for all of them (ADR 49). The server stops at the first
// that fails.
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

  // The three take a statement as Statement or Row… rendered it; names are literals.
  // Each row is handed to on_row; the answer is their number.
  absl::StatusOr<std::int64_t> Select(const char* name, const SqlText& sql, std::size_t columns,
                                      const std::function<void(const std::vector<Cell>&)>& on_row);

  // A statement without result, sent with the next that has one, or by Commit() at the latest: that
  // is what reports its errors, and INTERNAL/DATABASE_ERROR if it did not affect `rows` rows
  // (absent: any number will do).
  absl::Status Write(const char* name, const SqlText& sql, std::optional<std::int64_t> rows);

  // The same, sent at once; the answer is the number of rows affected.
  absl::StatusOr<std::int64_t> WriteNow(const char* name, const SqlText& sql);

  // For a statement that ran but did not do what it must: the transaction has failed, as after an
  // SQL error. Returns INTERNAL/DATABASE_ERROR.
  absl::Status FailExpectation(const char* name);

  // False once the connection is lost, or an error left it in doubt: close it.
  bool usable() const { return usable_; }
  bool in_transaction() const { return in_transaction_; }
  // The first error since BEGIN (outside a transaction: of the last statement).
  const std::optional<FaultInfo>& failure() const { return failure_; }
  // Statements sent on this session, BEGIN, COMMIT and ROLLBACK included.
  std::uint64_t statements() const { return statements_; }
  // The same of all sessions of the process, and the round trips that they took. Thread-safe.
  static std::uint64_t TotalStatements();
  static std::uint64_t TotalRoundTrips();
  // MariaDB's CONNECTION_ID().
  std::uint64_t connection_id() const;
  // Asks the server whether the connection lives.
  bool Ping();
  // After it nothing is sent; the default is never.
  void set_deadline(SteadyTime deadline) { deadline_ = deadline; }

 private:
  friend class TransactionRunner;
  enum class Phase { kBegin, kStatement, kCommit };
  // A write that has not been sent yet.
  struct Waiting {
    const char* name;
    std::string text;
    std::optional<std::int64_t> rows;
  };

  explicit Session(std::unique_ptr<soci::session> connection);
  absl::Status Begin(FaultInjector* injector);
  absl::Status Commit();
  // Ends the transaction whatever state it is in; afterwards usable() tells.
  void Rollback();

  // Makes this step meet the injected fault, if there is one.
  absl::Status Inject(const char* step_name, Phase phase);
  void Cut();
  absl::Status Fail(const char* name, Phase phase, unsigned err_num);
  absl::Status CheckMaySend(const char* name);
  absl::Status CheckStatement(const char* name, const std::string& sql);
  void CountSent(std::uint64_t statements);
  // Sends a complete text that has no result; 0 or the error number.
  unsigned Send(const std::string& text);
  // Sends what waits; the rows that the last of it affected.
  absl::StatusOr<std::int64_t> SendWaiting();
  absl::StatusOr<std::int64_t> Fetch(const char* name, const SqlText& sql, std::size_t columns,
                                     const std::function<void(const std::vector<Cell>&)>& on_row);

  std::unique_ptr<soci::session> connection_;
  SteadyTime deadline_ = SteadyTime::max();
  FaultInjector* injector_ = nullptr;
  int step_ = 0;
  bool in_transaction_ = false;
  bool usable_ = true;
  std::optional<FaultInfo> failure_;
  std::vector<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::uint64_t statements_ = 0;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_SESSION_H_
