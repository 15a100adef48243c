// What every unary call passes on its way to a handler: off gRPC's threads, then catch-all, trace
// id and access log, deadline, authentication, method authority, parsing, validation. Only what is
// handed on without waiting for anything stays where it arrives: a short write of a caller who is
// remembered (ADR 52).
// Services take and give bytes: a write is answered with exactly those that were stored. A service
// has one line a method:
//
//   return pipeline_.Read<v1::GetTaskRequest>(context, "/duban.v1.TaskService/GetTask", request,
//   response, handler);
//
// Thread-safe; outlives the server that calls it.
#ifndef DUBAN_SERVER_RPC_PIPELINE_H_
#define DUBAN_SERVER_RPC_PIPELINE_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/time.h>
#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "server/app/call_context.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/base/executor.h"
#include "server/domain/enums.h"
#include "server/domain/ids.h"
#include "server/rpc/call.h"
#include "server/rpc/call_metrics.h"
#include "server/rpc/method_table.h"

namespace duban::rpc {

// Whom a session token belongs to, and the roles held anywhere.
struct Caller {
  domain::UserId user;
  domain::SessionId session;
  absl::Time expire_time;
  std::vector<domain::Role> roles;
};

// What the pipeline asks of app/. All are called from any thread.
struct PipelinePorts {
  // Errors: UNAUTHENTICATED with a reason. May read the database within the deadline.
  std::function<absl::StatusOr<Caller>(const std::string& token, app::SteadyTime deadline)>
      authenticate;
  // The same, if it can be said without waiting for anything.
  std::function<std::optional<Caller>(const std::string& token)> remembered;
  // Takes a write; answers once, from any thread, with the encoded response.
  std::function<void(app::WriteCommand, std::function<void(absl::StatusOr<std::string>)>)> submit;
};

// Takes the encoded answer of a call, or why there is none; once, from any thread.
using Answer = std::function<void(const absl::StatusOr<std::string>&)>;

class Pipeline {
 public:
  using GiveCommand = std::function<void(absl::StatusOr<app::WriteCommand>)>;

  // All references must outlive this.
  Pipeline(const MethodTable& table, base::Executor& executor, CallMetrics& metrics,
           PipelinePorts ports);

  // A read: `handler(call, request)` gives StatusOr of the response, on a thread of the executor.
  template <class Req, class Handler>
  grpc::ServerUnaryReactor* Read(grpc::CallbackServerContext* context, const char* method,
                                 const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                 Handler handler) {
    return Start(*context, method, *request, *response, Req::default_instance(),
                 [handler = std::move(handler)](const app::CallContext& call, const Message& asked,
                                                const Answer& answer) {
                   answer(Encode(handler(call, static_cast<const Req&>(*asked))));
                 });
  }

  // A call whose answer comes later: `handler(call, request, done)` calls `done(StatusOr of the
  // response)` once, from any thread. `request` is a shared_ptr that may be kept.
  template <class Req, class Rsp, class Handler>
  grpc::ServerUnaryReactor* Later(grpc::CallbackServerContext* context, const char* method,
                                  const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                  Handler handler) {
    return Start(*context, method, *request, *response, Req::default_instance(),
                 [handler = std::move(handler)](const app::CallContext& call, const Message& asked,
                                                const Answer& answer) {
                   handler(call, std::static_pointer_cast<const Req>(asked),
                           [answer](const absl::StatusOr<Rsp>& out) { answer(Encode(out)); });
                 });
  }

  // A write: `convert(write_request, request)` turns the request into the StatusOr<WriteCommand> it
  // stands for, or says every field that is wrong; it must be free of effects, and wait for
  // nothing. The command goes to the write queue, and the caller is answered with the bytes that
  // the queue stored.
  template <class Req, class Convert>
  grpc::ServerUnaryReactor* Write(grpc::CallbackServerContext* context, const char* method,
                                  const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                  Convert convert) {
    return StartWrite<Req>(
        context, method, request, response,
        [convert = std::move(convert)](const app::WriteRequest& write,
                                       const std::shared_ptr<const Req>& asked,
                                       const GiveCommand& give) { give(convert(write, *asked)); },
        Pace::kBrief);
  }

  // A write whose command takes long to make: `handler(write_request, request, give)` calls
  // `give(StatusOr<WriteCommand>)` once, from any thread.
  template <class Req, class Handler>
  grpc::ServerUnaryReactor* WriteLater(grpc::CallbackServerContext* context, const char* method,
                                       const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                       Handler handler) {
    return StartWrite<Req>(context, method, request, response, std::move(handler), Pace::kAny);
  }

  // Runs a command that a handler made itself; `done` is called once, from any thread, with the
  // encoded answer.
  void SubmitCommand(app::WriteCommand command,
                     std::function<void(absl::StatusOr<std::string>)> done) const {
    ports_.submit(std::move(command), std::move(done));
  }

 private:
  using Message = std::shared_ptr<const google::protobuf::Message>;
  // Does the work of one admitted call and answers, at once or later.
  using Body = std::function<void(const app::CallContext&, const Message&, const Answer&)>;

  // Whether a body may wait or compute for long, or only hands on what is asked.
  enum class Pace { kAny, kBrief };

  template <class Req, class Handler>
  grpc::ServerUnaryReactor* StartWrite(grpc::CallbackServerContext* context, const char* method,
                                       const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                       Handler handler, Pace pace) {
    return Start(
        *context, method, *request, *response, Req::default_instance(),
        [this, handler = std::move(handler)](const app::CallContext& call, const Message& asked,
                                             const Answer& answer) {
          handler(MakeWriteRequest(call, *asked), std::static_pointer_cast<const Req>(asked),
                  [this, asked, answer](absl::StatusOr<app::WriteCommand> command) {
                    Submit(*asked, std::move(command), answer);
                  });
        },
        pace);
  }

  template <class Rsp>
  static absl::StatusOr<std::string> Encode(const absl::StatusOr<Rsp>& out) {
    if (!out.ok()) return out.status();
    return out->SerializeAsString();
  }

  grpc::ServerUnaryReactor* Start(grpc::CallbackServerContext& context, const char* method,
                                  const grpc::ByteBuffer& request, grpc::ByteBuffer& response,
                                  const google::protobuf::Message& prototype, Body body,
                                  Pace pace = Pace::kAny);
  // `caller`: who it is, if that is known already.
  void Run(const std::shared_ptr<Call>& call, const google::protobuf::Message& prototype,
           const Body& body, const std::optional<Caller>& caller) const noexcept;
  absl::StatusOr<app::CallContext> Admit(const std::shared_ptr<Call>& call,
                                         const std::optional<Caller>& caller) const;
  std::optional<Caller> Remembered(const Call& call) const noexcept;
  absl::StatusOr<Caller> Authenticate(const Call& call) const;
  static app::WriteRequest MakeWriteRequest(const app::CallContext& context,
                                            const google::protobuf::Message& request);
  void Submit(const google::protobuf::Message& request, absl::StatusOr<app::WriteCommand> command,
              const Answer& answer) const;

  const MethodTable& table_;
  base::Executor& executor_;
  CallMetrics& metrics_;
  const PipelinePorts ports_;
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_PIPELINE_H_
