#include "clients/cli/local_plan.h"

#include <utility>

#include "clients/cli/document_file.h"
#include "clients/cli/outcome.h"
#include "server/base/error.h"
#include "server/base/limits.h"

namespace duban::cli {
namespace {

// The compiler's errors are the server's; here they take the way of a client's.
client::Error FromStatus(const absl::Status& status) {
  client::Error error =
      client::MakeError(status.code(), "INTERNAL", std::string(status.message()), "无法解析文件");
  if (const std::optional<base::ErrorDetail> detail = base::DetailOf(status)) {
    error.reason = detail->reason;
    error.message_zh = detail->message_zh;
    for (const base::FieldViolation& violation : detail->fields) {
      error.fields.push_back({violation.field, violation.reason, violation.message_zh});
    }
  }
  return error;
}

}  // namespace

client::Result<LocalPlan> ReadLocalPlan(Runtime& runtime, const std::string& path, int year) {
  ASSIGN_OR_FAIL(std::string text, ReadDocument(path, runtime.terminal().in));
  absl::StatusOr<domain::ParsedPlan> plan =
      domain::ParsePlan(text, {.text_bytes_max = limits::kPlanTextBytesMax,
                               .default_year = year,
                               .today = runtime.style().today});
  if (!plan.ok()) return FromStatus(plan.status());
  return LocalPlan{std::move(text), *std::move(plan)};
}

}  // namespace duban::cli
