#include "clients/cli/task_view.h"

#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include "clients/cli/chain_tree.h"
#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

constexpr char kUnknownMark[] = "?";

bool IsKnown(const v1::PlannedUnit& planned) {
  return !planned.unit().empty() || !planned.group().empty();
}

// The key to the mark, where a table has one.
std::string Legend(const Tasks& tasks) {
  for (const v1::Task& task : tasks) {
    for (const v1::PlannedUnit& planned : task.planned_units()) {
      if (task.assignments_size() == 0 && !IsKnown(planned)) {
        return std::string(kUnknownMark) + " 机构名录中没有这个单位\n";
      }
    }
  }
  return "";
}

std::string PlannedName(const v1::PlannedUnit& planned) {
  const std::string& name =
      planned.printed_name().empty() ? planned.unit() : planned.printed_name();
  return IsKnown(planned) ? name : name + kUnknownMark;
}

template <class Items>
std::string RawText(const Items& items) {
  return absl::StrJoin(items, ";", [](std::string* out, const auto& item) { *out += item.raw(); });
}

std::string DueText(const v1::Task& task) {
  if (!task.has_due_date()) return task.standing() ? "持续推进" : "未定";
  return DateText(task.due_date());
}

std::string DueWithBasis(const v1::Task& task) {
  const std::string basis = Label(task.due_basis());
  return DueText(task) + (basis.empty() ? "" : "(" + basis + ")");
}

}  // namespace

std::string UnitNames(const v1::Task& task, v1::AssignmentRole role) {
  std::vector<std::string> names;
  for (const v1::Assignment& assignment : task.assignments()) {
    if (assignment.role() == role) names.push_back(assignment.unit_display_name());
  }
  if (task.assignments_size() == 0) {
    for (const v1::PlannedUnit& planned : task.planned_units()) {
      if (planned.role() == role) names.push_back(PlannedName(planned));
    }
  }
  return absl::StrJoin(names, "、");
}

std::string RenderTask(const v1::Task& task, const UnitIndex& units, const Style& style) {
  const Color due_color = IsPastDue(task, style.today) ? Color::kRed : Color::kNone;
  return absl::StrCat(RenderFields({{"编号", task.name()},
                                    {"工作要点", task.plan()},
                                    {"文内编号", task.number()},
                                    {"所属章节", absl::StrJoin(task.sections(), " > ")},
                                    {"标题", {task.title(), Color::kBold}},
                                    {"内容", task.text()},
                                    {"文内分工", task.annotation()},
                                    {"量化指标", RawText(task.indicators())},
                                    {"交付成果", RawText(task.deliverables())},
                                    {"办理周期", RawText(task.recurrences())},
                                    {"文内领导", absl::StrJoin(task.leaders(), "、")},
                                    {"类别", Label(task.category())},
                                    {"发文单位", units.DisplayName(task.issuing_unit())},
                                    {"期限", {DueWithBasis(task), due_color}},
                                    {"状态", {Label(task.state()), ColorOf(task.state())}},
                                    {"评估", Label(task.assessment())},
                                    {"创建时间", TimeText(task.create_time())},
                                    {"下达时间", TimeText(task.issue_time())},
                                    {"办结时间", TimeText(task.complete_time())},
                                    {"版本", task.etag()}},
                                   style),
                      "\n", DrawChain(task, style));
}

std::string RenderTasks(const Tasks& tasks, const Style& style) {
  Table table({{"编号"},
               {"文内"},
               {"标题", Overflow::kCut},
               {"牵头", Overflow::kCut},
               {"状态"},
               {"期限"},
               {"球在", Overflow::kCut}});
  for (const v1::Task& task : tasks) {
    const Color due_color = IsPastDue(task, style.today) ? Color::kRed : Color::kNone;
    table.AddRow({{task.name(), Color::kDim},
                  task.number(),
                  task.title(),
                  UnitNames(task, v1::ASSIGNMENT_ROLE_LEAD),
                  {Label(task.state()), ColorOf(task.state())},
                  {DueText(task), due_color},
                  absl::StrJoin(task.waiting_for(), "、")});
  }
  return table.Render(style, "没有事项") + Legend(tasks);
}

std::string RenderPlannedTasks(const Tasks& tasks, const Style& style) {
  Table table({{"编号"},
               {"文内"},
               {"标题", Overflow::kCut},
               {"牵头", Overflow::kWrap},
               {"配合", Overflow::kWrap},
               {"期限"}});
  for (const v1::Task& task : tasks) {
    const std::string lead = UnitNames(task, v1::ASSIGNMENT_ROLE_LEAD);
    table.AddRow({{task.name().empty() ? "-" : task.name(), Color::kDim},
                  task.number(),
                  task.title(),
                  {task.lead_unconfirmed() ? lead + "(待确认)" : lead,
                   task.lead_unconfirmed() ? Color::kYellow : Color::kNone},
                  UnitNames(task, v1::ASSIGNMENT_ROLE_SUPPORT),
                  DueText(task)});
  }
  return table.Render(style, "没有事项") + Legend(tasks);
}

}  // namespace duban::cli
