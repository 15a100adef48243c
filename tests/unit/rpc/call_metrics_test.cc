#include "server/rpc/call_metrics.h"

#include <thread>

#include <gtest/gtest.h>

#include "duban/v1/session_service.pb.h"

namespace duban::rpc {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr char kSignIn[] = "/duban.v1.SessionService/SignIn";

class CallMetricsTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NE(v1::Session::descriptor(), nullptr);  // links the service in
    absl::StatusOr<MethodTable> table = MethodTable::Load();
    ASSERT_TRUE(table.ok()) << table.status();
    metrics_ = std::make_unique<CallMetrics>(*table);
  }
  std::unique_ptr<CallMetrics> metrics_;
};

TEST_F(CallMetricsTest, CountsByMethodAndCode) {
  EXPECT_TRUE(metrics_->Totals().empty());
  metrics_->Count(kSignIn, grpc::StatusCode::OK, milliseconds(1));
  metrics_->Count(kSignIn, grpc::StatusCode::OK, milliseconds(2));
  metrics_->Count(kSignIn, grpc::StatusCode::UNAUTHENTICATED, milliseconds(3));
  metrics_->Count("/duban.v1.NoSuch/Method", grpc::StatusCode::OK, milliseconds(1));
  const auto totals = metrics_->Totals();
  ASSERT_EQ(totals.size(), 1U);
  EXPECT_EQ(totals[0].method, kSignIn);
  EXPECT_EQ(totals[0].calls.at(grpc::StatusCode::OK), 2);
  EXPECT_EQ(totals[0].calls.at(grpc::StatusCode::UNAUTHENTICATED), 1);
  EXPECT_EQ(totals[0].total_us, 6000);
}

TEST_F(CallMetricsTest, ABucketIncludesItsUpperBound) {
  metrics_->Count(kSignIn, grpc::StatusCode::OK, microseconds(0));
  metrics_->Count(kSignIn, grpc::StatusCode::OK, milliseconds(1));
  metrics_->Count(kSignIn, grpc::StatusCode::OK, microseconds(1001));
  metrics_->Count(kSignIn, grpc::StatusCode::OK, milliseconds(5000));
  metrics_->Count(kSignIn, grpc::StatusCode::OK, std::chrono::hours(1));
  const auto latency = metrics_->Totals()[0].latency;
  EXPECT_EQ(latency.at(0), 2);
  EXPECT_EQ(latency.at(1), 1);
  EXPECT_EQ(latency.at(11), 1);
  EXPECT_EQ(latency.at(12), 1);
}

TEST_F(CallMetricsTest, LosesNothingBetweenThreads) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this] {
      for (int i = 0; i < 1000; ++i) {
        metrics_->Count(kSignIn, grpc::StatusCode::OK, milliseconds(i % 20));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(metrics_->Totals()[0].calls.at(grpc::StatusCode::OK), 4000);
}

}  // namespace
}  // namespace duban::rpc
