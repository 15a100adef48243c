// When a call is sent again, and after how long. Every call of duban.v1 is safe to repeat: reads
// change nothing, mutations carry a request_id, a second sign-in harms nothing.
#ifndef DUBAN_CLIENTS_CPP_RETRY_H_
#define DUBAN_CLIENTS_CPP_RETRY_H_

#include <functional>
#include <optional>

#include <absl/time/time.h>

#include "clients/cpp/error.h"

namespace duban::client {

struct RetryPolicy {
  int attempts_max = 5;                                  // the first one counts
  absl::Duration first_delay = absl::Milliseconds(100);  // doubled each time
  absl::Duration delay_max = absl::Seconds(2);
  // How the caller waits and what the jitter is, in [0, 1); set by tests. Both must be thread-safe.
  std::function<void(absl::Duration)> sleep;
  std::function<double()> jitter;
};

// Whether sending it again can help: UNAVAILABLE, ABORTED DATABASE_CONFLICT, RESOURCE_EXHAUSTED
// with RetryInfo. Not a stale etag: the caller must look first. Not DEADLINE_EXCEEDED: all the time
// the method may take was spent already.
bool IsRetryable(const Error& error);

// How long to wait before attempt number `attempt` (2 is the first retry): between half and all of
// the doubled delay, and never less than the server asked for.
absl::Duration DelayBefore(int attempt, const Error& last, const RetryPolicy& policy,
                           double jitter);

// Runs `attempt` until it succeeds (no error), is refused for good, the attempts are used up or the
// next delay would pass `deadline`. Returns the last error. Thread-safe.
std::optional<Error> RunWithRetry(const RetryPolicy& policy, absl::Time deadline,
                                  const std::function<std::optional<Error>()>& attempt);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_RETRY_H_
