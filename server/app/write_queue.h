// Commands wait here for a transaction, and share it: its statements, round trips and commit cost
// about as much as a few commands. While tasks are worked on the next batch gathers, until it has
// half as many commands or limits::kWriteGather has passed, so that one that waits for a row holds
// up nobody for long. In the quiet case a batch is one command and waits for nothing.
#ifndef DUBAN_SERVER_APP_WRITE_QUEUE_H_
#define DUBAN_SERVER_APP_WRITE_QUEUE_H_

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/write_batch.h"
#include "server/base/limits.h"

namespace duban::app {

// Thread-safe.
class WriteQueue {
 public:
  // `batch` must outlive this.
  WriteQueue(WriteBatch& batch, int threads, absl::Duration gather = limits::kWriteGather);
  // Refuses what still waits with UNAVAILABLE, lets running batches end, joins.
  ~WriteQueue();

  // Answers through `done`, once, on a thread of the queue; or at once on this one with
  // RESOURCE_EXHAUSTED SERVER_BUSY while limits::kWriteQueueMax commands wait.
  void Submit(WriteCommand command, std::function<void(absl::StatusOr<std::string>)> done);

 private:
  void Work();
  // The next batch; empty once the queue stops.
  std::vector<PendingWrite> Await();
  // Of `tasks`, lets go of those that none of `still` needs.
  void Release(const std::vector<domain::TaskId>& tasks, const PendingWrite* still_begin,
               const PendingWrite* still_end);
  // Both with mu_ held.
  bool Enough() const;  // waits for a batch of its own, beside those that run
  std::vector<PendingWrite> Claim();

  WriteBatch& batch_;
  const std::chrono::nanoseconds gather_;
  std::mutex mu_;
  std::condition_variable wake_;
  std::deque<PendingWrite> waiting_;            // guarded by mu_
  std::unordered_set<domain::TaskId> running_;  // tasks in a running batch; guarded by mu_
  bool stopping_ = false;                       // guarded by mu_
  std::vector<std::thread> threads_;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_WRITE_QUEUE_H_
