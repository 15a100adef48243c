#include "server/storage/transaction.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "server/base/status.h"
#include "server/storage/faults.h"

namespace duban::storage {
namespace {

// Before attempt n + 1: up to 8, 16, 32, … 256 ms, so that the parties of a conflict part.
std::chrono::milliseconds Pause(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  return std::chrono::milliseconds(
      std::uniform_int_distribution<int>(1, 4 << std::min(attempt, 6))(random));
}

bool Repeatable(const absl::Status& status, bool repeat_unknown_commit) {
  const std::optional<FaultInfo> info = FaultOf(status);
  if (!info) return false;
  return info->fault == Fault::kConflict || info->fault == Fault::kLost ||
         (info->fault == Fault::kUnknownCommit && repeat_unknown_commit);
}

}  // namespace

absl::Status TransactionRunner::Run(const TransactionOptions& options, const Body& body) {
  for (int attempt = 1;; ++attempt) {
    absl::Status status = Attempt(options, body);
    Count(status);
    if (status.ok() || !Repeatable(status, options.repeat_unknown_commit) ||
        attempt >= options.attempts_max) {
      return status;
    }
    const auto pause = Pause(attempt);
    if (std::chrono::steady_clock::now() >= options.deadline - pause) return status;
    std::this_thread::sleep_for(pause);  // without a session: the lease went back
  }
}

absl::Status TransactionRunner::Attempt(const TransactionOptions& options, const Body& body) {
  ASSIGN_OR_RETURN(Pool::Lease lease, pool_.Take(options.deadline));
  Session& session = *lease;
  try {
    absl::Status status = session.Begin(injector_);
    if (status.ok()) status = Finish(session, body(session));
    if (!status.ok()) session.Rollback();
    return status;
  } catch (...) {  // a programmer's error: the session is in no known state
    lease.Discard();
    throw;
  }
}

absl::Status TransactionRunner::Finish(Session& session, const absl::Status& body_status) {
  if (session.failure()) return MakeFault(*session.failure());
  if (!body_status.ok()) return body_status;
  return session.Commit();
}

absl::Status TransactionRunner::Read(SteadyTime deadline, const Body& body) {
  constexpr int kAttemptsMax = 2;
  for (int attempt = 1;; ++attempt) {
    ASSIGN_OR_RETURN(Pool::Lease lease, pool_.Take(deadline));
    absl::Status status;
    try {
      status = body(*lease);
    } catch (...) {
      lease.Discard();
      throw;
    }
    if (status.ok() || lease->usable() || attempt >= kAttemptsMax) return status;
    lost_.fetch_add(1, std::memory_order_relaxed);
  }
}

void TransactionRunner::Count(const absl::Status& status) {
  constexpr auto kRelaxed = std::memory_order_relaxed;
  if (status.ok()) {
    committed_.fetch_add(1, kRelaxed);
    return;
  }
  rolled_back_.fetch_add(1, kRelaxed);
  const std::optional<FaultInfo> info = FaultOf(status);
  if (!info) return;
  if (info->fault == Fault::kConflict) conflicts_.fetch_add(1, kRelaxed);
  if (info->fault == Fault::kLost) lost_.fetch_add(1, kRelaxed);
  if (info->fault == Fault::kUnknownCommit) unknown_commits_.fetch_add(1, kRelaxed);
}

TransactionStats TransactionRunner::stats() const {
  return {committed_.load(), rolled_back_.load(), conflicts_.load(), lost_.load(),
          unknown_commits_.load()};
}

}  // namespace duban::storage
