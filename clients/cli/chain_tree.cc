#include "clients/cli/chain_tree.h"

#include <map>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

constexpr char kGap[] = "  ";

// What the assignment waits for now, in the words of an office.
std::string WaitsFor(const v1::Assignment& assignment, bool children_open) {
  if (assignment.suspended()) return "";
  switch (assignment.state()) {
    case v1::ASSIGNMENT_STATE_PENDING:
      return "待本单位签收";
    case v1::ASSIGNMENT_STATE_IN_PROGRESS:
      return children_open ? "待本单位报审(下级未办结)" : "待本单位报审";
    case v1::ASSIGNMENT_STATE_UNDER_REVIEW:
      return absl::StrCat("待", Label(assignment.open_step()), "审");
    case v1::ASSIGNMENT_STATE_DECLINED:
      return "待裁定";
    default:
      return "";
  }
}

std::string StateText(const v1::Assignment& assignment, const std::string& successor) {
  std::string text = Label(assignment.state());
  if (assignment.end_reason() != v1::END_REASON_UNSPECIFIED) {
    absl::StrAppend(&text, "(", Label(assignment.end_reason()), ")");
  }
  if (!successor.empty()) absl::StrAppend(&text, "给", successor);
  return text;
}

void AddDue(const v1::Assignment& assignment, const Style& style, std::vector<std::string>& parts) {
  const bool ended = assignment.state() == v1::ASSIGNMENT_STATE_WITHDRAWN ||
                     assignment.state() == v1::ASSIGNMENT_STATE_REASSIGNED;
  if (!assignment.has_due_date() || ended) return;
  const bool late = IsPastDue(assignment, style.today);
  parts.push_back(
      Colored(absl::StrCat("期限 ", DateText(assignment.due_date()), late ? " 已超期" : ""),
              late ? Color::kRed : Color::kNone, style));
}

// What an office would ask about beyond state and date.
void AddMarks(const v1::Assignment& assignment, const Style& style,
              std::vector<std::string>& parts) {
  const auto mark = [&](const std::string& text) {
    parts.push_back(Colored(text, Color::kYellow, style));
  };
  if (assignment.has_suspension()) {
    mark(absl::StrCat("挂账,", DateText(assignment.suspension().review_date()), " 复核"));
  } else if (assignment.suspended()) {
    mark("随上级挂账");
  }
  if (!assignment.handler_display_name().empty()) {
    parts.push_back(absl::StrCat("经办 ", Cell(assignment.handler_display_name()).text));
  }
  if (assignment.return_count() > 0) {
    mark(absl::StrCat("退回 ", assignment.return_count(), " 次"));
  }
  if (assignment.open_request_count() > 0) {
    mark(absl::StrCat("协调请求 ", assignment.open_request_count(), " 项待裁定"));
  }
  if (assignment.assessment() != v1::ASSESSMENT_UNSPECIFIED) {
    parts.push_back(absl::StrCat("评估 ", Label(assignment.assessment())));
  }
  if (assignment.no_decider()) {
    mark(assignment.substitute().empty()
             ? "无人可决定"
             : absl::StrCat("由 ", Cell(assignment.substitute_display_name()).text, " 代行"));
  }
}

std::string Line(const v1::Assignment& assignment, const std::string& successor, bool children_open,
                 const Style& style) {
  std::vector<std::string> parts = {
      Colored(Cell(assignment.unit_display_name()).text, Color::kBold, style),
      Label(assignment.role()),
      Colored(Cell(StateText(assignment, successor)).text, ColorOf(assignment.state()), style)};
  AddDue(assignment, style, parts);
  AddMarks(assignment, style, parts);
  if (const std::string waits = WaitsFor(assignment, children_open); !waits.empty()) {
    parts.push_back(waits);
  }
  parts.push_back(Colored(assignment.name(), Color::kDim, style));
  return absl::StrJoin(parts, kGap);
}

class Drawing {
 public:
  Drawing(const v1::Task& task, const Style& style) : task_(task), style_(style) {}

