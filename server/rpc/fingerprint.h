// What makes two requests the same one: everything they say but the request_id. No state:
// thread-safe.
#ifndef DUBAN_SERVER_RPC_FINGERPRINT_H_
#define DUBAN_SERVER_RPC_FINGERPRINT_H_

#include <optional>
#include <string>
#include <vector>

#include "server/base/error.h"
#include "server/base/hash.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace duban::rpc {

// SHA-256 of the request, serialised deterministically with the named top-level fields cleared.
// Names that the message does not have are ignored.
base::Sha256Digest FingerprintOf(const google::protobuf::Message& request,
                                 const std::vector<std::string>& without);

// Whether it has a top-level string field `request_id`, and what stands in it.
bool TakesRequestId(const google::protobuf::Message& request);
std::string RequestIdOf(const google::protobuf::Message& request);

// What stands in its top-level string field `on_behalf_of`; "" where it has none.
std::string OnBehalfOf(const google::protobuf::Message& request);

// The request's top-level flag `validate_only`; false where it has none.
bool IsValidateOnly(const google::protobuf::Message& request);

// REQUEST_ID_REQUIRED or REQUEST_ID_INVALID: at most 64 printable ASCII characters are wanted.
std::optional<base::FieldViolation> RequestIdViolation(const std::string& request_id);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_FINGERPRINT_H_
