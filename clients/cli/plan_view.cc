#include "clients/cli/plan_view.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"
#include "clients/cli/task_view.h"
#include "clients/cli/text_position.h"

namespace duban::cli {
namespace {

std::string CandidatesText(const v1::ResolvedName& name) {
  return absl::StrJoin(name.candidates(), "、",
                       [](std::string* out, const v1::NameCandidate& candidate) {
                         absl::StrAppend(out, candidate.display_name(), "(", candidate.unit(), ")");
                       });
}

}  // namespace

std::string RenderNames(const google::protobuf::RepeatedPtrField<v1::ResolvedName>& names,
                        const Style& style) {
  Table table({{"文中名称"},
               {"次数", Overflow::kKeep, Align::kRight},
               {"认定"},
               {"依据"},
               {"单位"},
               {"相近单位", Overflow::kWrap}});
  bool any = false;
  for (const v1::ResolvedName& name : names) {
    const bool settled = name.kind() == v1::NAME_KIND_UNIT || name.kind() == v1::NAME_KIND_GROUP;
    // What the directory has by that very name needs no look.
    if (settled && name.resolved_by() == v1::RESOLVED_BY_NAME) continue;
    any = true;
    table.AddRow({name.printed_name(),
                  absl::StrCat(name.count()),
                  {Label(name.kind()), settled ? Color::kNone : Color::kYellow},
                  Label(name.resolved_by()),
                  name.unit_display_name(),
                  CandidatesText(name)});
  }
  if (!any) return "";
  return "\n单位名称\n" + table.Render(style, "");
}

std::string RenderFindings(const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
                           const std::string& text, const Style& style) {
  Table table({{"程度"},
               {"行:列", Overflow::kKeep, Align::kRight},
               {"代码"},
               {"说明", Overflow::kWrap},
               {"建议", Overflow::kWrap}});
  for (const v1::Finding& finding : findings) {
    table.AddRow({{Label(finding.severity()), ColorOf(finding.severity())},
                  PositionText(text, static_cast<std::size_t>(finding.begin_offset())),
                  finding.code(),
                  finding.message(),
                  finding.suggestion()});
  }
  return table.Render(style, "没有需要留意之处");
}

std::string RenderPlan(const v1::Plan& plan, const UnitIndex& units, const Style& style) {
  return RenderFields({{"编号", plan.name()},
                       {"标题", {plan.title(), Color::kBold}},
                       {"年度", plan.year() == 0 ? "" : absl::StrCat(plan.year())},
                       {"文号", plan.document_number()},
                       {"发文单位", units.DisplayName(plan.issuing_unit())},
                       {"状态", Label(plan.state())},
                       {"默认期限", plan.has_default_due_date() ? DateText(plan.default_due_date())
                                                                : std::string("未定")},
                       {"事项数", absl::StrCat(plan.task_count())},
                       {"创建时间", TimeText(plan.create_time())},
                       {"下达时间", TimeText(plan.issue_time())},
                       {"版本", plan.etag()}},
                      style);
}

std::string RenderPlans(const v1::ListPlansResponse& plans, const UnitIndex& units,
                        const Style& style) {
  Table table({{"编号"},
               {"年度"},
               {"标题", Overflow::kCut},
               {"发文单位"},
               {"状态"},
               {"默认期限"},
               {"事项数", Overflow::kKeep, Align::kRight}});
  for (const v1::Plan& plan : plans.plans()) {
    table.AddRow({{plan.name(), Color::kDim},
                  absl::StrCat(plan.year()),
                  plan.title(),
                  units.DisplayName(plan.issuing_unit()),
                  Label(plan.state()),
                  DateText(plan.default_due_date()),
                  absl::StrCat(plan.task_count())});
  }
  return table.Render(style, "没有工作要点");
}

std::string RenderImport(const v1::ImportPlanResponse& answer, const std::string& text,
                         const UnitIndex& units, const Style& style) {
  return absl::StrCat(RenderPlan(answer.plan(), units, style), "\n事项(", answer.tasks_size(),
                      ")\n", RenderPlannedTasks(answer.tasks(), style), "\n须留意(",
                      answer.findings_size(), ")\n", RenderFindings(answer.findings(), text, style),
                      RenderNames(answer.names(), style));
}

}  // namespace duban::cli