  std::string Draw() {
    for (const v1::Assignment& assignment : task_.assignments()) {
      names_[assignment.name()] = assignment.unit_display_name();
    }
    // A caller sees the part of the chain that concerns it: what hangs below an unseen one is
    // drawn as a root of its own.
    std::vector<const v1::Assignment*> roots;
    for (const v1::Assignment& assignment : task_.assignments()) {
      if (names_.count(assignment.parent()) == 0) roots.push_back(&assignment);
    }
    DrawBelow(roots, "");
    return drawn_;
  }

 private:
  std::vector<const v1::Assignment*> ChildrenOf(const v1::Assignment& parent) const {
    std::vector<const v1::Assignment*> children;
    for (const v1::Assignment& assignment : task_.assignments()) {
      if (assignment.parent() == parent.name()) children.push_back(&assignment);
    }
    return children;
  }

  // The unit that has it now; "" where it is nobody's or not seen.
  std::string SuccessorOf(const v1::Assignment& assignment) const {
    const auto successor = names_.find(assignment.replaced_by());
    return successor == names_.end() ? "" : successor->second;
  }

  void DrawBelow(const std::vector<const v1::Assignment*>& siblings, const std::string& indent) {
    for (const v1::Assignment* assignment : siblings) {
      const bool last = assignment == siblings.back();
      const std::vector<const v1::Assignment*> children = ChildrenOf(*assignment);
      bool open = false;
      for (const v1::Assignment* child : children) {
        open = open || IsLive(*child);
      }
      absl::StrAppend(&drawn_, indent, last ? "└─ " : "├─ ",
                      Line(*assignment, SuccessorOf(*assignment), open, style_), "\n");
      DrawBelow(children, indent + (last ? "   " : "│  "));
    }
  }

  const v1::Task& task_;
  const Style& style_;
  std::map<std::string, std::string> names_;  // of assignments, and of their units
  std::string drawn_;
};

std::string NamedBy(const v1::PlannedUnit& planned, const Style& style) {
  if (!planned.unit().empty()) return Colored(planned.unit(), Color::kDim, style);
  if (!planned.group().empty()) {
    return Colored(absl::StrCat(planned.group(), ",下达时展开"), Color::kDim, style);
  }
  return Colored("机构名录中没有", Color::kRed, style);
}

std::string DrawPlanned(const v1::Task& task, const Style& style) {
  std::string drawn;
  for (int i = 0; i < task.planned_units_size(); ++i) {
    const v1::PlannedUnit& planned = task.planned_units(i);
    const bool last = i + 1 == task.planned_units_size();
    const std::string& name =
        planned.printed_name().empty() ? planned.unit() : planned.printed_name();
    absl::StrAppend(&drawn, last ? "└─ " : "├─ ", Cell(name).text, kGap, Label(planned.role()),
                    kGap, NamedBy(planned, style), "\n");
  }
  return drawn;
}

std::string TaskStateText(const v1::Task& task) {
  if (task.state() != v1::TASK_STATE_SUSPENDED) return Label(task.state());
  return absl::StrCat(Label(task.state()), "(", Label(task.state_beneath()), ")");
}

}  // namespace

std::string DrawChain(const v1::Task& task, const Style& style) {
  std::vector<std::string> head = {
      Colored(task.name().empty() ? "(预览)" : task.name(), Color::kDim, style),
      Colored(
          Cell(absl::StrCat(task.number(), task.number().empty() ? "" : " ", task.title())).text,
          Color::kBold, style),
      Colored(TaskStateText(task), ColorOf(task.state()), style)};
  if (task.has_due_date()) head.push_back(absl::StrCat("期限 ", DateText(task.due_date())));
  if (task.assessment() != v1::ASSESSMENT_UNSPECIFIED) {
    head.push_back(absl::StrCat("评估 ", Label(task.assessment())));
  }
  std::string drawn = absl::StrJoin(head, kGap) + "\n";
  if (task.assignments_size() == 0) {
    drawn += DrawPlanned(task, style);
    if (task.lead_unconfirmed()) {
      drawn += Colored("牵头单位系推定,下达前须确认", Color::kYellow, style) + "\n";
    }
    return drawn;
  }
  drawn += Drawing(task, style).Draw();
  if (task.waiting_for_size() > 0) {
    absl::StrAppend(&drawn, "球在:", Cell(absl::StrJoin(task.waiting_for(), "、")).text, "\n");
  }
  return drawn;
}

}  // namespace duban::cli
