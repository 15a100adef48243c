#include "server/app/session/sessions.h"

#include <array>
#include <utility>

#include <absl/strings/escaping.h>
#include <sodium.h>

#include "server/app/session/password.h"
#include "server/app/workspace.h"
#include "server/base/error.h"
#include "server/base/hash.h"
#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

absl::Status Unauthenticated(const char* reason, const char* message, const char* message_zh) {
  return base::MakeError(absl::StatusCode::kUnauthenticated, message,
                         {.reason = reason, .message_zh = message_zh});
}

std::string NewToken() {
  std::array<char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string token;
  absl::WebSafeBase64Escape(absl::string_view(bytes.data(), bytes.size()), &token);
  return token;
}

std::string HashOf(const std::string& token) { return base::Bytes(base::Sha256(token)); }

}  // namespace

absl::StatusOr<Sessions::SignInAttempt> Sessions::SignIn(const CallContext& call,
                                                         const std::string& login,
                                                         const std::string& password) {
  ASSIGN_OR_RETURN(const std::optional<Credential> credential,
                   reads_.FindCredential(call.deadline, login));
  // The password is checked even where there is no such login, so that time does not tell.
  const bool matches =
      PasswordMatches(credential ? credential->password_hash : std::string(), password);
  if (!credential || !matches) {
    return Unauthenticated("SIGN_IN_REFUSED", "sign-in refused", "账号或密码不正确");
  }
  SignInAttempt attempt;
  attempt.session.token = NewToken();
  attempt.session.principal.user = credential->user;
  attempt.session.principal.expire_time = clock_.Now() + limits::kSessionLifetime;
  attempt.command.call = call;
  attempt.command.call.principal = credential->user;
  // The token is what tells this sign-in from any other: a repeat after an unanswered commit finds
  // its session made.
  attempt.command.request_id = base::Hex(HashOf(attempt.session.token));
  attempt.command.footprint.security = true;
  attempt.command.authorize = [](const Workspace&) { return absl::OkStatus(); };
  attempt.command.decide = [user = credential->user, token_hash = HashOf(attempt.session.token),
                            expire = attempt.session.principal.expire_time](
                               Workspace& workspace) -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids, workspace.TakeIds(IdKind::kSession, 1));
    const domain::SessionId id{ids.front()};
    workspace.Record(StreamKind::kSecurity, user, domain::SignedIn{id});
    workspace.rows().new_sessions.push_back({.id = id,
                                             .user = user,
                                             .token_hash = token_hash,
                                             .create_time = workspace.now(),
                                             .expire_time = expire});
    return std::string();
  };
  return attempt;
}

WriteCommand Sessions::SignOut(const CallContext& call) {
  WriteCommand command;
  command.call = call;
  command.request_id = "session-" + std::to_string(call.session.value);  // ends once
  command.footprint.security = true;
  command.authorize = [](const Workspace&) { return absl::OkStatus(); };
  command.decide = [user = call.principal, session = call.session](Workspace& workspace) {
    workspace.Record(StreamKind::kSecurity, user, domain::SignedOut{session});
    workspace.rows().ended_sessions.push_back(session);
    return absl::StatusOr<std::string>(std::string());
  };
  return command;
}

void Sessions::Forget(domain::SessionId session) {
  const std::lock_guard lock(mu_);
  for (auto it = cache_.begin(); it != cache_.end(); ++it) {
    if (it->second.principal.session != session) continue;
    ages_.erase(it->second.age);
    cache_.erase(it);
    return;
  }
}

std::optional<SessionPrincipal> Sessions::Remembered(const std::string& token) {
  return FindRemembered(HashOf(token));
}

std::optional<SessionPrincipal> Sessions::FindRemembered(const std::string& hash) {
  const absl::Time now = clock_.Now();
  const std::lock_guard lock(mu_);
  const auto it = cache_.find(hash);
  const bool known =
      it != cache_.end() && now < it->second.until && now < it->second.principal.expire_time;
  if (!known) return std::nullopt;
  return it->second.principal;
}

absl::StatusOr<SessionPrincipal> Sessions::Authenticate(SteadyTime deadline,
                                                        const std::string& token) {
  const std::string hash = HashOf(token);
  if (const std::optional<SessionPrincipal> known = FindRemembered(hash)) return *known;
  const absl::Time now = clock_.Now();
  ASSIGN_OR_RETURN(const std::optional<FoundSession> found, reads_.FindSession(deadline, hash));
  if (!found || found->expire_time <= now) {
    return Unauthenticated("TOKEN_INVALID", "not signed in", "尚未登录或登录已失效,请重新登录");
  }
  const SessionPrincipal principal{found->id, found->user, found->expire_time};
  const std::lock_guard lock(mu_);
  if (const auto old = cache_.find(hash); old != cache_.end()) {
    ages_.erase(old->second.age);
    cache_.erase(old);
  }
  if (cache_.size() >= limits::kTokenCacheMax) {
    cache_.erase(ages_.front());
    ages_.pop_front();
  }
  ages_.push_back(hash);
  cache_[hash] = {principal, now + limits::kTokenCacheLifetime, std::prev(ages_.end())};
  return principal;
}

}  // namespace duban::app
