// Sign-in, sign-out, and who a token stands for.
#ifndef DUBAN_SERVER_APP_SESSION_SESSIONS_H_
#define DUBAN_SERVER_APP_SESSION_SESSIONS_H_

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/call_context.h"
#include "server/app/directory_cache.h"
#include "server/app/read_store.h"
#include "server/app/write.h"
#include "server/base/clock.h"

namespace duban::app {

struct SessionPrincipal {
  domain::SessionId session;
  domain::UserId user;
  absl::Time expire_time;
};

struct SignedInSession {
  std::string token;  // shown once; the database has its hash only
  SessionPrincipal principal;
};

// Thread-safe.
class Sessions {
 public:
  // All must outlive this.
  Sessions(ReadStore& reads, const base::Clock& clock) : reads_(reads), clock_(clock) {}

  // Checks the password (slow: call it in its own lane) and prepares the session. The command's
  // answer is empty; the session exists once the command has been run. UNAUTHENTICATED
  // SIGN_IN_REFUSED.
  struct SignInAttempt {
    SignedInSession session;
    WriteCommand command;
  };
  absl::StatusOr<SignInAttempt> SignIn(const CallContext& call, const std::string& login,
                                       const std::string& password);

  // Ends the call's session. Run `Forget` once the command has been run.
  WriteCommand SignOut(const CallContext& call);
  void Forget(domain::SessionId session);

  // Whom a token stands for, as far as it is remembered; waits for nothing.
  std::optional<SessionPrincipal> Remembered(const std::string& token);

  // UNAUTHENTICATED: TOKEN_INVALID (unknown, ended or expired). Remembers up to
  // limits::kTokenCacheMax tokens for limits::kTokenCacheLifetime, so that a sign-out on another
  // replica is honoured within that time.
  absl::StatusOr<SessionPrincipal> Authenticate(SteadyTime deadline, const std::string& token);

 private:
  std::optional<SessionPrincipal> FindRemembered(const std::string& hash);

  struct Cached {
    SessionPrincipal principal;
    absl::Time until;
    std::list<std::string>::iterator age;
  };

  ReadStore& reads_;
  const base::Clock& clock_;
  std::mutex mu_;
  std::unordered_map<std::string, Cached> cache_;  // by token hash; guarded by mu_
  std::list<std::string> ages_;                    // oldest first; guarded by mu_
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_SESSION_SESSIONS_H_
