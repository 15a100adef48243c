#include "server/rpc/convert/plan.h"

#include <string>
#include <utility>

#include "server/app/commands/plan_commands.h"
#include "server/app/commands/unit_mapping_commands.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

constexpr int kYearMin = 2000;
constexpr int kYearMax = 2100;

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

}  // namespace

void CheckYear(const std::string& field, int year, FieldChecks& checks) {
  if (year < kYearMin || year > kYearMax) {
    checks.Fail(field, "YEAR_INVALID", "年份应为2000至2100");
  }
}

absl::StatusOr<v1::ExportPlanResponse> ExportResponse(const domain::Plan& plan,
                                                      app::PlanFormat format, std::string content) {
  if (content.size() > limits::kExportBytesMax) {
    return base::FailedPreconditions(
        {{"EXPORT_TOO_LARGE", domain::NameOf(plan.id), "导出的文件超过16 MiB,请分批查看事项"}});
  }
  const bool xlsx = format == app::PlanFormat::kXlsx;
  v1::ExportPlanResponse out;
  out.set_content(std::move(content));
  out.set_file_name(plan.content.title + (xlsx ? ".xlsx" : ".docx"));
  out.set_media_type(
      xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
           : "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  return out;
}

v1::UnitMapping ToProto(const domain::UnitMapping& mapping) {
  v1::UnitMapping out;
  out.set_printed_name(mapping.printed_name);
  out.set_unit(domain::NameOf(mapping.unit));
  return out;
}

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
                                            const v1::ConfirmUnitMappingRequest& request) {
  FieldChecks checks;
  domain::UnitMapping mapping;
  mapping.issuing_unit = checks.Unit("issuing_unit", request.issuing_unit());
  mapping.printed_name = checks.Title("mapping.printed_name", request.mapping().printed_name());
  mapping.unit = checks.Unit("mapping.unit", request.mapping().unit());
  RETURN_IF_ERROR(checks.ToStatus());
  return app::ConfirmUnitMapping(
      write, std::move(mapping),
      [](const domain::UnitMapping& confirmed) { return ToProto(confirmed).SerializeAsString(); });
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RemoveUnitMappingRequest& request) {
  FieldChecks checks;
  const domain::UnitId issuing_unit = checks.Unit("issuing_unit", request.issuing_unit());
  std::string printed_name = checks.Title("printed_name", request.printed_name());
  RETURN_IF_ERROR(checks.ToStatus());
  return app::RemoveUnitMapping(write, issuing_unit, std::move(printed_name),
                                v1::RemoveUnitMappingResponse().SerializeAsString());
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
