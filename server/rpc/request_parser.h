// The bytes of a request as a message. Done here and not by gRPC, which answers what it cannot read
// with an empty UNIMPLEMENTED: people who send a GBK file deserve to be told so. No state:
// thread-safe.
#ifndef DUBAN_SERVER_RPC_REQUEST_PARSER_H_
#define DUBAN_SERVER_RPC_REQUEST_PARSER_H_

#include <absl/status/status.h>

namespace google::protobuf {
class Message;
}  // namespace google::protobuf
namespace grpc {
class ByteBuffer;
}  // namespace grpc

namespace duban::rpc {

// Fills `message`. Errors, all INVALID_ARGUMENT: INVALID_UTF8 on every text field at fault, with
// the offset of its first bad byte; REQUEST_MALFORMED where the bytes are no such message.
absl::Status ParseRequest(const grpc::ByteBuffer& bytes, google::protobuf::Message& message);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_REQUEST_PARSER_H_
