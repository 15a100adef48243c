#include "server/rpc/document_lane.h"

#include <exception>
#include <utility>

#include "server/base/error.h"
#include "server/base/limits.h"

namespace duban::rpc {
namespace {

absl::Status LaneFull() {
  return base::MakeError(absl::StatusCode::kResourceExhausted, "too many documents are being read",
                         {.reason = "SERVER_BUSY",
                          .message_zh = "正在读取的文件过多,请稍后重试",
                          .retry_after = limits::kSignInRetryAfter});
}

}  // namespace

void PostToDocumentLane(base::Executor& lane, const GiveCommand& give,
                        std::function<absl::StatusOr<app::WriteCommand>()> work) {
  const bool posted = lane.TryPost([give, work = std::move(work)] {
    absl::StatusOr<app::WriteCommand> command =
        absl::InternalError("exception in the document lane");
    try {
      command = work();
    } catch (const std::exception&) {  // the executor's threads have no other net
      give(std::move(command));
      return;
    }
    give(std::move(command));
  });
  if (!posted) give(LaneFull());
}

}  // namespace duban::rpc
