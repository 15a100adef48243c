#include "server/rpc/heartbeat.h"

#include <chrono>
#include <future>
#include <utility>

#include <absl/time/time.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include "server/base/executor.h"
#include "server/base/limits.h"

namespace duban::rpc {

Heartbeat::Heartbeat(std::shared_ptr<grpc::Channel> channel)
    : channel_(std::move(channel)), thread_([this] { Work(); }) {}

Heartbeat::~Heartbeat() {
  {
    const std::lock_guard lock(mu_);
    stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

void Heartbeat::Work() {
  base::NameThisThread("heartbeat");
  const auto interval = absl::ToChronoMilliseconds(limits::kHeartbeatInterval);
  std::unique_lock lock(mu_);
  while (!stop_.wait_for(lock, interval, [this] { return stopping_; })) {
    lock.unlock();
    Beat();
    lock.lock();
  }
}

void Heartbeat::Beat() {
  grpc::GenericStub stub(channel_);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       absl::ToChronoMilliseconds(limits::kHeartbeatInterval));
  const grpc::Slice empty;  // a HealthCheckRequest for the server as a whole
  const grpc::ByteBuffer request(&empty, 1);
  grpc::ByteBuffer response;
  // Shared: set_value may still be at work in the callback's thread when the wait is over.
  const auto answered = std::make_shared<std::promise<void>>();
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                 [answered](const grpc::Status&) { answered->set_value(); });
  answered->get_future().wait();
}

}  // namespace duban::rpc
