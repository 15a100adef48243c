// The one place that begins and ends transactions, and the one that repeats them.
//
// A body is repeated whole: it must start from what it reads, and leave no trace but in the
// database. That is safe for commands because a repeat reads the stored answers before it decides:
// whatever an earlier, unanswered attempt may have committed, it finds.
//
// After any SQL error the transaction is rolled back, whatever the body returns: an error that the
// body swallowed still wins over its OK. Exceptions (programmers' errors) roll back, close the
// session and pass through. Thread-safe.
#ifndef DUBAN_SERVER_STORAGE_TRANSACTION_H_
#define DUBAN_SERVER_STORAGE_TRANSACTION_H_

#include <atomic>
#include <cstdint>
#include <functional>

#include <absl/status/status.h>

#include "server/base/limits.h"
#include "server/storage/pool.h"
#include "server/storage/session.h"

namespace duban::storage {

struct TransactionOptions {
  // No attempt and no statement starts after it.
  SteadyTime deadline = SteadyTime::max();
  // Conflicts and lost connections are repeated, with jitter, until so many attempts were made.
  int attempts_max = limits::kWriteAttemptsMax;
  // Whether an unanswered COMMIT counts as one more reason to repeat. Only for bodies that find out
  // by themselves what happened (a request row) or may as well happen twice (a block of ids);
  // otherwise the caller gets UNAVAILABLE/DATABASE_COMMIT_UNKNOWN at once.
  bool repeat_unknown_commit = false;
};

struct TransactionStats {
  std::uint64_t committed = 0;
  std::uint64_t rolled_back = 0;  // every attempt that did not commit
  std::uint64_t conflicts = 0;
  std::uint64_t lost = 0;
  std::uint64_t unknown_commits = 0;
};

class TransactionRunner {
 public:
  using Body = std::function<absl::Status(Session&)>;

  // Both must outlive the runner; the injector is null in production.
  explicit TransactionRunner(Pool& pool, FaultInjector* injector = nullptr)
      : pool_(pool), injector_(injector) {}

  // Runs body between BEGIN and COMMIT. A body's own error (no SQL failed) rolls back and is
  // returned as it is. Errors otherwise: MakeFault's of the last attempt, kDuplicate never repeated
  // (read again to see whose row it is).
  absl::Status Run(const TransactionOptions& options, const Body& body);

  // Runs body without a transaction, for SELECTs only (the session refuses others). Repeated once
  // if the connection was lost.
  absl::Status Read(SteadyTime deadline, const Body& body);

  TransactionStats stats() const;

 private:
  absl::Status Attempt(const TransactionOptions& options, const Body& body);
  absl::Status Finish(Session& session, const absl::Status& body_status);
  void Count(const absl::Status& status);

  Pool& pool_;
  FaultInjector* const injector_;
  std::atomic<std::uint64_t> committed_{0};
  std::atomic<std::uint64_t> rolled_back_{0};
  std::atomic<std::uint64_t> conflicts_{0};
  std::atomic<std::uint64_t> lost_{0};
  std::atomic<std::uint64_t> unknown_commits_{0};
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_TRANSACTION_H_
