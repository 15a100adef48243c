#include "clients/cpp/call.h"

#include "duban/v1/method.pb.h"

namespace duban::client {
namespace {

constexpr absl::Duration kDefaultTimeout = absl::Seconds(10);
// The server stops at the method's timeout itself and says so; its answer needs time to arrive.
constexpr absl::Duration kTravelTime = absl::Seconds(1);

}  // namespace

absl::Duration MethodTimeout(const google::protobuf::Descriptor* request) {
  const google::protobuf::FileDescriptor* file = request->file();
  for (int s = 0; s < file->service_count(); ++s) {
    for (int m = 0; m < file->service(s)->method_count(); ++m) {
      const google::protobuf::MethodDescriptor* method = file->service(s)->method(m);
      if (method->input_type() != request) continue;
      const auto& policy = method->options().GetExtension(duban::v1::method);
      return absl::Milliseconds(policy.timeout_ms()) + kTravelTime;
    }
  }
  return kDefaultTimeout;
}

void Prepare(grpc::ClientContext& context, const Connection& connection, absl::Time deadline) {
  context.set_deadline(absl::ToChronoTime(deadline));
  if (const std::string token = connection.token(); !token.empty()) {
    context.AddMetadata("authorization", "Bearer " + token);
  }
}

}  // namespace duban::client
