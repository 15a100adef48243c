// DirectoryService over the pipeline. What its methods do stands in
// proto/duban/v1/directory_service.proto; the generated header is included by the .cc alone.
#ifndef DUBAN_SERVER_RPC_DIRECTORY_SERVICE_H_
#define DUBAN_SERVER_RPC_DIRECTORY_SERVICE_H_

#include <memory>

#include <grpcpp/impl/service_type.h>

#include "server/app/query/queries.h"
#include "server/base/executor.h"
#include "server/rpc/pipeline.h"

namespace duban::rpc {

// All must outlive the service. `password_lane` hashes first passwords.
std::unique_ptr<grpc::Service> MakeDirectoryService(Pipeline& pipeline, app::Queries& queries,
                                                    base::Executor& password_lane);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_DIRECTORY_SERVICE_H_
