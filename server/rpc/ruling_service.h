// duban.v1.RulingService over the pipeline.
#ifndef DUBAN_SERVER_RPC_RULING_SERVICE_H_
#define DUBAN_SERVER_RPC_RULING_SERVICE_H_

#include <memory>

#include <grpcpp/impl/service_type.h>

#include "server/rpc/pipeline.h"

namespace duban::rpc {

// All must outlive the service.
std::unique_ptr<grpc::Service> MakeRulingService(Pipeline& pipeline);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_RULING_SERVICE_H_
