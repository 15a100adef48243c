// Keeps an idle server awake. Without it gRPC's callback threads sleep up to 100 ms between events
// once a second has passed without one, and the first call after a pause waits for them (44 ms at
// the 90th percentile, measured). To be dropped when the library polls properly.
#ifndef DUBAN_SERVER_RPC_HEARTBEAT_H_
#define DUBAN_SERVER_RPC_HEARTBEAT_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include <grpcpp/channel.h>

namespace duban::rpc {

class Heartbeat {
 public:
  // Asks the server's health over its in-process channel, every limits::kHeartbeatInterval.
  explicit Heartbeat(std::shared_ptr<grpc::Channel> channel);
  // To be called before the server shuts down, which waits for calls in flight.
  ~Heartbeat();
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;

 private:
  void Work();
  void Beat();

  const std::shared_ptr<grpc::Channel> channel_;
  std::mutex mu_;
  std::condition_variable stop_;
  bool stopping_ = false;  // guarded by mu_
  std::thread thread_;     // last: starts when everything else is there
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_HEARTBEAT_H_
