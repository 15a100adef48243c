#include "clients/cli/error_text.h"

#include <utility>
#include <vector>

#include <absl/strings/match.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <nlohmann/json.hpp>

#include "clients/cli/display_width.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

constexpr char kSentEtag[] = "sent_etag";

std::string Bracketed(const std::string& reason) {
  return reason.empty() ? "" : " [" + reason + "]";
}

struct Detail {
  std::string subject;
  std::string message;
  std::string reason;
};

std::vector<Detail> DetailsOf(const client::Error& error) {
  std::vector<Detail> details;
  details.reserve(error.fields.size() + error.preconditions.size());
  for (const client::FieldViolation& violation : error.fields) {
    details.push_back({violation.field, violation.message_zh, violation.reason});
  }
  for (const client::Precondition& missing : error.preconditions) {
    details.push_back({missing.subject, missing.message_zh, missing.type});
  }
  return details;
}

// The first line. The server's sentence strings all violations together; where each gets a line of
// its own below, it says only how many there are.
std::string Headline(const client::Error& error, const std::vector<Detail>& details) {
  const bool repeats = details.size() > 1 && !details.front().message.empty() &&
                       absl::StartsWith(error.message_zh, details.front().message);
  if (!repeats) return Printable(error.message_zh);
  std::size_t count = details.size();
  if (const auto more = error.metadata.find("truncated"); more != error.metadata.end()) {
    std::size_t hidden = 0;
    if (absl::SimpleAtoi(more->second, &hidden)) count += hidden;
  }
  return absl::StrCat("有 ", count, " 处不符合要求");
}

// One line a violation; what the first line said already is not said twice.
std::string DetailLine(const Detail& detail, const std::string& headline) {
  const std::string printable = Printable(detail.message);
  const std::string message = printable == headline ? "" : printable;
  if (detail.subject.empty() && message.empty()) return "";
  return absl::StrCat("  - ", Printable(detail.subject),
                      detail.subject.empty() || message.empty() ? "" : ":", message,
                      Bracketed(detail.reason), "\n");
}

// What of the metadata helps a person; the rest is for programs.
std::string MetadataText(const client::Error& error) {
  static constexpr std::pair<const char*, const char*> kShown[] = {
      {"truncated", "  另有未列出的项数:"},
      {"current_etag", "  当前版本(etag):"},
      {"error_hash", "  错误编号:"},
      {"trace_id", "  跟踪编号:"},
  };
  std::string text;
  for (const auto& [key, label] : kShown) {
    const auto entry = error.metadata.find(key);
    if (entry == error.metadata.end() || entry->second.empty()) continue;
    absl::StrAppend(&text, label, Printable(entry->second), "\n");
  }
  return text;
}

bool OutcomeUnknown(const client::Error& error) {
  return error.code == absl::StatusCode::kUnavailable ||
         error.code == absl::StatusCode::kDeadlineExceeded;
}

}  // namespace

client::Error WithSentEtag(client::Error error, const std::string& etag) {
  if (OutcomeUnknown(error) && !etag.empty()) error.metadata[kSentEtag] = etag;
  return error;
}

std::string ErrorText(const client::Error& error, bool color) {
  const Style style{.color = color, .columns = 0, .today = {}};
  const std::vector<Detail> details = DetailsOf(error);
  const std::string headline = Headline(error, details);
  std::string text =
      absl::StrCat(Colored("错误:", Color::kRed, style), headline, Bracketed(error.reason), "\n");
  for (const Detail& detail : details) text += DetailLine(detail, headline);
  text += MetadataText(error);
  if (error.retry_after) {
    absl::StrAppend(&text, "  请在 ",
                    absl::ToInt64Seconds(absl::Ceil(*error.retry_after, absl::Seconds(1))),
                    " 秒后再试\n");
  }
  if (OutcomeUnknown(error) && !error.request_id.empty()) {
    const auto etag = error.metadata.find(kSentEtag);
    absl::StrAppend(&text, "  不能确定服务器是否已经办理;加上 --request-id ", error.request_id,
                    etag == error.metadata.end() ? "" : " --etag " + etag->second,
                    " 原样重发,不会重复办理\n");
  }
  if (error.code == absl::StatusCode::kUnauthenticated && error.reason != "SIGN_IN_REFUSED") {
    text += "  请先登录:duban signin LOGIN\n";
  }
  return text;
}

std::string ErrorJson(const client::Error& error) {
  using Json = nlohmann::ordered_json;
  Json fields = Json::array();
  for (const client::FieldViolation& violation : error.fields) {
    fields.push_back({{"field", violation.field},
                      {"reason", violation.reason},
                      {"message_zh", violation.message_zh}});
  }
  Json preconditions = Json::array();
  for (const client::Precondition& missing : error.preconditions) {
    preconditions.push_back(
        {{"type", missing.type}, {"subject", missing.subject}, {"message_zh", missing.message_zh}});
  }
  Json body = {{"code", absl::StatusCodeToString(error.code)},
               {"reason", error.reason},
               {"message", error.message},
               {"message_zh", error.message_zh},
               {"metadata", error.metadata},
               {"field_violations", fields},
               {"precondition_failures", preconditions}};
  if (error.retry_after) body["retry_after_seconds"] = absl::ToDoubleSeconds(*error.retry_after);
  if (!error.request_id.empty()) body["request_id"] = error.request_id;
  // Arguments may be anything, also broken UTF-8, and come back in messages.
  return Json{{"error", body}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace duban::cli
