// What keeps a call from its handler, and in which order.
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include <gmock/gmock.h>

#include "server/base/limits.h"
#include "tests/unit/rpc/pipeline_fixture.h"

namespace duban::rpc {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using std::chrono::system_clock;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class AdmissionTest : public PipelineTest {
 protected:
  void SetUp() override {
    handlers_.list_units =
        [this](const app::CallContext& call,
               const v1::ListUnitsRequest&) -> absl::StatusOr<v1::ListUnitsResponse> {
      ++handled_;
      if (observe_) observe_(call);
      return v1::ListUnitsResponse();
    };
    handlers_.create_unit = [this](
                                const app::WriteRequest&,
                                const v1::CreateUnitRequest&) -> absl::StatusOr<app::WriteCommand> {
      ++handled_;
      return app::WriteCommand();
    };
    handlers_.submit = [](app::WriteCommand, const auto& done) { done(std::string()); };
  }

  // Returns once a thread of the executor waits for the gate: what is posted then stays queued.
  void HoldOneThread(std::promise<void>& gate) {
    const auto entered = std::make_shared<std::promise<void>>();
    ASSERT_TRUE(executor_->TryPost([entered, opened = gate.get_future().share()] {
      entered->set_value();
      opened.wait();
    }));
    entered->get_future().wait();
  }

