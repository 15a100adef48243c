#include "clients/cli/chain_tree.h"

#include <set>
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
  switch (assignment.state()) {
    case v1::ASSIGNMENT_STATE_PENDING:
      return "待本单位签收";
    case v1::ASSIGNMENT_STATE_IN_PROGRESS:
      return children_open ? "待本单位报审(下级未办结)" : "待本单位报审";
    case v1::ASSIGNMENT_STATE_UNDER_REVIEW:
      return absl::StrCat("待", Label(assignment.open_step()), "审");
    default:
      return "";
  }
}

std::string Line(const v1::Assignment& assignment, bool children_open, const Style& style) {
  std::vector<std::string> parts = {
      Colored(Cell(assignment.unit_display_name()).text, Color::kBold, style),
      Label(assignment.role()),
      Colored(Label(assignment.state()), ColorOf(assignment.state()), style)};
  if (assignment.has_due_date()) {
    const Color color = IsPastDue(assignment, style.today) ? Color::kRed : Color::kNone;
    parts.push_back(Colored(absl::StrCat("期限 ", DateText(assignment.due_date()),
                                         IsPastDue(assignment, style.today) ? " 已超期" : ""),
                            color, style));
  }
  if (assignment.return_count() > 0) {
    parts.push_back(
        Colored(absl::StrCat("退回 ", assignment.return_count(), " 次"), Color::kYellow, style));
  }
  if (assignment.assessment() != v1::ASSESSMENT_UNSPECIFIED) {
    parts.push_back(absl::StrCat("评估 ", Label(assignment.assessment())));
  }
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
      names_.insert(assignment.name());
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

  void DrawBelow(const std::vector<const v1::Assignment*>& siblings, const std::string& indent) {
    for (const v1::Assignment* assignment : siblings) {
      const bool last = assignment == siblings.back();
      const std::vector<const v1::Assignment*> children = ChildrenOf(*assignment);
      bool open = false;
      for (const v1::Assignment* child : children) {
        open = open || child->state() != v1::ASSIGNMENT_STATE_DONE;
      }
      absl::StrAppend(&drawn_, indent, last ? "└─ " : "├─ ", Line(*assignment, open, style_), "\n");
      DrawBelow(children, indent + (last ? "   " : "│  "));
    }
  }

  const v1::Task& task_;
  const Style& style_;
  std::set<std::string> names_;
  std::string drawn_;
};

std::string DrawPlanned(const v1::Task& task, const Style& style) {
  std::string drawn;
  for (int i = 0; i < task.planned_units_size(); ++i) {
    const v1::PlannedUnit& planned = task.planned_units(i);
    const bool last = i + 1 == task.planned_units_size();
    const std::string& name =
        planned.printed_name().empty() ? planned.unit() : planned.printed_name();
    absl::StrAppend(&drawn, last ? "└─ " : "├─ ", Cell(name).text, kGap, Label(planned.role()),
                    kGap,
                    planned.unit().empty() ? Colored("机构名录中没有", Color::kRed, style)
                                           : Colored(planned.unit(), Color::kDim, style),
                    "\n");
  }
  return drawn;
}

}  // namespace

std::string DrawChain(const v1::Task& task, const Style& style) {
  std::vector<std::string> head = {
      Colored(task.name().empty() ? "(预览)" : task.name(), Color::kDim, style),
      Colored(
          Cell(absl::StrCat(task.number(), task.number().empty() ? "" : " ", task.title())).text,
          Color::kBold, style),
      Colored(Label(task.state()), ColorOf(task.state()), style)};
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
