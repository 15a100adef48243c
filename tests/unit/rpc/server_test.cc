// The listening server itself: every method is there and guarded, TLS, health, taken ports, drain.
#include "server/rpc/server.h"

#include <array>
#include <chrono>
#include <future>

#include <gmock/gmock.h>
#include <google/rpc/error_details.pb.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>

#include "server/app/directory_cache.h"
#include "server/app/query/queries.h"
#include "server/app/session/sessions.h"
#include "server/app/uploads/document_texts.h"
#include "server/app/uploads/uploads.h"
#include "server/base/error.h"
#include "server/base/log.h"
#include "server/rpc/assignment_service.h"
#include "server/rpc/attachment_service.h"
#include "server/rpc/coordination_service.h"
#include "server/rpc/delegation_service.h"
#include "server/rpc/directory_service.h"
#include "server/rpc/event_service.h"
#include "server/rpc/instruction_service.h"
#include "server/rpc/plan_service.h"
#include "server/rpc/ruling_service.h"
#include "server/rpc/session_service.h"
#include "server/rpc/task_service.h"
#include "server/rpc/todo_service.h"
#include "tests/unit/rpc/no_read_store.h"
#include "tests/unit/rpc/no_upload_store.h"
#include "tests/unit/rpc/no_write_store.h"

namespace duban::rpc {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;
using std::chrono::system_clock;
using ::testing::HasSubstr;

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    config_.listen = "127.0.0.1:0";
    config_.drain.grace = absl::Milliseconds(500);
    absl::StatusOr<MethodTable> table = MethodTable::Load();
    ASSERT_TRUE(table.ok()) << table.status();
    table_ = std::make_unique<MethodTable>(*std::move(table));
    metrics_ = std::make_unique<CallMetrics>(*table_);
    PipelinePorts ports;
    ports.authenticate = [](const std::string&, app::SteadyTime) -> absl::StatusOr<Caller> {
      return Caller{{1}, {1}, absl::InfiniteFuture(), {}};
    };
    ports.remembered = [](const std::string&) { return std::nullopt; };
    pipeline_ = std::make_unique<Pipeline>(*table_, executor_, *metrics_, std::move(ports));
  }

  std::vector<OfferedService> Services() {
    std::vector<OfferedService> services;
    services.push_back(
        {"duban.v1.SessionService", MakeSessionService(*pipeline_, {sessions_, queries_, lane_})});
    services.push_back(
        {"duban.v1.DirectoryService", MakeDirectoryService(*pipeline_, queries_, lane_)});
    services.push_back(
        {"duban.v1.PlanService", MakePlanService(*pipeline_, {queries_, documents_, lane_, {}})});
    services.push_back({"duban.v1.AttachmentService", MakeAttachmentService(*pipeline_, uploads_)});
    services.push_back({"duban.v1.TaskService", MakeTaskService(*pipeline_, queries_)});
    services.push_back({"duban.v1.AssignmentService", MakeAssignmentService(*pipeline_, queries_)});
    services.push_back({"duban.v1.RulingService", MakeRulingService(*pipeline_)});
    services.push_back(
        {"duban.v1.CoordinationService", MakeCoordinationService(*pipeline_, queries_)});
    services.push_back(
        {"duban.v1.InstructionService", MakeInstructionService(*pipeline_, queries_)});
    services.push_back({"duban.v1.TodoService", MakeTodoService(*pipeline_, queries_)});
    services.push_back({"duban.v1.DelegationService", MakeDelegationService(*pipeline_, queries_)});
    services.push_back({"duban.v1.EventService", MakeEventService(*pipeline_, queries_)});
    return services;
  }

  absl::StatusOr<std::unique_ptr<Server>> Start() {
    return Server::Start(config_, *table_, Services());
  }

  static std::shared_ptr<grpc::Channel> Dial(int port) {
    return grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                               grpc::InsecureChannelCredentials());
  }

  // An empty request to any method.
  static grpc::Status Call(const std::shared_ptr<grpc::Channel>& channel,
                           const std::string& method) {
    grpc::GenericStub stub(channel);
    grpc::ClientContext context;
    context.set_deadline(system_clock::now() + seconds(20));
    const grpc::Slice empty;
    const grpc::ByteBuffer request(&empty, 1);
    grpc::ByteBuffer response;
    std::promise<grpc::Status> answered;
    stub.UnaryCall(&context, method, {}, &request, &response,
                   [&answered](grpc::Status s) { answered.set_value(std::move(s)); });
    return answered.get_future().get();
  }

  const base::LogCapture quiet_{[](const std::string&) {}};
  base::ServerConfig config_;
  NoReadStore reads_;
  app::DirectoryCache directory_{reads_};
  NoWriteStore store_;
  NoIds ids_;
  base::SystemClock clock_;
  domain::WorkCalendar calendar_;
  domain::Policy policy_;
  app::Queries queries_{reads_, directory_, clock_, calendar_, policy_};
  app::Sessions sessions_{reads_, clock_};
  NoUploadStore upload_store_;
  app::Uploads uploads_{upload_store_, ids_, clock_};
  NoDocumentReader reader_;
  app::DocumentTexts documents_{uploads_, reader_};
  std::unique_ptr<MethodTable> table_;
  std::unique_ptr<CallMetrics> metrics_;
  base::Executor lane_{"lane", 1, 4};
  base::Executor executor_{"rpc", 2, 64};
  std::unique_ptr<Pipeline> pipeline_;
};

