// Who calls, on what, and until when: built once by the pipeline from what the transport proves,
// never from what a client says about itself.
#ifndef DUBAN_SERVER_APP_CALL_CONTEXT_H_
#define DUBAN_SERVER_APP_CALL_CONTEXT_H_

#include <chrono>
#include <functional>
#include <string>

#include <absl/time/time.h>

#include "server/domain/ids.h"

namespace duban::app {

using SteadyTime = std::chrono::steady_clock::time_point;

struct CallContext {
  domain::UserId principal;   // none for public methods
  domain::SessionId session;  // the session the call is made with
  SteadyTime deadline;        // the client's or the method's, whichever is sooner
  std::string method;         // full gRPC name, e.g. "/duban.v1.AssignmentService/AcceptAssignment"
  std::string trace_id;       // in every log line of the call
  std::function<bool()> cancelled;  // whether the client has gone; empty in tests
  absl::Time session_expire_time = absl::InfinitePast();  // when that session ends by itself
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_CALL_CONTEXT_H_
