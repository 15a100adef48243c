// A real server with the real pipeline over an in-process channel, and handlers that a test sets.
#ifndef DUBAN_TESTS_UNIT_RPC_PIPELINE_FIXTURE_H_
#define DUBAN_TESTS_UNIT_RPC_PIPELINE_FIXTURE_H_

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <google/rpc/error_details.pb.h>
#include <grpcpp/client_context.h>
#include <grpcpp/server.h>
#include <gtest/gtest.h>

#include "duban/v1/directory_service.grpc.pb.h"
#include "server/base/executor.h"
#include "server/base/log.h"
#include "server/rpc/call_metrics.h"
#include "server/rpc/method_table.h"
#include "server/rpc/pipeline.h"

namespace duban::rpc {

// What the fake service does with a call once the pipeline lets it through.
struct FakeHandlers {
  std::function<absl::StatusOr<v1::ListUnitsResponse>(const app::CallContext&,
                                                      const v1::ListUnitsRequest&)>
      list_units;
  std::function<absl::StatusOr<app::WriteCommand>(const app::WriteRequest&,
                                                  const v1::CreateUnitRequest&)>
      create_unit;
  std::function<void(app::WriteCommand, std::function<void(absl::StatusOr<std::string>)>)> submit;
  // gRPC's context of the last ListUnits, valid until that call is answered.
  std::atomic<grpc::CallbackServerContext*> last_context = nullptr;
};

// Details of an error as a client reads them.
struct ReadError {
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest fields;
  google::rpc::PreconditionFailure preconditions;
  google::rpc::RetryInfo retry;
  google::rpc::LocalizedMessage localized;
};
ReadError DetailsOf(const grpc::Status& status);

class PipelineTest : public testing::Test {
 protected:
  // ListUnits asks for a session, CreateUnit for the role ADMIN. Tokens: "admin" and "handler";
  // "remembered" is an admin who need not be looked up.
  void Start(int threads, std::size_t queue_max);
  void TearDown() override;

  // A context with a deadline that no good test reaches; signed in as `token` unless empty.
  static std::unique_ptr<grpc::ClientContext> Context(const std::string& token);

  grpc::Status ListUnits(grpc::ClientContext& context, v1::ListUnitsResponse* response = nullptr);
  grpc::Status CreateUnit(const std::string& token, const v1::CreateUnitRequest& request,
                          v1::Unit* response = nullptr);

  // The log records so far, parsed by nobody: one JSON object each.
  std::vector<std::string> LogLines() const;

  FakeHandlers handlers_;
  std::unique_ptr<MethodTable> table_;
  std::unique_ptr<CallMetrics> metrics_;
  std::unique_ptr<base::Executor> executor_;
  std::unique_ptr<Pipeline> pipeline_;
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::DirectoryService::Stub> stub_;

 private:
  mutable std::mutex mu_;
  std::vector<std::string> lines_;  // guarded by mu_
  std::unique_ptr<base::LogCapture> capture_;
};

}  // namespace duban::rpc

#endif  // DUBAN_TESTS_UNIT_RPC_PIPELINE_FIXTURE_H_
