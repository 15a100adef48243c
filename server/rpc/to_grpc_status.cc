#include "server/rpc/to_grpc_status.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "server/base/error.h"
#include "server/base/hash.h"
#include "server/base/limits.h"
#include "server/base/log.h"

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace duban::rpc {
namespace {

constexpr char kDomain[] = "duban";
constexpr char kLocale[] = "zh-CN";
constexpr char kTruncated[] = "truncated";
constexpr std::size_t kHashBytes = 4;
// Of one text inside the details; together with the lists' cut they keep the whole small.
constexpr std::size_t kMessageBytesMax = 1024;
constexpr std::size_t kEntryTextBytesMax = 300;
constexpr std::size_t kMetadataValueBytesMax = 120;
constexpr std::size_t kMetadataEntriesMax = 8;
// What one entry or detail costs on the wire beside its texts: tags, lengths, type url.
constexpr std::size_t kEntryOverheadBytes = 16;

// At most `bytes_max` bytes, cut where a character ends.
std::string Cut(const std::string& text, std::size_t bytes_max) {
  constexpr char kEllipsis[] = "…";
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max - (sizeof kEllipsis - 1);
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + kEllipsis;
}

// grpc-message is percent-encoded on the wire: short ASCII only.
std::string AsciiText(const std::string& text) {
  std::string out = text.substr(0, limits::kErrorTextBytesMax);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return out;
}

bool KeepsItsCode(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kAborted:
      return true;
    default:
      return false;
  }
}

const char* MaskedSentence(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kCancelled:
      return "操作已取消";
    case absl::StatusCode::kDeadlineExceeded:
      return "操作超时,请稍后重试";
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kResourceExhausted:
      return "服务暂时繁忙,请稍后重试";
    case absl::StatusCode::kAborted:
      return "操作与他人的修改冲突,请重试";
    default:
      return "系统内部错误,请联系管理员并提供错误编号";
  }
}

struct Masked {
  absl::StatusCode code;
  std::string text;
  base::ErrorDetail detail;
};

Masked Mask(const absl::Status& status, const std::string& trace_id) {
  Masked masked;
  masked.code = KeepsItsCode(status.code()) ? status.code() : absl::StatusCode::kInternal;
  const std::string real(status.message());
  const std::string hash = base::Hex(base::Bytes(base::Sha256(real)).substr(0, kHashBytes));
  base::Log(base::LogLevel::kError, "error without a reason, masked",
            {{"code", absl::StatusCodeToString(status.code())},
             {"text", Cut(real, kMessageBytesMax)},
             {"error_hash", hash},
             {"trace_id", trace_id}});
  masked.detail.reason = absl::StatusCodeToString(masked.code);
  masked.detail.message_zh = MaskedSentence(masked.code);
  masked.detail.metadata = {{"error_hash", hash}, {"trace_id", trace_id}};
  masked.text = "internal fault " + hash;
  return masked;
}

// How many of the entries, each costing so many bytes, fit into what is left; takes it off.
std::size_t Fitting(const std::vector<std::size_t>& costs, std::size_t& left) {
  std::size_t count = 0;
  for (const std::size_t cost : costs) {
    if (cost > left) break;
    left -= cost;
    ++count;
  }
  return count;
}

google::rpc::BadRequest ToBadRequest(const std::vector<base::FieldViolation>& fields,
                                     std::size_t& left) {
  google::rpc::BadRequest all;
  std::vector<std::size_t> costs;
  for (const base::FieldViolation& violation : fields) {
    google::rpc::BadRequest::FieldViolation* entry = all.add_field_violations();
    entry->set_field(Cut(violation.field, kEntryTextBytesMax));
    entry->set_description(Cut(violation.reason + ": " + violation.message_zh, kEntryTextBytesMax));
    costs.push_back(entry->ByteSizeLong() + kEntryOverheadBytes);
  }
  const std::size_t keep = Fitting(costs, left);
  all.mutable_field_violations()->DeleteSubrange(
      static_cast<int>(keep), all.field_violations_size() - static_cast<int>(keep));
  return all;
}

