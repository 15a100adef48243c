#include "server/base/clock.h"

#include <absl/time/clock.h>

namespace duban::base {

absl::Time SystemClock::Now() const {
  // Truncated here, so that an instant reads back from its microsecond column unchanged.
  return absl::FromUnixMicros(absl::ToUnixMicros(absl::Now()));
}

}  // namespace duban::base
