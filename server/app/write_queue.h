// Commands wait here for a transaction: whatever waits when a thread is free shares its next one.
// Under load, while every thread runs a batch, the next gathers by itself, and the round trips and
// the commit are shared; in the quiet case a batch is one command and waits for nothing.
#ifndef DUBAN_SERVER_APP_WRITE_QUEUE_H_
#define DUBAN_SERVER_APP_WRITE_QUEUE_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include <absl/status/statusor.h>

#include "server/app/write_batch.h"

namespace duban::app {

// Thread-safe.
class WriteQueue {
 public:
  WriteQueue(WriteBatch& batch, int threads);  // must outlive this
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
  std::vector<PendingWrite> Claim();  // with mu_ held

  WriteBatch& batch_;
  std::mutex mu_;
  std::condition_variable wake_;
  std::deque<PendingWrite> waiting_;            // guarded by mu_
  std::unordered_set<domain::TaskId> running_;  // tasks in a running batch; guarded by mu_
  bool stopping_ = false;                       // guarded by mu_
  std::vector<std::thread> threads_;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_WRITE_QUEUE_H_
