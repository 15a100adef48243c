// PlanService over the pipeline. What its methods do stands in
// proto/duban/v1/plan_service.proto; the generated header is included by the .cc alone.
#ifndef DUBAN_SERVER_RPC_PLAN_SERVICE_H_
#define DUBAN_SERVER_RPC_PLAN_SERVICE_H_

#include <memory>

#include <grpcpp/impl/service_type.h>

#include "server/app/query/plan_export.h"
#include "server/app/query/queries.h"
#include "server/app/uploads/document_texts.h"
#include "server/base/executor.h"
#include "server/rpc/pipeline.h"

namespace duban::rpc {

// All must outlive the service.
struct PlanServicePorts {
  app::Queries& queries;
  app::DocumentTexts& documents;
  base::Executor& document_lane;
  app::WritePlan write_plan;
};

std::unique_ptr<grpc::Service> MakePlanService(Pipeline& pipeline, PlanServicePorts ports);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_PLAN_SERVICE_H_
