// The one shape that all methods of our services have: gRPC hands over bytes and takes bytes.
#ifndef DUBAN_SERVER_RPC_SERVICE_METHOD_H_
#define DUBAN_SERVER_RPC_SERVICE_METHOD_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

// Overrides the raw form of `Method`; what follows is its body, which returns a call on pipeline_
// with `context`, `request` and `response`.
#define DUBAN_METHOD(Method)                                                                    \
  grpc::ServerUnaryReactor* Method(grpc::CallbackServerContext* context,                        \
                                   const grpc::ByteBuffer* request, grpc::ByteBuffer* response) \
      override

#endif  // DUBAN_SERVER_RPC_SERVICE_METHOD_H_