  std::function<void(const app::CallContext&)> observe_;
  std::atomic<int> handled_ = 0;
};

TEST_F(AdmissionTest, ASignedInCallGetsThrough) {
  Start(2, 8);
  app::CallContext seen;
  observe_ = [&seen](const app::CallContext& call) { seen = call; };
  const grpc::Status status = ListUnits(*Context("handler"));
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(seen.principal.value, 8);
  EXPECT_EQ(seen.session.value, 80);
  EXPECT_EQ(seen.method, "/duban.v1.DirectoryService/ListUnits");
  EXPECT_EQ(seen.trace_id.size(), 32U);
}

TEST_F(AdmissionTest, WithoutAGoodTokenNobodyGetsThrough) {
  Start(2, 8);
  const auto none = Context("");
  const grpc::Status missing = ListUnits(*none);
  EXPECT_EQ(missing.error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(DetailsOf(missing).info.reason(), "SESSION_REQUIRED");
  EXPECT_EQ(DetailsOf(missing).localized.message(), "请先登录");

  const auto basic = Context("");
  basic->AddMetadata("authorization", "Basic YWRtaW46eA==");
  EXPECT_EQ(DetailsOf(ListUnits(*basic)).info.reason(), "SESSION_REQUIRED");

  const auto empty = Context("");
  empty->AddMetadata("authorization", "Bearer ");
  EXPECT_EQ(DetailsOf(ListUnits(*empty)).info.reason(), "SESSION_REQUIRED");

  // Two tokens: which one counts must not depend on who reads them.
  const auto twice = Context("admin");
  twice->AddMetadata("authorization", "Bearer handler");
  EXPECT_EQ(DetailsOf(ListUnits(*twice)).info.reason(), "SESSION_REQUIRED");

  const grpc::Status unknown = ListUnits(*Context("stolen"));
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(DetailsOf(unknown).info.reason(), "TOKEN_INVALID");
  EXPECT_EQ(handled_, 0);
}

TEST_F(AdmissionTest, TheWrongRoleIsRefusedBeforeTheRequestIsLookedAt) {
  Start(2, 8);
  const grpc::Status status = CreateUnit("handler", v1::CreateUnitRequest());
  EXPECT_EQ(status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(DetailsOf(status).info.reason(), "NOT_ALLOWED");
  EXPECT_EQ(handled_, 0);
  v1::CreateUnitRequest request;
  request.set_request_id("r1");
  EXPECT_TRUE(CreateUnit("admin", request).ok());
  EXPECT_EQ(handled_, 1);
}

TEST_F(AdmissionTest, AFullExecutorRefusesAtOnce) {
  Start(1, 1);
  std::promise<void> entered;
  std::promise<void> gate;
  std::shared_future<void> opened = gate.get_future().share();
  std::atomic<bool> first = true;
  observe_ = [&](const app::CallContext&) {
    if (first.exchange(false)) {
      entered.set_value();
      opened.wait();
    }
  };
  std::thread running([this] { EXPECT_TRUE(ListUnits(*Context("admin")).ok()); });
  entered.get_future().wait();
  std::thread queued([this] { EXPECT_TRUE(ListUnits(*Context("admin")).ok()); });
  while (executor_->QueueDepth() < 1) std::this_thread::yield();

  const steady_clock::time_point began = steady_clock::now();
  const grpc::Status refused = ListUnits(*Context("admin"));
  const auto took = steady_clock::now() - began;
  gate.set_value();
  running.join();
  queued.join();

  EXPECT_EQ(refused.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(DetailsOf(refused).info.reason(), "SERVER_BUSY");
  EXPECT_EQ(DetailsOf(refused).retry.retry_delay().nanos(), 200'000'000);
  EXPECT_LT(took, milliseconds(1000));
  EXPECT_EQ(handled_, 2);
}

// A write that only has to be handed on does not go by the executor, which is full here.
TEST_F(AdmissionTest, AShortWriteOfARememberedCallerIsHandedOnWhereItArrives) {
  Start(1, 1);
  std::promise<void> gate;
  HoldOneThread(gate);
  ASSERT_TRUE(executor_->TryPost([] {}));
  v1::CreateUnitRequest request;
  request.set_request_id("r-1");
  EXPECT_TRUE(CreateUnit("remembered", request).ok());
  EXPECT_EQ(handled_, 1);

  const auto is_busy = [](const grpc::Status& status) {
    return status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED;
  };
  EXPECT_TRUE(is_busy(CreateUnit("admin", request))) << "who that is must be looked up";
  EXPECT_TRUE(is_busy(ListUnits(*Context("remembered")))) << "a read waits for the database";
  request.mutable_unit()->set_display_name(std::string(limits::kBriefRequestBytesMax, 'x'));
  EXPECT_TRUE(is_busy(CreateUnit("remembered", request))) << "reading it takes long";
  EXPECT_EQ(handled_, 1);
  gate.set_value();
}

TEST_F(AdmissionTest, TheClientsDeadlineIsHandedOnAndTheMethodsBoundsIt) {
  Start(2, 8);
  app::SteadyTime seen;
  observe_ = [&seen](const app::CallContext& call) { seen = call.deadline; };
  const auto hasty = Context("admin");
  hasty->set_deadline(system_clock::now() + milliseconds(1500));
  ASSERT_TRUE(ListUnits(*hasty).ok());
  EXPECT_LE(seen - steady_clock::now(), milliseconds(1600));
  EXPECT_GT(seen - steady_clock::now(), milliseconds(100));

  const milliseconds bound = table_->Get("/duban.v1.DirectoryService/ListUnits").timeout;
  const auto patient = Context("admin");
  patient->set_deadline(system_clock::time_point::max());
  ASSERT_TRUE(ListUnits(*patient).ok());
  EXPECT_LE(seen - steady_clock::now(), bound);
  EXPECT_GT(seen - steady_clock::now(), bound - milliseconds(1500));
}

TEST_F(AdmissionTest, ACallWhoseDeadlinePassedInTheQueueIsNotWorkedOn) {
  Start(1, 8);
  std::promise<void> gate;
  HoldOneThread(gate);
  const auto hasty = Context("admin");
  hasty->set_deadline(system_clock::now() + milliseconds(50));
  EXPECT_EQ(ListUnits(*hasty).error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  gate.set_value();
  executor_->Drain();
  EXPECT_EQ(handled_, 0);
}

TEST_F(AdmissionTest, ACallCancelledInTheQueueIsNotWorkedOn) {
  Start(1, 8);
  std::promise<void> gate;
  HoldOneThread(gate);
  const auto context = Context("admin");
  std::thread caller(
      [&] { EXPECT_EQ(ListUnits(*context).error_code(), grpc::StatusCode::CANCELLED); });
  while (executor_->QueueDepth() < 1) std::this_thread::yield();
  context->TryCancel();
  caller.join();
  // The client has its answer; the server learns of it on a thread of its own.
  while (!handlers_.last_context.load()->IsCancelled()) std::this_thread::yield();
  gate.set_value();
  executor_->Drain();
  EXPECT_EQ(handled_, 0);
}

TEST_F(AdmissionTest, AHandlerSeesThatItsClientHasGone) {
  Start(1, 8);
  std::promise<void> entered;
  std::promise<bool> saw;
  observe_ = [&](const app::CallContext& call) {
    EXPECT_FALSE(call.cancelled());
    entered.set_value();
    const steady_clock::time_point give_up = steady_clock::now() + std::chrono::seconds(10);
    while (!call.cancelled() && steady_clock::now() < give_up) std::this_thread::yield();
    saw.set_value(call.cancelled());
  };
  const auto context = Context("admin");
  std::thread caller(
      [&] { EXPECT_EQ(ListUnits(*context).error_code(), grpc::StatusCode::CANCELLED); });
  entered.get_future().wait();
  context->TryCancel();
  caller.join();
  EXPECT_TRUE(saw.get_future().get());
}

TEST_F(AdmissionTest, AnAnsweredCallCountsAsGone) {
  Start(1, 8);
  app::CallContext kept;
  observe_ = [&kept](const app::CallContext& call) { kept = call; };
  ASSERT_TRUE(ListUnits(*Context("admin")).ok());
  executor_->Drain();
  EXPECT_TRUE(kept.cancelled());
}

TEST_F(AdmissionTest, OnlyAWellFormedTraceIdIsTakenOver) {
  Start(1, 8);
  std::string seen;
  observe_ = [&seen](const app::CallContext& call) { seen = call.trace_id; };
  const std::string good = "4bf92f3577b34da6a3ce929d0e0e4736";
  const auto traced = Context("admin");
  traced->AddMetadata("x-trace-id", good);
  ASSERT_TRUE(ListUnits(*traced).ok());
  EXPECT_EQ(seen, good);
  const auto& trailing = traced->GetServerTrailingMetadata();
  ASSERT_EQ(trailing.count("x-trace-id"), 1U);
  EXPECT_EQ(std::string(trailing.find("x-trace-id")->second.data(), 32), good);
  for (const char* forged :
       {"x", "4BF92F3577B34DA6A3CE929D0E0E4736", "../../../../etc/passwd/////////",
        "00000000000000000000000000000000"}) {
    const auto context = Context("admin");
    context->AddMetadata("x-trace-id", forged);
    ASSERT_TRUE(ListUnits(*context).ok());
    EXPECT_NE(seen, forged);
    EXPECT_EQ(seen.size(), 32U);
  }
}

TEST_F(AdmissionTest, EveryCallIsCountedAndLogged) {
  Start(1, 8);
  const auto traced = Context("admin");
  ASSERT_TRUE(ListUnits(*traced).ok());
  ASSERT_FALSE(ListUnits(*Context("")).ok());
  const std::vector<CallMetrics::MethodTotals> totals = metrics_->Totals();
  ASSERT_EQ(totals.size(), 1U);
  EXPECT_EQ(totals[0].method, "/duban.v1.DirectoryService/ListUnits");
  EXPECT_EQ(totals[0].calls.at(grpc::StatusCode::OK), 1);
  EXPECT_EQ(totals[0].calls.at(grpc::StatusCode::UNAUTHENTICATED), 1);
  EXPECT_THAT(LogLines(), ElementsAre(HasSubstr("\"code\":0,\"reason\":\"\",\"principal\":7"),
                                      HasSubstr("\"code\":16,\"reason\":\"SESSION_REQUIRED\"")));
}

}  // namespace
}  // namespace duban::rpc
