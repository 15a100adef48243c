// A clock that only moves when it is told to.
#ifndef DUBAN_TESTS_SUPPORT_FAKE_CLOCK_H_
#define DUBAN_TESTS_SUPPORT_FAKE_CLOCK_H_

#include <atomic>
#include <cstdint>

#include "server/base/clock.h"

namespace duban::testing {

// Thread-safe.
class FakeClock final : public base::Clock {
 public:
  // Wednesday 2026-03-04, 10:00 in Shanghai.
  absl::Time Now() const override { return base::FromMicros(now_us_.load()); }
  void Advance(absl::Duration by) { now_us_ += absl::ToInt64Microseconds(by); }

 private:
  std::atomic<std::int64_t> now_us_{1'772'589'600'000'000};
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_FAKE_CLOCK_H_
