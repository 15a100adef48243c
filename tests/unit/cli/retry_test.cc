#include "clients/cpp/retry.h"

#include <vector>

#include <absl/time/clock.h>
#include <gmock/gmock.h>

namespace duban::client {
namespace {

using ::testing::ElementsAre;

Error Unavailable() {
  return MakeError(absl::StatusCode::kUnavailable, "SERVER_UNREACHABLE", "", "无法连接");
}

// Records the waiting instead of doing it.
struct Waiting {
  RetryPolicy Policy(double jitter) {
    RetryPolicy policy;
    policy.sleep = [this](absl::Duration delay) { delays.push_back(delay); };
    policy.jitter = [jitter] { return jitter; };
    return policy;
  }
  std::vector<absl::Duration> delays;
};

absl::Time Later() { return absl::Now() + absl::Hours(1); }

TEST(Retry, StopsAtTheFirstSuccess) {
  Waiting waiting;
  int attempts = 0;
  const auto error = RunWithRetry(waiting.Policy(1.0), Later(), [&]() -> std::optional<Error> {
    if (++attempts < 3) return Unavailable();
    return std::nullopt;
  });
  EXPECT_FALSE(error);
  EXPECT_EQ(attempts, 3);
  EXPECT_THAT(waiting.delays, ElementsAre(absl::Milliseconds(100), absl::Milliseconds(200)));
}

TEST(Retry, AttemptsAreBounded) {
  Waiting waiting;
  int attempts = 0;
  const auto error = RunWithRetry(waiting.Policy(0.0), Later(), [&]() -> std::optional<Error> {
    ++attempts;
    return Unavailable();
  });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->reason, "SERVER_UNREACHABLE");
  EXPECT_EQ(attempts, 5);
  EXPECT_THAT(waiting.delays, ElementsAre(absl::Milliseconds(50), absl::Milliseconds(100),
                                          absl::Milliseconds(200), absl::Milliseconds(400)));
}

TEST(Retry, DoesNotWaitPastTheDeadline) {
  Waiting waiting;
  Error busy = MakeError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "", "繁忙");
  busy.retry_after = absl::Minutes(5);
  int attempts = 0;
  const auto error = RunWithRetry(waiting.Policy(0.0), absl::Now() + absl::Minutes(1),
                                  [&]() -> std::optional<Error> {
                                    ++attempts;
                                    return busy;
                                  });
  ASSERT_TRUE(error);
  EXPECT_EQ(attempts, 1);
  EXPECT_THAT(waiting.delays, ElementsAre());
}

TEST(Retry, OnlyWhereItHelps) {
  Error error = MakeError(absl::StatusCode::kAborted, "DATABASE_CONFLICT", "", "冲突");
  EXPECT_TRUE(IsRetryable(error));
  error.reason = "STALE_ETAG";
  EXPECT_FALSE(IsRetryable(error));
  error = MakeError(absl::StatusCode::kResourceExhausted, "QUOTA", "", "超量");
  EXPECT_FALSE(IsRetryable(error));
  error.retry_after = absl::Seconds(1);
  EXPECT_TRUE(IsRetryable(error));
  EXPECT_FALSE(IsRetryable(MakeError(absl::StatusCode::kDeadlineExceeded, "X", "", "超时")));
  EXPECT_FALSE(IsRetryable(MakeError(absl::StatusCode::kInternal, "X", "", "内部")));
}

TEST(Retry, WaitsAtLeastAsLongAsAskedAndGrowsToABound) {
  Error error = Unavailable();
  const RetryPolicy policy;
  EXPECT_EQ(DelayBefore(2, error, policy, 1.0), absl::Milliseconds(100));
  EXPECT_EQ(DelayBefore(4, error, policy, 0.0), absl::Milliseconds(200));
  EXPECT_EQ(DelayBefore(100, error, policy, 1.0), absl::Seconds(2));
  error.retry_after = absl::Seconds(3);
  EXPECT_GE(DelayBefore(2, error, policy, 0.0), absl::Seconds(3));
}

}  // namespace
}  // namespace duban::client
