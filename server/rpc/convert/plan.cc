#include "server/rpc/convert/plan.h"

#include <optional>
#include <string>
#include <utility>

#include "server/app/commands/plan_commands.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/task.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

constexpr int kYearMin = 2000;
constexpr int kYearMax = 2100;

void CheckYear(const std::string& field, int year, FieldChecks& checks) {
  if (year < kYearMin || year > kYearMax) {
    checks.Fail(field, "YEAR_INVALID", "年份应为2000至2100");
  }
}

// Title, document number and default due date; the year only counts on create.
domain::PlanContent ReadContent(const v1::Plan& plan, FieldChecks& checks) {
  domain::PlanContent content;
  content.title = checks.Title("plan.title", plan.title());
  content.year = plan.year();
  content.document_number = checks.Line("plan.document_number", plan.document_number(),
                                        limits::kTitleCharsMax, "TITLE_INVALID");
  if (plan.has_default_due_date()) {
    content.default_due_date = ReadDate("plan.default_due_date", plan.default_due_date(), checks);
  }
  return content;
}

app::EncodePlan Encode() {
  return [](const domain::Plan& plan, int task_count) {
    return ToProto(plan, task_count).SerializeAsString();
  };
}

v1::Severity SeverityToProto(domain::FindingSeverity severity) {
  switch (severity) {
    case domain::FindingSeverity::kInfo:
      return v1::SEVERITY_INFO;
    case domain::FindingSeverity::kWarning:
      return v1::SEVERITY_WARNING;
    case domain::FindingSeverity::kError:
      return v1::SEVERITY_ERROR;
  }
  return v1::SEVERITY_ERROR;
}

v1::Finding FindingToProto(const domain::Finding& finding) {
  v1::Finding out;
  out.set_severity(SeverityToProto(finding.severity));
  out.set_code(finding.code);
  out.set_message(finding.message_zh);
  out.set_suggestion(finding.suggestion_zh);
  out.set_begin_offset(static_cast<std::int64_t>(finding.source.begin));
  out.set_end_offset(static_cast<std::int64_t>(finding.source.end));
  return out;
}

std::string EncodeImport(const app::ImportedPlan& imported, const domain::Directory& directory) {
  v1::ImportPlanResponse out;
  *out.mutable_plan() = ToProto(imported.plan, static_cast<int>(imported.tasks.size()));
  for (const domain::Chain& chain : imported.tasks) *out.add_tasks() = ToProto(chain, directory);
  for (const domain::Finding& finding : imported.findings)
    *out.add_findings() = FindingToProto(finding);
  return out.SerializeAsString();
}

}  // namespace

v1::Plan ToProto(const domain::Plan& plan, int task_count) {
  v1::Plan out;
  // With validate_only there is no id yet, or one that counts below zero, and so no name.
  if (plan.id.value > 0) out.set_name(domain::NameOf(plan.id));
  out.set_title(plan.content.title);
  out.set_year(plan.content.year);
  out.set_document_number(plan.content.document_number);
  out.set_issuing_unit(domain::NameOf(plan.issuing_unit));
  out.set_state(static_cast<v1::PlanState>(plan.state));
  if (plan.content.default_due_date) {
    *out.mutable_default_due_date() = ToProto(*plan.content.default_due_date);
  }
  out.set_task_count(task_count);
  *out.mutable_create_time() = ToProto(plan.create_time);
  if (plan.issue_time) *out.mutable_issue_time() = ToProto(*plan.issue_time);
  out.set_etag(std::to_string(plan.version));
  return out;
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreatePlanRequest& request) {
  FieldChecks checks;
  app::NewPlan plan;
  plan.issuing_unit = checks.Unit("plan.issuing_unit", request.plan().issuing_unit());
  plan.content = ReadContent(request.plan(), checks);
  CheckYear("plan.year", request.plan().year(), checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::CreatePlan(write, std::move(plan), Encode());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ImportPlanRequest& request) {
  FieldChecks checks;
  app::PlanImport import;
  import.issuing_unit = checks.Unit("issuing_unit", request.issuing_unit());
  import.title = checks.Line("title", request.title(), limits::kTitleCharsMax, "TITLE_INVALID");
  import.year = request.year();
  if (request.year() != 0) CheckYear("year", request.year(), checks);
  if (request.has_default_due_date()) {
    import.default_due_date = ReadDate("default_due_date", request.default_due_date(), checks);
  }
  absl::StatusOr<domain::ParsedPlan> parsed = domain::ParsePlan(
      request.text(), {.text_bytes_max = limits::kPlanTextBytesMax, .default_year = import.year});
  if (parsed.ok()) {
    import.parsed = *std::move(parsed);
  } else {
    const std::optional<base::ErrorDetail> detail = base::DetailOf(parsed.status());
    if (!detail || detail->fields.empty()) return parsed.status();
    for (const base::FieldViolation& bad : detail->fields) {
      checks.Fail(bad.field, bad.reason, bad.message_zh);
    }
  }
  RETURN_IF_ERROR(checks.ToStatus());
  return app::ImportPlan(write, std::move(import), EncodeImport);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdatePlanRequest& request) {
  FieldChecks checks;
  app::PlanTarget target{checks.Plan("plan.name", request.plan().name()), request.plan().etag()};
  domain::PlanContent content = ReadContent(request.plan(), checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::UpdatePlan(write, std::move(target), std::move(content), Encode());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::IssuePlanRequest& request) {
  FieldChecks checks;
  app::PlanTarget target{checks.Plan("name", request.name()), request.etag()};
  RETURN_IF_ERROR(checks.ToStatus());
  return app::IssuePlan(write, std::move(target), Encode());
}

}  // namespace duban::rpc
