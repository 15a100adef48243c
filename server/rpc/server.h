// The listening server: TLS, limits, health, reflection, heartbeat, and the way it ends. Handlers
// and what they use belong to whoever builds it.
#ifndef DUBAN_SERVER_RPC_SERVER_H_
#define DUBAN_SERVER_RPC_SERVER_H_

#include <memory>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <grpcpp/impl/service_type.h>

#include "server/base/config.h"
#include "server/rpc/heartbeat.h"
#include "server/rpc/method_table.h"

namespace grpc {
class Server;
}  // namespace grpc

namespace duban::rpc {

// A service with the full name it is checked by.
struct OfferedService {
  std::string full_name;  // "duban.v1.TaskService"
  std::unique_ptr<grpc::Service> service;
};

class Server {
 public:
  // Listens and serves; health says SERVING from the start. `table` is read here alone, what the
  // services use must outlive the server. Errors: FAILED_PRECONDITION for a service without rules
  // or an address that is taken; NOT_FOUND for a TLS file that cannot be read.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const base::ServerConfig& config,
                                                       const MethodTable& table,
                                                       std::vector<OfferedService> services);
  // Cancels whatever is still in flight.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The port that is listened on, where the configuration left it open.
  int Port() const { return port_; }

  // The end in order: health says NOT_SERVING, `notice` passes for load balancers to see it, no
  // more calls are taken, those in flight get `grace`, then they are cancelled and waited for.
  void Drain(const base::DrainConfig& drain);

 private:
  Server() = default;

  std::vector<OfferedService> services_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Heartbeat> heartbeat_;
  int port_ = 0;
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_SERVER_H_
