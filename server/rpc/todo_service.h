// duban.v1.TodoService over the pipeline.
#ifndef DUBAN_SERVER_RPC_TODO_SERVICE_H_
#define DUBAN_SERVER_RPC_TODO_SERVICE_H_

#include <memory>

#include <grpcpp/impl/service_type.h>

#include "server/app/query/queries.h"
#include "server/rpc/pipeline.h"

namespace duban::rpc {

// All must outlive the service.
std::unique_ptr<grpc::Service> MakeTodoService(Pipeline& pipeline, app::Queries& queries);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_TODO_SERVICE_H_
