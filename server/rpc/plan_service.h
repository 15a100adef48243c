// PlanService over the pipeline. What its methods do stands in
// proto/duban/v1/plan_service.proto; the generated header is included by the .cc alone.
#ifndef DUBAN_SERVER_RPC_PLAN_SERVICE_H_
#define DUBAN_SERVER_RPC_PLAN_SERVICE_H_

#include <memory>

#include <grpcpp/impl/service_type.h>

#include "server/app/query/queries.h"
#include "server/rpc/pipeline.h"

namespace duban::rpc {

// All must outlive the service.
std::unique_ptr<grpc::Service> MakePlanService(Pipeline& pipeline, app::Queries& queries);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_PLAN_SERVICE_H_
