// AttachmentService: documents on their way in.
#ifndef DUBAN_SERVER_RPC_ATTACHMENT_SERVICE_H_
#define DUBAN_SERVER_RPC_ATTACHMENT_SERVICE_H_

#include <memory>

#include <grpcpp/impl/service_type.h>

#include "server/app/uploads/uploads.h"
#include "server/rpc/pipeline.h"

namespace duban::rpc {

// All must outlive the service.
std::unique_ptr<grpc::Service> MakeAttachmentService(Pipeline& pipeline, app::Uploads& uploads);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_ATTACHMENT_SERVICE_H_
