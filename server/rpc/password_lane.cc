#include "server/rpc/password_lane.h"

#include "server/base/error.h"
#include "server/base/limits.h"

namespace duban::rpc {

absl::Status PasswordLaneFull() {
  return base::MakeError(absl::StatusCode::kResourceExhausted, "too many sign-ins wait",
                         {.reason = "SIGN_IN_BUSY",
                          .message_zh = "登录人数较多,请稍后再试",
                          .retry_after = limits::kSignInRetryAfter});
}

}  // namespace duban::rpc
