#include "server/rpc/pipeline.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <typeinfo>

#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/log.h"
#include "server/base/status.h"
#include "server/rpc/fingerprint.h"
#include "server/rpc/request_parser.h"
#include "server/rpc/resource_name.h"

namespace duban::rpc {
namespace {

constexpr char kAuthorization[] = "authorization";
constexpr char kBearer[] = "Bearer ";

absl::Status ServerBusy() {
  base::ErrorDetail detail;
  detail.reason = "SERVER_BUSY";
  detail.message_zh = "系统繁忙,请稍后重试";
  detail.retry_after = limits::kServerBusyRetryAfter;
  return base::MakeError(absl::StatusCode::kResourceExhausted, "server is at capacity",
                         std::move(detail));
}

absl::Status Refusal(absl::StatusCode code, const std::string& text, const std::string& reason,
                     const std::string& message_zh) {
  base::ErrorDetail detail;
  detail.reason = reason;
  detail.message_zh = message_zh;
  return base::MakeError(code, text, std::move(detail));
}

// What a call ends with when something throws. An exception's text may quote data (SOCI's quotes
// SQL with its values), so that only its type is told.
absl::Status Thrown() {
  try {
    throw;
  } catch (const std::exception& e) {
    return absl::InternalError(std::string("exception ") + typeid(e).name());
  } catch (...) {
    return absl::InternalError("exception of an unknown type");
  }
}

// What is wrong with the fields that every mutation has in common.
std::vector<base::FieldViolation> CommonViolations(const google::protobuf::Message& request) {
  std::vector<base::FieldViolation> fields;
  if (TakesRequestId(request)) {
    std::optional<base::FieldViolation> bad = RequestIdViolation(RequestIdOf(request));
    if (bad) fields.push_back(*std::move(bad));
  }
  const std::string principal = OnBehalfOf(request);
  if (!principal.empty() && !ParseUserName(principal)) {
    fields.push_back(
        {"on_behalf_of", "NAME_INVALID", "on_behalf_of 不是有效的名称,应形如 users/12"});
  }
  return fields;
}

// Adds them to whatever else the converter found, so that a caller sees all at once.
absl::Status WithCommon(std::vector<base::FieldViolation> fields, const absl::Status& status) {
  if (status.code() == absl::StatusCode::kInvalidArgument) {
    const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
    if (detail) fields.insert(fields.end(), detail->fields.begin(), detail->fields.end());
  }
  return base::InvalidFields(std::move(fields));
}

std::optional<std::string> TokenOf(const Call& call) {
  const std::vector<std::string> given = call.Metadata(kAuthorization);
  const std::string bearer = kBearer;
  if (given.size() != 1 || given.front().rfind(bearer, 0) != 0 ||
      given.front().size() == bearer.size()) {
    return std::nullopt;
  }
  return given.front().substr(bearer.size());
}

bool HoldsOneOf(const std::vector<domain::Role>& held, const std::vector<domain::Role>& wanted) {
  return std::any_of(held.begin(), held.end(), [&wanted](domain::Role role) {
    return std::find(wanted.begin(), wanted.end(), role) != wanted.end();
  });
}

}  // namespace

Pipeline::Pipeline(const MethodTable& table, base::Executor& executor, CallMetrics& metrics,
                   PipelinePorts ports)
    : table_(table), executor_(executor), metrics_(metrics), ports_(std::move(ports)) {}

grpc::ServerUnaryReactor* Pipeline::Start(grpc::CallbackServerContext& context, const char* method,
                                          const grpc::ByteBuffer& request,
                                          grpc::ByteBuffer& response,
                                          const google::protobuf::Message& prototype, Body body,
                                          Pace pace) {
  const auto call =
      std::make_shared<Call>(context, request, response, table_.Get(method), metrics_);
  // Once posted the call may be answered and gone: ask before.
  grpc::ServerUnaryReactor* reactor = call->Reactor();
  if (pace == Pace::kBrief && request.Length() <= limits::kBriefRequestBytesMax) {
    if (const std::optional<Caller> caller = Remembered(*call)) {
      Run(call, prototype, body, caller);
      return reactor;
    }
  }
  const bool posted = executor_.TryPost([this, call, &prototype, body = std::move(body)] {
    Run(call, prototype, body, std::nullopt);
  });
  if (!posted) call->Finish(ServerBusy());
  return reactor;
}

void Pipeline::Run(const std::shared_ptr<Call>& call, const google::protobuf::Message& prototype,
                   const Body& body, const std::optional<Caller>& caller) const noexcept {
  try {
    const absl::StatusOr<app::CallContext> context = Admit(call, caller);
    if (!context.ok()) {
      call->Finish(context.status());
      return;
    }
    const std::shared_ptr<google::protobuf::Message> request(prototype.New());
    if (const absl::Status parsed = ParseRequest(call->Request(), *request); !parsed.ok()) {
      call->Finish(parsed);
      return;
    }
    call->NoteRequestId(RequestIdOf(*request).substr(0, limits::kRequestIdCharsMax));
    body(*context, request,
         [call](const absl::StatusOr<std::string>& bytes) { call->Finish(bytes); });
  } catch (...) {  // this thread has no other net
    call->Finish(Thrown());
  }
}

absl::StatusOr<app::CallContext> Pipeline::Admit(const std::shared_ptr<Call>& call,
                                                 const std::optional<Caller>& known) const {
  const MethodRule& rule = call->Rule();
  if (call->Cancelled()) {
    return Refusal(absl::StatusCode::kCancelled, "cancelled by the client", "CANCELLED",
                   "操作已取消");
  }
  if (std::chrono::steady_clock::now() >= call->Deadline()) {
    return Refusal(absl::StatusCode::kDeadlineExceeded, "deadline passed before work began",
                   "DEADLINE_EXCEEDED", "操作超时,请稍后重试");
  }
  app::CallContext context;
  if (rule.access != Access::kPublic) {
    const absl::StatusOr<Caller> found = known ? *known : Authenticate(*call);
    if (!found.ok()) return found.status();
    const Caller& caller = *found;
    call->NotePrincipal(caller.user);
    context.principal = caller.user;
    context.session = caller.session;
    context.session_expire_time = caller.expire_time;
    if (rule.access == Access::kRoles && !HoldsOneOf(caller.roles, rule.roles)) {
      return Refusal(absl::StatusCode::kPermissionDenied, "no role that may call this method",
                     "NOT_ALLOWED", "您没有进行此项操作的权限");
    }
  }
  context.deadline = call->Deadline();
  context.method = rule.name;
  context.trace_id = call->TraceId();
  // Weak: a command that is kept longer than its call must not keep the call unanswered.
  context.cancelled = [watched = std::weak_ptr<const Call>(call)] {
    const std::shared_ptr<const Call> alive = watched.lock();
    return alive == nullptr || alive->Cancelled();
  };
  return context;
}

std::optional<Caller> Pipeline::Remembered(const Call& call) const noexcept {
  try {
    const std::optional<std::string> token = TokenOf(call);
    return token ? ports_.remembered(*token) : std::nullopt;
  } catch (...) {  // then it is asked again, where there is a net
    return std::nullopt;
  }
}

absl::StatusOr<Caller> Pipeline::Authenticate(const Call& call) const {
  const std::optional<std::string> token = TokenOf(call);
  if (!token) {
    return Refusal(absl::StatusCode::kUnauthenticated,
                   "metadata authorization: Bearer <token> is required", "SESSION_REQUIRED",
                   "请先登录");
  }
  return ports_.authenticate(*token, call.Deadline());
}

app::WriteRequest Pipeline::MakeWriteRequest(const app::CallContext& context,
                                             const google::protobuf::Message& request) {
  app::WriteRequest write;
  write.call = context;
  write.request_id = RequestIdOf(request);
  // A password must not be stored under a fast hash, not even as part of a request's.
  write.fingerprint = FingerprintOf(request, {"request_id", "password"});
  write.validate_only = IsValidateOnly(request);
  // One that does not read is refused in Submit, before anything is done in the caller's own right.
  write.on_behalf_of = ParseUserName(OnBehalfOf(request)).value_or(domain::UserId());
  return write;
}

void Pipeline::Submit(const google::protobuf::Message& request,
                      absl::StatusOr<app::WriteCommand> command, const Answer& answer) const {
  std::vector<base::FieldViolation> common = CommonViolations(request);
  if (!common.empty()) {
    answer(WithCommon(std::move(common), command.status()));
    return;
  }
  if (!command.ok()) {
    answer(command.status());
    return;
  }
  ports_.submit(*std::move(command), answer);
}

}  // namespace duban::rpc
