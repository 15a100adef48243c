// SessionService over the pipeline. What its methods do stands in
// proto/duban/v1/session_service.proto; the generated header is included by the .cc alone.
#ifndef DUBAN_SERVER_RPC_SESSION_SERVICE_H_
#define DUBAN_SERVER_RPC_SESSION_SERVICE_H_

#include <memory>

#include <grpcpp/impl/service_type.h>

#include "server/app/query/queries.h"
#include "server/app/session/sessions.h"
#include "server/base/executor.h"
#include "server/rpc/pipeline.h"

namespace duban::rpc {

// What signing in and out works with. All must outlive the service.
struct SessionServicePorts {
  app::Sessions& sessions;
  app::Queries& queries;
  base::Executor& password_lane;  // checks passwords
};

std::unique_ptr<grpc::Service> MakeSessionService(Pipeline& pipeline, SessionServicePorts ports);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_SESSION_SERVICE_H_
