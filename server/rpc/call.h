// One unary call in flight: what gRPC handed over, and the one answer it gets. Whatever path
// forgets to answer, the last owner's end answers INTERNAL. Thread-safe.
#ifndef DUBAN_SERVER_RPC_CALL_H_
#define DUBAN_SERVER_RPC_CALL_H_

#include <chrono>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "server/app/call_context.h"
#include "server/domain/ids.h"
#include "server/rpc/call_metrics.h"
#include "server/rpc/method_table.h"

namespace duban::rpc {

class Call {
 public:
  // `rule` and `metrics` must outlive the call; the other three are gRPC's, valid until Finish.
  Call(grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
       grpc::ByteBuffer& response, const MethodRule& rule, CallMetrics& metrics);
  // Answers INTERNAL if nobody has answered.
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  const MethodRule& Rule() const { return rule_; }
  const std::string& TraceId() const { return trace_id_; }
  grpc::ServerUnaryReactor* Reactor() const { return reactor_; }
  // Not to be read after Finish.
  const grpc::ByteBuffer& Request() const { return request_; }

  // The client's deadline or the method's, whichever is sooner, counted from the call's arrival.
  app::SteadyTime Deadline() const { return deadline_; }

  // True once the client has gone, and for ever after the answer.
  bool Cancelled() const;

  // Every value the client gave for a metadata key; none after Finish.
  std::vector<std::string> Metadata(const std::string& key) const;

  // For the access log; by the thread that works on the call, before it is answered.
  void NotePrincipal(domain::UserId principal) { principal_ = principal; }
  void NoteRequestId(std::string request_id) { request_id_ = std::move(request_id); }

  // Answers with the encoded response or an error, once; later calls do nothing. Nothing of gRPC's
  // may be touched afterwards.
  void Finish(const absl::StatusOr<std::string>& response) noexcept;

 private:
  void Record(const absl::Status& status, grpc::StatusCode code);

  const MethodRule& rule_;
  CallMetrics& metrics_;
  const std::chrono::steady_clock::time_point arrived_;
  grpc::ServerUnaryReactor* const reactor_;
  const grpc::ByteBuffer& request_;
  grpc::ByteBuffer& response_;
  const std::string trace_id_;
  const app::SteadyTime deadline_;
  const std::string peer_;
  domain::UserId principal_;
  std::string request_id_;
  mutable std::mutex mu_;
  grpc::CallbackServerContext* context_;  // guarded by mu_; null once answered
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CALL_H_
