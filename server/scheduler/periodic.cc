#include "server/scheduler/periodic.h"

#include <utility>

namespace duban::scheduler {

Periodic::Periodic(absl::Duration interval, std::function<bool()> step)
    : interval_(interval), step_(std::move(step)), thread_([this] { Work(); }) {}

Periodic::~Periodic() {
  {
    const std::lock_guard lock(mu_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Periodic::Work() {
  for (;;) {
    const bool has_more = step_();
    std::unique_lock lock(mu_);
    if (!has_more) {
      wake_.wait_for(lock, absl::ToChronoMicroseconds(interval_), [&] { return stopping_; });
    }
    if (stopping_) return;
  }
}

}  // namespace duban::scheduler
