#include "server/scheduler/periodic.h"

#include <utility>

namespace duban::scheduler {

Periodic::Periodic(absl::Duration interval, absl::Duration pause, std::function<bool()> step)
    : interval_(interval), pause_(pause), step_(std::move(step)), thread_([this] { Work(); }) {}

Periodic::~Periodic() {
  {
    const std::lock_guard lock(mu_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Periodic::Wake() {
  {
    const std::lock_guard lock(mu_);
    woken_ = true;
  }
  wake_.notify_one();
}

void Periodic::Work() {
  for (;;) {
    {
      std::unique_lock lock(mu_);
      wake_.wait_for(lock, absl::ToChronoMicroseconds(interval_),
                     [&] { return woken_ || stopping_; });
      if (stopping_) return;
      woken_ = false;
    }
    if (step_()) {
      Wake();
    } else {
      std::unique_lock lock(mu_);
      wake_.wait_for(lock, absl::ToChronoMicroseconds(pause_), [&] { return stopping_; });
    }
  }
}

}  // namespace duban::scheduler
