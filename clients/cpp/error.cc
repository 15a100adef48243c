#include "clients/cpp/error.h"

#include <cctype>
#include <string_view>

#include <absl/strings/match.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/support/status.h>

namespace duban::client {
namespace {

// Where the server gave no sentence: by code, so that nobody meets bare English.
std::string DefaultMessage(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kUnavailable:
      return "无法连接服务器,或服务器暂停服务";
    case absl::StatusCode::kDeadlineExceeded:
      return "服务器未在限定时间内答复";
    case absl::StatusCode::kResourceExhausted:
      return "服务器繁忙,请稍后再试";
    case absl::StatusCode::kUnauthenticated:
      return "尚未登录,或登录已失效";
    case absl::StatusCode::kPermissionDenied:
      return "无权进行此操作,或对象不存在";
    case absl::StatusCode::kUnimplemented:
      return "服务器不支持此操作,可能版本不一致";
    case absl::StatusCode::kInvalidArgument:
      return "请求内容有误";
    case absl::StatusCode::kFailedPrecondition:
      return "当前状态下不能进行此操作";
    case absl::StatusCode::kAborted:
      return "内容已被他人更改,请重新查看后再试";
    case absl::StatusCode::kAlreadyExists:
      return "已经存在";
    case absl::StatusCode::kNotFound:
      return "没有找到";
    case absl::StatusCode::kCancelled:
      return "操作已取消";
    default:
      return "服务器内部错误";
  }
}

std::string DefaultReason(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kUnavailable:
      return "SERVER_UNREACHABLE";
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kUnknown:
      return "INTERNAL";
    default:
      return absl::StatusCodeToString(code);
  }
}

// This protobuf release's FieldViolation has no reason: it stands before the sentence.
FieldViolation SplitReason(const google::rpc::BadRequest::FieldViolation& violation) {
  const std::string& text = violation.description();
  std::size_t end = 0;
  while (end < text.size() &&
         (std::isupper(static_cast<unsigned char>(text[end])) != 0 ||
          std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) {
    ++end;
  }
  if (end == 0 || text.compare(end, 1, ":") != 0) return {violation.field(), "", text};
  const std::size_t begin = text.find_first_not_of(' ', end + 1);
  return {violation.field(), text.substr(0, end),
          begin == std::string::npos ? "" : text.substr(begin)};
}

void ReadDetail(const google::protobuf::Any& any, Error& error) {
  if (google::rpc::ErrorInfo info; any.UnpackTo(&info)) {
    error.reason = info.reason();
    error.metadata.insert(info.metadata().begin(), info.metadata().end());
  } else if (google::rpc::LocalizedMessage localized; any.UnpackTo(&localized)) {
    error.message_zh = localized.message();
  } else if (google::rpc::BadRequest bad; any.UnpackTo(&bad)) {
    for (const auto& violation : bad.field_violations()) {
      error.fields.push_back(SplitReason(violation));
    }
  } else if (google::rpc::PreconditionFailure failure; any.UnpackTo(&failure)) {
    for (const auto& violation : failure.violations()) {
      error.preconditions.push_back(
          {violation.type(), violation.subject(), violation.description()});
    }
  } else if (google::rpc::RetryInfo retry; any.UnpackTo(&retry)) {
    error.retry_after = absl::Seconds(retry.retry_delay().seconds()) +
                        absl::Nanoseconds(retry.retry_delay().nanos());
  }
}

// gRPC refuses a long message before anybody of ours sees it, with a bare RESOURCE_EXHAUSTED that
// reads as overload; it is the request's fault, and no retry helps.
bool IsMessageTooLarge(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED &&
         absl::StrContains(status.error_message(), "message larger than max");
}

}  // namespace

Error MakeError(absl::StatusCode code, std::string reason, std::string message,
                std::string message_zh) {
  Error error;
  error.code = code;
  error.reason = std::move(reason);
  error.message = std::move(message);
  error.message_zh = std::move(message_zh);
  return error;
}

Error InvalidField(std::string field, std::string reason, std::string message_zh) {
  Error error = MakeError(absl::StatusCode::kInvalidArgument, reason,
                          "invalid field " + field + ": " + reason, message_zh);
  error.fields.push_back({std::move(field), std::move(reason), std::move(message_zh)});
  return error;
}

Error FromGrpcStatus(const grpc::Status& status) {
  if (IsMessageTooLarge(status)) {
    return MakeError(absl::StatusCode::kInvalidArgument, "REQUEST_TOO_LARGE",
                     status.error_message(), "请求内容过大,超出服务器一次所能接收的长度");
  }
  Error error;
  error.code = static_cast<absl::StatusCode>(status.error_code());
  error.message = status.error_message();
  google::rpc::Status details;
  if (!status.error_details().empty() && details.ParseFromString(status.error_details())) {
    for (const auto& any : details.details()) ReadDetail(any, error);
  }
  if (error.reason.empty()) error.reason = DefaultReason(error.code);
  if (error.message_zh.empty()) error.message_zh = DefaultMessage(error.code);
  return error;
}

}  // namespace duban::client
