#include "server/base/executor.h"

#include <utility>

#include <pthread.h>

namespace duban::base {

void NameThisThread(const std::string& name) {
  constexpr std::size_t kNameBytesMax = 15;  // the kernel's limit; longer names are refused whole
  pthread_setname_np(pthread_self(), name.substr(0, kNameBytesMax).c_str());
}

Executor::Executor(const std::string& name, int threads, std::size_t queue_max)
    : queue_max_(queue_max) {
  threads_.reserve(static_cast<std::size_t>(threads));
  for (int i = 0; i < threads; ++i) {
    threads_.emplace_back([this, thread_name = name + "-" + std::to_string(i)] {
      NameThisThread(thread_name);
      Work();
    });
  }
}

Executor::~Executor() { Drain(); }

bool Executor::TryPost(std::function<void()> work) {
  {
    const std::lock_guard lock(mu_);
    if (draining_ || queue_.size() >= queue_max_) return false;
    queue_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

void Executor::Drain() {
  {
    const std::lock_guard lock(mu_);
    draining_ = true;
  }
  wake_.notify_all();
  const std::lock_guard lock(join_mu_);
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

std::size_t Executor::QueueDepth() const {
  const std::lock_guard lock(mu_);
  return queue_.size();
}

void Executor::Work() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(mu_);
      wake_.wait(lock, [this] { return draining_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    work();
  }
}

}  // namespace duban::base
