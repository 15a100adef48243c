#include "tests/unit/rpc/pipeline_fixture.h"

#include <chrono>

#include <google/rpc/status.pb.h>
#include <grpcpp/server_builder.h>

#include "server/base/error.h"

namespace duban::rpc {
namespace {

constexpr char kListUnits[] = "/duban.v1.DirectoryService/ListUnits";
constexpr char kCreateUnit[] = "/duban.v1.DirectoryService/CreateUnit";
constexpr std::chrono::seconds kTestDeadline(20);

using RawService = v1::DirectoryService::WithRawCallbackMethod_ListUnits<
    v1::DirectoryService::WithRawCallbackMethod_CreateUnit<v1::DirectoryService::Service>>;

class FakeDirectoryService final : public RawService {
 public:
  FakeDirectoryService(Pipeline& pipeline, FakeHandlers& handlers)
      : pipeline_(pipeline), handlers_(handlers) {}

  grpc::ServerUnaryReactor* ListUnits(grpc::CallbackServerContext* context,
                                      const grpc::ByteBuffer* request,
                                      grpc::ByteBuffer* response) override {
    handlers_.last_context = context;
    return pipeline_.Read<v1::ListUnitsRequest>(
        context, kListUnits, request, response,
        [this](const app::CallContext& call, const v1::ListUnitsRequest& asked) {
          return handlers_.list_units(call, asked);
        });
  }
  grpc::ServerUnaryReactor* CreateUnit(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override {
    return pipeline_.Write<v1::CreateUnitRequest>(
        context, kCreateUnit, request, response,
        [this](const app::WriteRequest& write, const v1::CreateUnitRequest& asked) {
          return handlers_.create_unit(write, asked);
        });
  }

 private:
  Pipeline& pipeline_;
  FakeHandlers& handlers_;
};

absl::StatusOr<Caller> FakeAuthenticate(const std::string& token, app::SteadyTime) {
  if (token == "admin")
    return Caller{{7}, {70}, absl::InfiniteFuture(), {domain::Role::kViewer, domain::Role::kAdmin}};
  if (token == "handler")
    return Caller{{8}, {80}, absl::InfiniteFuture(), {domain::Role::kHandler}};
  base::ErrorDetail detail;
  detail.reason = "TOKEN_INVALID";
  detail.message_zh = "登录已失效";
  return base::MakeError(absl::StatusCode::kUnauthenticated, "no such token", std::move(detail));
}

}  // namespace

void PipelineTest::Start(int threads, std::size_t queue_max) {
  capture_ = std::make_unique<base::LogCapture>([this](const std::string& line) {
    const std::lock_guard lock(mu_);
    lines_.push_back(line);
  });
  absl::StatusOr<MethodTable> table = MethodTable::Load();
  ASSERT_TRUE(table.ok()) << table.status();
  table_ = std::make_unique<MethodTable>(*std::move(table));
  metrics_ = std::make_unique<CallMetrics>(*table_);
  executor_ = std::make_unique<base::Executor>("rpc", threads, queue_max);
  PipelinePorts ports;
  ports.authenticate = FakeAuthenticate;
  ports.remembered = [](const std::string& token) -> std::optional<Caller> {
    if (token != "remembered") return std::nullopt;
    return FakeAuthenticate("admin", {}).value();
  };
  ports.submit = [this](app::WriteCommand command,
                        std::function<void(absl::StatusOr<std::string>)> done) {
    handlers_.submit(std::move(command), std::move(done));
  };
  pipeline_ = std::make_unique<Pipeline>(*table_, *executor_, *metrics_, std::move(ports));
  service_ = std::make_unique<FakeDirectoryService>(*pipeline_, handlers_);
  grpc::ServerBuilder builder;
  builder.RegisterService(service_.get());
  server_ = builder.BuildAndStart();
  ASSERT_NE(server_, nullptr);
  channel_ = server_->InProcessChannel({});
  stub_ = v1::DirectoryService::NewStub(channel_);
}

void PipelineTest::TearDown() {
  if (server_) server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
  if (executor_) executor_->Drain();
  capture_.reset();
}

std::unique_ptr<grpc::ClientContext> PipelineTest::Context(const std::string& token) {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + kTestDeadline);
  if (!token.empty()) context->AddMetadata("authorization", "Bearer " + token);
  return context;
}

grpc::Status PipelineTest::ListUnits(grpc::ClientContext& context,
                                     v1::ListUnitsResponse* response) {
  v1::ListUnitsResponse unused;
  return stub_->ListUnits(&context, {}, response == nullptr ? &unused : response);
}

grpc::Status PipelineTest::CreateUnit(const std::string& token,
                                      const v1::CreateUnitRequest& request, v1::Unit* response) {
  v1::Unit unused;
  return stub_->CreateUnit(Context(token).get(), request, response == nullptr ? &unused : response);
}

std::vector<std::string> PipelineTest::LogLines() const {
  const std::lock_guard lock(mu_);
  return lines_;
}

ReadError DetailsOf(const grpc::Status& status) {
  google::rpc::Status wire;
  EXPECT_TRUE(wire.ParseFromString(status.error_details()));
  EXPECT_EQ(wire.code(), static_cast<int>(status.error_code()));
  ReadError error;
  for (const google::protobuf::Any& any : wire.details()) {
    EXPECT_TRUE(any.UnpackTo(&error.info) || any.UnpackTo(&error.fields) ||
                any.UnpackTo(&error.preconditions) || any.UnpackTo(&error.retry) ||
                any.UnpackTo(&error.localized))
        << any.type_url();
  }
  return error;
}

}  // namespace duban::rpc
