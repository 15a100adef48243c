#include "clients/cli/parse_view.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/time/civil_time.h>

#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"
#include "clients/cli/text_position.h"

namespace duban::cli {
namespace {

std::string DueText(const domain::ParsedTask& task) {
  if (task.due) return absl::FormatCivilTime(*task.due);
  return task.due_text.empty() && task.standing ? "持续推进" : task.due_text;
}

std::string RenderTasks(const domain::ParsedPlan& plan, const std::string& text,
                        const Style& style) {
  Table table({{"行:列", Overflow::kKeep, Align::kRight},
               {"文内"},
               {"标题", Overflow::kCut},
               {"牵头", Overflow::kWrap},
               {"配合", Overflow::kWrap},
               {"责任", Overflow::kWrap},
               {"期限", Overflow::kWrap}});
  PositionReader positions(text);
  for (const domain::ParsedTask& task : plan.tasks) {
    table.AddRow({PositionText(positions.At(task.source.begin)), task.number, task.heading,
                  absl::StrJoin(task.lead, "、"), absl::StrJoin(task.support, "、"),
                  absl::StrJoin(task.responsible, "、"), DueText(task)});
  }
  return table.Render(style, "没有事项");
}

std::string RenderFindings(const domain::ParsedPlan& plan, const std::string& text,
                           const Style& style) {
  Table table({{"程度"},
               {"行:列", Overflow::kKeep, Align::kRight},
               {"代码"},
               {"说明", Overflow::kWrap},
               {"建议", Overflow::kWrap}});
  PositionReader positions(text);
  for (const domain::Finding& finding : plan.findings) {
    const v1::Severity severity = SeverityOf(finding.severity);
    table.AddRow({{Label(severity), ColorOf(severity)},
                  PositionText(positions.At(finding.source.begin)),
                  finding.code,
                  finding.message_zh,
                  finding.suggestion_zh});
  }
  return table.Render(style, "没有需要留意之处");
}

}  // namespace

std::string RenderParsedPlan(const domain::ParsedPlan& plan, const std::string& text,
                             const Style& style) {
  const std::string head =
      RenderFields({{"标题", {plan.title, Color::kBold}},
                    {"年度", plan.year == 0 ? "文中未写" : absl::StrCat(plan.year)},
                    {"文号", plan.document_number},
                    {"发文单位", plan.issuing_unit},
                    {"发文日期", plan.issued ? absl::FormatCivilTime(*plan.issued) : ""}},
                   style);
  return absl::StrCat(head, "\n事项(", plan.tasks.size(), ")\n", RenderTasks(plan, text, style),
                      "\n须留意(", plan.findings.size(), ")\n", RenderFindings(plan, text, style));
}

}  // namespace duban::cli
