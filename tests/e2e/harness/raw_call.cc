#include "tests/e2e/harness/raw_call.h"

#include <vector>

#include <absl/time/clock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/channel_arguments.h>

#include "tests/e2e/harness/process.h"

namespace duban::testing {
namespace {

grpc::ByteBuffer Buffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

std::string Flat(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Valid() || !buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

RawAnswer Answer(const grpc::Status& status, const grpc::ByteBuffer& response) {
  return {.code = static_cast<int>(status.error_code()),
          .message = status.error_message(),
          .details = status.error_details(),
          .bytes = status.ok() ? Flat(response) : ""};
}

// The next completion of a queue that serves one call.
bool Await(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

void Prepare(grpc::ClientContext& context, const std::string& token, absl::Duration timeout) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
}

}  // namespace

RawCaller::RawCaller(const std::string& target, const std::string& ca_file) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxSendMessageSize(-1);
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 50);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 500);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 200);
  // Channels of one target share connections, and with them a back-off, unless told not to.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::InsecureChannelCredentials();
  if (!ca_file.empty()) {
    grpc::SslCredentialsOptions tls;
    tls.pem_root_certs = ReadFile(ca_file);
    credentials = grpc::SslCredentials(tls);
  }
  channel_ = grpc::CreateCustomChannel(target, credentials, arguments);
}

RawCaller::~RawCaller() = default;

RawAnswer RawCaller::Call(const std::string& method, const std::string& request,
                          const std::string& token, absl::Duration timeout) const {
  grpc::GenericStub stub(channel_);
  grpc::ClientContext context;
  Prepare(context, token, timeout);
  grpc::CompletionQueue queue;
  grpc::ByteBuffer response;
  grpc::Status status;
  const auto call = stub.PrepareUnaryCall(&context, method, Buffer(request), &queue);
  call->StartCall();
  call->Finish(&response, &status, nullptr);
  Await(queue);
  return Answer(status, response);
}

RawAnswer RawCaller::CallStream(const std::string& method, const std::string& request) const {
  grpc::GenericStub stub(channel_);
  grpc::ClientContext context;
  Prepare(context, "", absl::Seconds(30));
  grpc::CompletionQueue queue;
  grpc::ByteBuffer response;
  grpc::Status status;
  const auto call = stub.PrepareCall(&context, method, &queue);
  call->StartCall(nullptr);
  bool open = Await(queue);
  if (open) {
    call->WriteLast(Buffer(request), {}, nullptr);
    open = Await(queue);
  }
  if (open) {
    call->Read(&response, nullptr);
    Await(queue);
  }
  call->Finish(&status, nullptr);
  Await(queue);
  return Answer(status, response);
}

bool RawCaller::Serving() const {
  // HealthCheckResponse { status: SERVING }.
  return Call("/grpc.health.v1.Health/Check", "", "", absl::Seconds(2)).bytes == "\x08\x01";
}

}  // namespace duban::testing
