#include "server/app/write_queue.h"

#include <algorithm>
#include <chrono>
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

WriteQueue::WriteQueue(WriteBatch& batch, int threads, absl::Duration gather)
    : batch_(batch), gather_(absl::ToChronoNanoseconds(gather)) {
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
  bool wake = false;
  {
    const std::lock_guard lock(mu_);
    if (stopping_) {
      refusal = Stopping();
    } else if (waiting_.size() >= limits::kWriteQueueMax) {
      refusal = Busy();
    } else {
      waiting_.push_back({std::move(command), std::move(done)});
      wake = waiting_.size() == 1 || Enough();  // the first one begins the gathering
    }
  }
  if (wake) wake_.notify_one();
  if (!refusal.ok()) {
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
  // Another thread minds what is left.
  if (!batch.empty() && !waiting_.empty()) wake_.notify_one();
  return batch;
}

bool WriteQueue::Enough() const {
  return 2 * waiting_.size() >= std::min(running_.size(), limits::kWriteBatchMax);
}

std::vector<PendingWrite> WriteQueue::Await() {
  const auto gather_end = [this] { return std::chrono::steady_clock::now() + gather_; };
  std::unique_lock lock(mu_);
  SteadyTime gather_until = gather_end();
  for (;;) {
    if (waiting_.empty()) {
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      gather_until = gather_end();
    }
    if (stopping_) return {};
    if (Enough() || std::chrono::steady_clock::now() >= gather_until) {
      std::vector<PendingWrite> batch = Claim();
      if (!batch.empty()) return batch;
      gather_until = gather_end();  // every task that waits is in a running batch
    }
    wake_.wait_until(lock, gather_until);
  }
}

void WriteQueue::Work() {
  for (std::vector<PendingWrite> batch = Await(); !batch.empty(); batch = Await()) {
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
