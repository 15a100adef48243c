#include "server/storage/pool.h"

#include "server/storage/faults.h"

namespace duban::storage {
namespace {

SteadyTime Now() { return std::chrono::steady_clock::now(); }

}  // namespace

Pool::Pool(ConnectionOptions connection, PoolOptions options)
    : connection_(std::move(connection)), options_(options) {}

Pool::Lease::~Lease() {
  if (entry_.session != nullptr) pool_->Return(std::move(entry_), discard_);
}

absl::StatusOr<Pool::Lease> Pool::Take(SteadyTime deadline) {
  std::unique_lock lock(mu_);
  const auto available = [this] { return !idle_.empty() || stats_.open < options_.sessions_max; };
  bool waited = false;
  for (;;) {
    if (!available()) {
      if (!waited) ++stats_.waits;
      waited = true;
      if (!returned_.wait_until(lock, deadline, available)) {
        ++stats_.timeouts;
        return MakeFault({Fault::kTimeout, 0, "pool.take"});
      }
    }
    if (idle_.empty()) break;
    Entry entry = std::move(idle_.back());  // the one used last: the others may grow old
    idle_.pop_back();
    lock.unlock();
    if (Fresh(entry)) {
      entry.session->set_deadline(deadline);
      return Lease(*this, std::move(entry));
    }
    entry.session.reset();
    lock.lock();
    --stats_.open;
    ++stats_.discarded;
  }
  ++stats_.open;
  lock.unlock();
  absl::StatusOr<Lease> lease = OpenOne();
  if (lease.ok()) (*lease)->set_deadline(deadline);
  return lease;
}

absl::StatusOr<Pool::Lease> Pool::OpenOne() {
  absl::StatusOr<std::unique_ptr<Session>> session = Session::Open(connection_);
  {
    const std::lock_guard lock(mu_);
    if (session.ok()) {
      ++stats_.opened;
    } else {
      --stats_.open;
    }
  }
  if (!session.ok()) {
    returned_.notify_one();
    return session.status();
  }
  return Lease(*this, Entry{*std::move(session), Now(), Now()});
}

bool Pool::Fresh(Entry& entry) const {
  const SteadyTime now = Now();
  if (now - entry.opened_at >= options_.age_max) return false;
  return now - entry.idle_since < options_.ping_after || entry.session->Ping();
}

void Pool::Return(Entry entry, bool discard) {
  if (discard || !entry.session->usable() || entry.session->in_transaction()) {
    entry.session.reset();  // closes, outside the lock
  }
  entry.idle_since = Now();
  {
    const std::lock_guard lock(mu_);
    if (entry.session != nullptr) {
      idle_.push_back(std::move(entry));
    } else {
      --stats_.open;
      ++stats_.discarded;
    }
  }
  returned_.notify_one();
}

PoolStats Pool::stats() const {
  const std::lock_guard lock(mu_);
  PoolStats stats = stats_;
  stats.idle = idle_.size();
  return stats;
}

}  // namespace duban::storage
