// Wall time as a port. Nothing below app/ reads a clock: `now` is an argument there.
#ifndef DUBAN_SERVER_BASE_CLOCK_H_
#define DUBAN_SERVER_BASE_CLOCK_H_

#include <cstdint>

#include <absl/time/time.h>

namespace duban::base {

class Clock {
 public:
  virtual ~Clock() = default;
  // Thread-safe. Microsecond resolution; may stand still or step back with the machine's clock.
  virtual absl::Time Now() const = 0;
};

class SystemClock final : public Clock {
 public:
  absl::Time Now() const override;
};

// The stored form of an instant: microseconds since the Unix epoch, UTC.
inline std::int64_t ToMicros(absl::Time t) { return absl::ToUnixMicros(t); }
inline absl::Time FromMicros(std::int64_t us) { return absl::FromUnixMicros(us); }

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_CLOCK_H_