google::rpc::PreconditionFailure ToFailure(const std::vector<base::Precondition>& preconditions,
                                           std::size_t& left) {
  google::rpc::PreconditionFailure all;
  std::vector<std::size_t> costs;
  for (const base::Precondition& failed : preconditions) {
    google::rpc::PreconditionFailure::Violation* entry = all.add_violations();
    entry->set_type(failed.type);
    entry->set_subject(Cut(failed.subject, kEntryTextBytesMax));
    entry->set_description(Cut(failed.message_zh, kEntryTextBytesMax));
    costs.push_back(entry->ByteSizeLong() + kEntryOverheadBytes);
  }
  const std::size_t keep = Fitting(costs, left);
  all.mutable_violations()->DeleteSubrange(static_cast<int>(keep),
                                           all.violations_size() - static_cast<int>(keep));
  return all;
}

google::rpc::ErrorInfo ToErrorInfo(const base::ErrorDetail& detail) {
  google::rpc::ErrorInfo info;
  info.set_reason(detail.reason);
  info.set_domain(kDomain);
  std::size_t count = 0;
  for (const auto& [key, value] : detail.metadata) {
    if (++count > kMetadataEntriesMax) break;
    (*info.mutable_metadata())[Cut(key, kMetadataValueBytesMax)] =
        Cut(value, kMetadataValueBytesMax);
  }
  return info;
}

google::rpc::RetryInfo ToRetryInfo(absl::Duration after) {
  google::rpc::RetryInfo retry;
  const std::int64_t nanos = absl::ToInt64Nanoseconds(after);
  constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
  retry.mutable_retry_delay()->set_seconds(nanos / kNanosPerSecond);
  retry.mutable_retry_delay()->set_nanos(static_cast<std::int32_t>(nanos % kNanosPerSecond));
  return retry;
}

std::string Serialize(const google::rpc::Status& status) {
  std::string bytes;
  return status.SerializeToString(&bytes) ? bytes : std::string();
}

std::string Encode(absl::StatusCode code, const std::string& text,
                   const base::ErrorDetail& detail) {
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(code));
  wire.set_message(text);
  google::rpc::ErrorInfo info = ToErrorInfo(detail);
  google::rpc::LocalizedMessage localized;
  localized.set_locale(kLocale);
  localized.set_message(Cut(detail.message_zh, kMessageBytesMax));
  // The fixed part first: what is left of the bound goes to the lists.
  constexpr std::size_t kTypeUrlsBytes = 400;
  const std::size_t fixed =
      text.size() + info.ByteSizeLong() + localized.ByteSizeLong() + kTypeUrlsBytes;
  std::size_t left = limits::kErrorDetailBytesMax - std::min(fixed, limits::kErrorDetailBytesMax);
  const google::rpc::BadRequest fields = ToBadRequest(detail.fields, left);
  const google::rpc::PreconditionFailure failure = ToFailure(detail.preconditions, left);
  const std::size_t dropped =
      detail.fields.size() - static_cast<std::size_t>(fields.field_violations_size()) +
      detail.preconditions.size() - static_cast<std::size_t>(failure.violations_size());
  if (dropped > 0) (*info.mutable_metadata())[kTruncated] = std::to_string(dropped);
  wire.add_details()->PackFrom(info);
  if (fields.field_violations_size() > 0) wire.add_details()->PackFrom(fields);
  if (failure.violations_size() > 0) wire.add_details()->PackFrom(failure);
  if (detail.retry_after) wire.add_details()->PackFrom(ToRetryInfo(*detail.retry_after));
  wire.add_details()->PackFrom(localized);
  return Serialize(wire);
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status, const std::string& trace_id) {
  if (status.ok()) return grpc::Status::OK;
  absl::StatusCode code = status.code();
  std::string text = AsciiText(std::string(status.message()));
  std::optional<base::ErrorDetail> detail = base::DetailOf(status);
  if (!detail) {
    Masked masked = Mask(status, trace_id);
    code = masked.code;
    text = std::move(masked.text);
    detail = std::move(masked.detail);
  }
  return {static_cast<grpc::StatusCode>(code), text, Encode(code, text, *detail)};
}

std::string ReasonOf(const absl::Status& status) {
  if (status.ok()) return "";
  if (const std::optional<base::ErrorDetail> detail = base::DetailOf(status)) return detail->reason;
  return absl::StatusCodeToString(KeepsItsCode(status.code()) ? status.code()
                                                              : absl::StatusCode::kInternal);
}

}  // namespace duban::rpc
