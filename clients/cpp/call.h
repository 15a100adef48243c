// How one rpc is made: request_id, token, deadline, retries, error. Included by the service
// clients' .cc files only; it brings in grpcpp.
#ifndef DUBAN_CLIENTS_CPP_CALL_H_
#define DUBAN_CLIENTS_CPP_CALL_H_

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <absl/time/clock.h>
#include <absl/time/time.h>
#include <google/protobuf/descriptor.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/request_id.h"
#include "clients/cpp/retry.h"

namespace duban::client {

// What the proto allows the method with this request message; every method has its own.
absl::Duration MethodTimeout(const google::protobuf::Descriptor* request);

// Token and deadline of one attempt.
void Prepare(grpc::ClientContext& context, const Connection& connection, absl::Time deadline);

template <class Request>
concept Mutation = requires(Request request) { request.set_request_id(std::string()); };

// All attempts carry the same request_id, so that the server does the thing once.
template <class Stub, class Request, class Response>
Result<Response> Call(const Connection& connection, Stub& stub,
                      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                      Request request) {
  if constexpr (Mutation<Request>) {
    if (request.request_id().empty()) request.set_request_id(NewRequestId());
  }
  const absl::Time deadline = absl::Now() + connection.options().call_timeout;
  const absl::Duration timeout = MethodTimeout(Request::descriptor());
  Response response;
  const auto attempt = [&]() -> std::optional<Error> {
    grpc::ClientContext context;
    Prepare(context, connection, std::min(deadline, absl::Now() + timeout));
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (status.ok()) return std::nullopt;
    return FromGrpcStatus(status);
  };
  std::optional<Error> error = RunWithRetry(connection.options().retry, deadline, attempt);
  if (!error) return response;
  if constexpr (Mutation<Request>) error->request_id = request.request_id();
  return *std::move(error);
}

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_CALL_H_
