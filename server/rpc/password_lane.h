// Work with passwords has a lane of its own (one thread, 19 MiB at a time), so that a burst of
// sign-ins neither starves other calls nor the machine's memory. Thread-safe.
#ifndef DUBAN_SERVER_RPC_PASSWORD_LANE_H_
#define DUBAN_SERVER_RPC_PASSWORD_LANE_H_

#include <exception>
#include <functional>
#include <utility>

#include <absl/status/statusor.h>

#include "server/base/executor.h"

namespace duban::rpc {

// RESOURCE_EXHAUSTED SIGN_IN_BUSY, with a hint when to come back.
absl::Status PasswordLaneFull();

// Runs `work` in the lane and gives what it returns; SIGN_IN_BUSY at once if the lane is full,
// INTERNAL if it throws.
template <class T>
void PostToPasswordLane(base::Executor& lane, const std::function<void(absl::StatusOr<T>)>& give,
                        std::function<absl::StatusOr<T>()> work) {
  const bool posted = lane.TryPost([give, work = std::move(work)] {
    absl::StatusOr<T> result = absl::InternalError("exception in the password lane");
    try {
      result = work();
    } catch (const std::exception&) {  // the executor's threads have no other net
      give(std::move(result));
      return;
    }
    give(std::move(result));
  });
  if (!posted) give(PasswordLaneFull());
}

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_PASSWORD_LANE_H_
