// A fixed number of named threads behind a bounded queue. Whoever posts is told at once when there
// is no room: nobody waits in front of it. Thread-safe.
#ifndef DUBAN_SERVER_BASE_EXECUTOR_H_
#define DUBAN_SERVER_BASE_EXECUTOR_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace duban::base {

class Executor {
 public:
  // `name` shows up in the threads' names, cut to what the kernel keeps. Preconditions: threads and
  // queue_max are positive.
  Executor(const std::string& name, int threads, std::size_t queue_max);
  // Drains.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // False when the queue is full or the executor drains; `work` is then dropped unrun. Work must
  // not throw: an exception that leaves it ends the process.
  [[nodiscard]] bool TryPost(std::function<void()> work);

  // Takes no more work, runs what is queued, joins the threads. May be called again; not from a
  // thread of this executor.
  void Drain();

  // How many pieces of work wait for a thread.
  std::size_t QueueDepth() const;

 private:
  void Work();

  const std::size_t queue_max_;
  mutable std::mutex mu_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;  // guarded by mu_
  bool draining_ = false;                    // guarded by mu_
  std::mutex join_mu_;                       // one joiner at a time
  std::vector<std::thread> threads_;         // guarded by join_mu_ once constructed
};

// Names the calling thread for debuggers and /proc, cut to 15 bytes.
void NameThisThread(const std::string& name);

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_EXECUTOR_H_
