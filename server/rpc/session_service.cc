#include "server/rpc/session_service.h"

#include <memory>
#include <string>
#include <utility>

#include "duban/v1/session_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/directory.h"
#include "server/rpc/convert/session.h"
#include "server/rpc/password_lane.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::SessionService;
using Raw = S::WithRawCallbackMethod_SignIn<
    S::WithRawCallbackMethod_SignOut<S::WithRawCallbackMethod_GetSession<S::Service>>>;

using GiveSignIn = std::function<void(const absl::StatusOr<v1::SignInResponse>&)>;
using Attempt = app::Sessions::SignInAttempt;

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, SessionServicePorts ports) : pipeline_(pipeline), ports_(ports) {}

  DUBAN_METHOD(SignIn) {
    return pipeline_.Later<v1::SignInRequest, v1::SignInResponse>(
        context, "/duban.v1.SessionService/SignIn", request, response,
        [this](const app::CallContext& call, const std::shared_ptr<const v1::SignInRequest>& asked,
               const GiveSignIn& give) { Open(call, asked, give); });
  }
  DUBAN_METHOD(SignOut) {
    return pipeline_.Later<v1::SignOutRequest, v1::SignOutResponse>(
        context, "/duban.v1.SessionService/SignOut", request, response,
        [this](const app::CallContext& call, const std::shared_ptr<const v1::SignOutRequest>&,
               const std::function<void(const absl::StatusOr<v1::SignOutResponse>&)>& give) {
          pipeline_.SubmitCommand(
              ports_.sessions.SignOut(call),
              [this, session = call.session, give](const absl::StatusOr<std::string>& done) {
                // Also after a failure: better asked again than let in.
                ports_.sessions.Forget(session);
                if (!done.ok()) return give(done.status());
                give(v1::SignOutResponse());
              });
        });
  }
  DUBAN_METHOD(GetSession) {
    return pipeline_.Read<v1::GetSessionRequest>(
        context, "/duban.v1.SessionService/GetSession", request, response,
        [this](const app::CallContext& call, const v1::GetSessionRequest&) { return Get(call); });
  }

 private:
  // The password first, in its lane; then the write that opens the session.
  void Open(const app::CallContext& call, const std::shared_ptr<const v1::SignInRequest>& asked,
            const GiveSignIn& give) {
    // Nobody has a longer login: not worth a look into the database.
    const std::string login = IsLogin(asked->login()) ? asked->login() : "";
    PostToPasswordLane<Attempt>(
        ports_.password_lane,
        [this, give](absl::StatusOr<Attempt> attempt) {
          if (!attempt.ok()) return give(attempt.status());
          Finish(*std::move(attempt), give);
        },
        [this, call, login, asked] {
          return ports_.sessions.SignIn(call, login, asked->password());
        });
  }

  void Finish(Attempt attempt, const GiveSignIn& give) {
    pipeline_.SubmitCommand(
        std::move(attempt.command),
        [this, opened = std::move(attempt.session), give](const absl::StatusOr<std::string>& done) {
          if (!done.ok()) return give(done.status());
          v1::SignInResponse out;
          out.set_token(opened.token);
          *out.mutable_session() = ToProto(opened.principal, *ports_.queries.directory());
          give(out);
        });
  }

  absl::StatusOr<v1::Session> Get(const app::CallContext& call) const {
    return ToProto(app::SessionPrincipal{call.session, call.principal, call.session_expire_time},
                   *ports_.queries.directory());
  }

  Pipeline& pipeline_;
  const SessionServicePorts ports_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeSessionService(Pipeline& pipeline, SessionServicePorts ports) {
  return std::make_unique<Service>(pipeline, ports);
}

}  // namespace duban::rpc
