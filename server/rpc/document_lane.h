// Where documents are read: few at a time, so that they keep nobody else waiting.
#ifndef DUBAN_SERVER_RPC_DOCUMENT_LANE_H_
#define DUBAN_SERVER_RPC_DOCUMENT_LANE_H_

#include <functional>

#include <absl/status/statusor.h>

#include "server/app/write.h"
#include "server/base/executor.h"

namespace duban::rpc {

using GiveCommand = std::function<void(absl::StatusOr<app::WriteCommand>)>;

// Runs `work` in the lane and gives what it returns; SERVER_BUSY at once if the lane is full,
// INTERNAL if it throws.
void PostToDocumentLane(base::Executor& lane, const GiveCommand& give,
                        std::function<absl::StatusOr<app::WriteCommand>()> work);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_DOCUMENT_LANE_H_
