#include "server/base/error.h"

#include <utility>

#include <absl/strings/cord.h>
#include <nlohmann/json.hpp>

namespace duban::base {
namespace {

constexpr char kPayloadUrl[] = "type.duban/ErrorDetail";

using nlohmann::json;

}  // namespace

absl::Status MakeError(absl::StatusCode code, const std::string& message, ErrorDetail detail) {
  json j;
  j["reason"] = std::move(detail.reason);
  j["zh"] = std::move(detail.message_zh);
  j["meta"] = std::move(detail.metadata);
  for (FieldViolation& f : detail.fields) {
    j["fields"].push_back({std::move(f.field), std::move(f.reason), std::move(f.message_zh)});
  }
  for (Precondition& p : detail.preconditions) {
    j["pre"].push_back({std::move(p.type), std::move(p.subject), std::move(p.message_zh)});
  }
  if (detail.retry_after) j["retry_ms"] = absl::ToInt64Milliseconds(*detail.retry_after);
  absl::Status status(code, message);
  // Texts may quote what a caller sent: replace what is not UTF-8 rather than throw.
  status.SetPayload(kPayloadUrl,
                    absl::Cord(j.dump(-1, ' ', false, json::error_handler_t::replace)));
  return status;
}

std::optional<ErrorDetail> DetailOf(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(kPayloadUrl);
  if (!payload.has_value()) return std::nullopt;
  const json j = json::parse(std::string(*payload));
  ErrorDetail detail;
  detail.reason = j["reason"];
  detail.message_zh = j["zh"];
  detail.metadata = j["meta"].get<std::map<std::string, std::string>>();
  if (j.contains("fields")) {
    for (const json& f : j["fields"]) detail.fields.push_back({f[0], f[1], f[2]});
  }
  if (j.contains("pre")) {
    for (const json& p : j["pre"]) detail.preconditions.push_back({p[0], p[1], p[2]});
  }
  if (j.contains("retry_ms")) {
    detail.retry_after = absl::Milliseconds(j["retry_ms"].get<std::int64_t>());
  }
  return detail;
}

absl::Status InvalidFields(std::vector<FieldViolation> fields) {
  ErrorDetail detail;
  detail.reason = fields.front().reason;
  std::string message = "invalid fields:";
  for (const FieldViolation& f : fields) {
    if (!detail.message_zh.empty()) detail.message_zh += ";";
    detail.message_zh += f.message_zh;
    message += " " + f.field + " (" + f.reason + ")";
  }
  detail.fields = std::move(fields);
  return MakeError(absl::StatusCode::kInvalidArgument, message, std::move(detail));
}

absl::Status FailedPreconditions(std::vector<Precondition> failed) {
  ErrorDetail detail;
  detail.reason = failed.front().type;
  std::string message = "refused:";
  for (const Precondition& p : failed) {
    if (!detail.message_zh.empty()) detail.message_zh += ";";
    detail.message_zh += p.message_zh;
    message += " " + p.type + (p.subject.empty() ? "" : " " + p.subject);
  }
  detail.preconditions = std::move(failed);
  return MakeError(absl::StatusCode::kFailedPrecondition, message, std::move(detail));
}

}  // namespace duban::base
