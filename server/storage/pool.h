// Sessions to share: opened when first needed, at most `sessions_max`, taken with a deadline,
// closed when broken, old or returned inside a transaction. Thread-safe; a lease belongs to one
// thread.
#ifndef DUBAN_SERVER_STORAGE_POOL_H_
#define DUBAN_SERVER_STORAGE_POOL_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/storage/session.h"

namespace duban::storage {

struct PoolOptions {
  std::size_t sessions_max = 8;
  // Older sessions are replaced, so that a failed-over database gets its share back.
  std::chrono::milliseconds age_max = std::chrono::minutes(30);
  // A session idle for longer is asked whether it lives before it is handed out.
  std::chrono::milliseconds ping_after = std::chrono::seconds(30);
};

struct PoolStats {
  std::size_t open = 0;  // idle ones included
  std::size_t idle = 0;
  std::uint64_t waits = 0;      // leases that had to wait
  std::uint64_t timeouts = 0;   // of these, without success
  std::uint64_t opened = 0;     // sessions opened since the start
  std::uint64_t discarded = 0;  // sessions closed for being broken, old or misused
};

class Pool {
 public:
  Pool(ConnectionOptions connection, PoolOptions options);
  // Precondition: every lease is back.
  ~Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  class Lease {
   public:
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Session& operator*() const { return *entry_.session; }
    Session* operator->() const { return entry_.session.get(); }
    // The session is closed when the lease ends.
    void Discard() { discard_ = true; }

   private:
    friend class Pool;
    struct Entry {
      std::unique_ptr<Session> session;
      SteadyTime opened_at;
      SteadyTime idle_since;
    };
    Lease(Pool& pool, Entry entry) : pool_(&pool), entry_(std::move(entry)) {}
    Pool* pool_;
    Entry entry_;
    bool discard_ = false;
  };

  // Errors: DEADLINE_EXCEEDED/DATABASE_TIMEOUT if none was free in time,
  // UNAVAILABLE/DATABASE_UNAVAILABLE if a new one could not be opened.
  absl::StatusOr<Lease> Take(SteadyTime deadline);

  PoolStats stats() const;

 private:
  using Entry = Lease::Entry;
  absl::StatusOr<Lease> OpenOne();
  bool Fresh(Entry& entry) const;
  void Return(Entry entry, bool discard);

  const ConnectionOptions connection_;
  const PoolOptions options_;
  mutable std::mutex mu_;
  std::condition_variable returned_;
  std::vector<Entry> idle_;  // guarded by mu_
  PoolStats stats_;          // guarded by mu_, but for `idle`
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_POOL_H_