TEST_F(ServerTest, EveryMethodWithARuleIsServedAndGuarded) {
  const absl::StatusOr<std::unique_ptr<Server>> server = Start();
  ASSERT_TRUE(server.ok()) << server.status();
  const auto channel = Dial((*server)->Port());
  ASSERT_EQ(table_->Rules().size(), 85U);
  for (const auto& [method, rule] : table_->Rules()) {
    if (rule.access == Access::kPublic) continue;
    EXPECT_EQ(Call(channel, method).error_code(), grpc::StatusCode::UNAUTHENTICATED) << method;
  }
  EXPECT_TRUE(Call(channel, "/grpc.health.v1.Health/Check").ok());
  EXPECT_EQ(Call(channel, "/duban.v1.TaskService/NoSuch").error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
}

TEST_F(ServerTest, AServiceWithoutRulesIsNotOffered) {
  std::vector<OfferedService> services = Services();
  services.front().full_name = "duban.v1.BackdoorService";
  const auto server = Server::Start(config_, *table_, std::move(services));
  EXPECT_EQ(server.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(server.status().message()), HasSubstr("BackdoorService"));
}

TEST_F(ServerTest, ATakenPortIsAnErrorNotAShare) {
  const auto first = Start();
  ASSERT_TRUE(first.ok()) << first.status();
  config_.listen = "127.0.0.1:" + std::to_string((*first)->Port());
  const auto second = Start();
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(ServerTest, TlsFilesMustBeThere) {
  config_.tls = base::TlsConfig{"/no/such.crt", "/no/such.key", ""};
  EXPECT_EQ(Start().status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ServerTest, DrainLetsACallFinishAndTakesNoMore) {
  auto server = Start();
  ASSERT_TRUE(server.ok()) << server.status();
  const auto channel = Dial((*server)->Port());
  // Holds both threads, so that a call that was taken waits in the queue while the drain begins.
  std::promise<void> gate;
  const std::shared_future<void> opened = gate.get_future().share();
  std::array<std::promise<void>, 2> entered;
  for (std::promise<void>& in : entered) {
    ASSERT_TRUE(executor_.TryPost([&in, opened] {
      in.set_value();
      opened.wait();
    }));
  }
  for (std::promise<void>& in : entered) in.get_future().wait();
  config_.drain.grace = absl::Seconds(20);
  std::thread caller([&channel] {
    EXPECT_EQ(Call(channel, "/duban.v1.PlanService/GetPlan").error_code(),
              grpc::StatusCode::UNAUTHENTICATED);
  });
  while (executor_.QueueDepth() < 1) std::this_thread::yield();
  std::thread drainer([&] { (*server)->Drain(config_.drain); });
  const auto other = Dial((*server)->Port());
  const steady_clock::time_point give_up = steady_clock::now() + seconds(20);
  while (Call(other, "/grpc.health.v1.Health/Check").ok() && steady_clock::now() < give_up) {
    std::this_thread::yield();
  }
  EXPECT_FALSE(Call(other, "/grpc.health.v1.Health/Check").ok());
  gate.set_value();
  caller.join();
  drainer.join();
}

}  // namespace
}  // namespace duban::rpc
