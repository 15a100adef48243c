#include "clients/cpp/retry.h"

#include <algorithm>

#include <absl/random/random.h>
#include <absl/time/clock.h>
namespace duban::client {
namespace {

double RandomUnit() {
  static thread_local absl::InsecureBitGen generator;
  return absl::Uniform(generator, 0.0, 1.0);
}

}  // namespace

bool IsRetryable(const Error& error) {
  switch (error.code) {
    case absl::StatusCode::kUnavailable:
      return true;
    case absl::StatusCode::kAborted:
      return error.reason == "DATABASE_CONFLICT";
    case absl::StatusCode::kResourceExhausted:
      return error.retry_after.has_value();
    default:
      return false;
  }
}

absl::Duration DelayBefore(int attempt, const Error& last, const RetryPolicy& policy,
                           double jitter) {
  absl::Duration full = policy.first_delay;
  for (int i = 2; i < attempt && full < policy.delay_max; ++i) full *= 2;
  full = std::min(full, policy.delay_max);
  const absl::Duration spread = full / 2 + (full / 2) * jitter;
  // Everybody was told the same delay: the spread on top keeps them from coming back as one.
  return last.retry_after ? *last.retry_after + spread : spread;
}

std::optional<Error> RunWithRetry(const RetryPolicy& policy, absl::Time deadline,
                                  const std::function<std::optional<Error>()>& attempt) {
  for (int number = 1;; ++number) {
    std::optional<Error> error = attempt();
    if (!error || !IsRetryable(*error) || number >= policy.attempts_max) return error;
    const double jitter = policy.jitter ? policy.jitter() : RandomUnit();
    const absl::Duration delay = DelayBefore(number + 1, *error, policy, jitter);
    if (absl::Now() + delay >= deadline) return error;
    policy.sleep ? policy.sleep(delay) : absl::SleepFor(delay);
  }
}

}  // namespace duban::client
