#include "server/app/write_queue.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "server/base/error.h"
#include "server/base/limits.h"

namespace duban::app {
namespace {

absl::Status Busy() {
  return base::MakeError(absl::StatusCode::kResourceExhausted, "too many commands wait",
                         {.reason = "SERVER_BUSY",
                          .message_zh = "服务繁忙,请稍后重试",
                          .retry_after = absl::Milliseconds(200)});
}

absl::Status Stopping() {
  return base::MakeError(absl::StatusCode::kUnavailable, "the server is stopping",
                         {.reason = "SERVER_STOPPING",
                          .message_zh = "服务正在停止,请稍后重试",
                          .retry_after = absl::Seconds(1)});
}

}  // namespace

WriteQueue::WriteQueue(WriteBatch& batch, int threads) : batch_(batch) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

WriteQueue::~WriteQueue() {
  std::deque<PendingWrite> refused;
  {
    const std::lock_guard lock(mu_);
    stopping_ = true;
    refused.swap(waiting_);
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  for (PendingWrite& pending : refused) pending.done(Stopping());
}

void WriteQueue::Submit(WriteCommand command,
                        std::function<void(absl::StatusOr<std::string>)> done) {
  absl::Status refusal;
  {
    const std::lock_guard lock(mu_);
    if (stopping_) {
      refusal = Stopping();
    } else if (waiting_.size() >= limits::kWriteQueueMax) {
      refusal = Busy();
    } else {
      waiting_.push_back({std::move(command), std::move(done)});
    }
  }
  if (refusal.ok()) {
    wake_.notify_one();
  } else {
    done(std::move(refusal));  // NOLINT(bugprone-use-after-move): moved only where it was accepted
  }
}

std::vector<PendingWrite> WriteQueue::Claim() {
  std::vector<PendingWrite> batch;
  const auto is_running = [&](const PendingWrite& pending) {
    const std::vector<domain::TaskId>& tasks = pending.command.footprint.tasks;
    return std::any_of(tasks.begin(), tasks.end(),
                       [&](domain::TaskId id) { return running_.contains(id); });
  };
  for (auto it = waiting_.begin(); it != waiting_.end() && batch.size() < limits::kWriteBatchMax;) {
    const bool batchable = it->command.footprint.Batchable();
    // A command that must run alone is taken only as the first; until then it does not hold up the
    // others.
    if (is_running(*it) || (!batch.empty() && !batchable)) {
      ++it;
      continue;
    }
    batch.push_back(std::move(*it));
    it = waiting_.erase(it);
    if (!batchable) break;
  }
  for (const PendingWrite& pending : batch) {
    const std::vector<domain::TaskId>& tasks = pending.command.footprint.tasks;
    running_.insert(tasks.begin(), tasks.end());
  }
  return batch;
}

std::vector<PendingWrite> WriteQueue::Await() {
  std::unique_lock lock(mu_);
  // While another batch runs, what comes in gathers for the next until that is as large: a
  // transaction for each handful costs the database more than the wait. Not for long: a batch that
  // waits for a held row must not hold up the rest.
  std::optional<SteadyTime> gather_until;
  while (!stopping_) {
    if (waiting_.empty()) {
      gather_until.reset();
      wake_.wait(lock);
      continue;
    }
    const SteadyTime now = std::chrono::steady_clock::now();
    if (waiting_.size() >= std::min(busy_, limits::kWriteBatchMax) ||
        (gather_until && now >= *gather_until)) {
      std::vector<PendingWrite> batch = Claim();
      if (!batch.empty()) {
        busy_ += batch.size();
        return batch;
      }
      gather_until.reset();  // every task that waits is in a running batch
    }
    if (!gather_until) gather_until = now + absl::ToChronoMicroseconds(limits::kWriteGather);
    wake_.wait_until(lock, *gather_until);
  }
  return {};
}

void WriteQueue::Work() {
  for (std::vector<PendingWrite> batch = Await(); !batch.empty(); batch = Await()) {
    const std::size_t commands = batch.size();
    std::vector<domain::TaskId> tasks;
    for (const PendingWrite& pending : batch) {
      tasks.insert(tasks.end(), pending.command.footprint.tasks.begin(),
                   pending.command.footprint.tasks.end());
    }
    std::vector<PendingWrite> rest = batch_.RunShared(std::move(batch));
    const PendingWrite* const end = rest.data() + rest.size();
    Release(tasks, rest.data(), end);
    for (PendingWrite& pending : rest) {
      tasks = pending.command.footprint.tasks;
      batch_.RunSingle(std::move(pending));
      Release(tasks, &pending + 1, end);  // NOLINT(bugprone-use-after-move): its address only
    }
    {
      const std::lock_guard lock(mu_);
      busy_ -= commands;
    }
    wake_.notify_all();
  }
}

void WriteQueue::Release(const std::vector<domain::TaskId>& tasks, const PendingWrite* still_begin,
                         const PendingWrite* still_end) {
  std::unordered_set<domain::TaskId> still;
  for (const PendingWrite* pending = still_begin; pending != still_end; ++pending) {
    still.insert(pending->command.footprint.tasks.begin(), pending->command.footprint.tasks.end());
  }
  {
    const std::lock_guard lock(mu_);
    for (const domain::TaskId id : tasks) {
      if (!still.contains(id)) running_.erase(id);
    }
  }
  wake_.notify_all();  // commands on these tasks may have waited
}

}  // namespace duban::app
