// What an error looks like on the wire: canonical code, short ASCII text, google.rpc details
// (AIP-193). Thread-safe.
#ifndef DUBAN_SERVER_RPC_TO_GRPC_STATUS_H_
#define DUBAN_SERVER_RPC_TO_GRPC_STATUS_H_

#include <string>

#include <absl/status/status.h>
#include <grpcpp/support/status.h>

namespace duban::rpc {

// Errors made by base::MakeError carry their reason, violations, retry hint and Chinese sentence.
// Any other error is a fault of ours: it is logged with a hash of its text, and the caller gets the
// hash, never the text. Its code is kept where a client acts on it (CANCELLED, DEADLINE_EXCEEDED,
// UNAVAILABLE, RESOURCE_EXHAUSTED, ABORTED) and is INTERNAL otherwise. `trace_id` goes into the log
// and, with the hash, into the details. All details together stay below
// limits::kErrorDetailBytesMax: entries are left out from the end of the lists, and the metadata
// `truncated` says how many.
grpc::Status ToGrpcStatus(const absl::Status& status, const std::string& trace_id);

// The machine-readable reason that ToGrpcStatus gives, for logs; empty for OK.
std::string ReasonOf(const absl::Status& status);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_TO_GRPC_STATUS_H_
