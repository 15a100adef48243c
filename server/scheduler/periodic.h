// A thread that does one thing again and again, at every interval. Everything that runs without
// being asked runs in one of these.
#ifndef DUBAN_SERVER_SCHEDULER_PERIODIC_H_
#define DUBAN_SERVER_SCHEDULER_PERIODIC_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include <absl/time/time.h>

namespace duban::scheduler {

// Thread-safe.
class Periodic {
 public:
  // Runs `step` soon after construction, then at every interval. A step that returns true has more
  // to do and is run again at once. `step` must not throw, and is never run twice at a time.
  Periodic(absl::Duration interval, std::function<bool()> step);
  // Waits for a running step.
  ~Periodic();

 private:
  void Work();

  const absl::Duration interval_;
  const std::function<bool()> step_;
  std::mutex mu_;
  std::condition_variable wake_;
  bool stopping_ = false;  // guarded by mu_
  std::thread thread_;     // last: starts when everything else is there
};

}  // namespace duban::scheduler

#endif  // DUBAN_SERVER_SCHEDULER_PERIODIC_H_
