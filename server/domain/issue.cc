#include "server/domain/issue.h"

#include <algorithm>
#include <optional>

#include "server/domain/due_date.h"
#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

struct Due {
  absl::CivilDay date;
  DueBasis basis;
};

std::optional<Due> DueOf(const Task& task, const Plan* plan) {
  if (task.content.due_date) return Due{*task.content.due_date, task.content.due_basis};
  if (plan != nullptr && plan->content.default_due_date) {
    return Due{*plan->content.default_due_date, DueBasis::kPlan};
  }
  return std::nullopt;
}

// The planned units with the lead in charge first, each unit once in its stronger role.
std::vector<PlannedUnit> Distinct(const std::vector<PlannedUnit>& planned) {
  std::vector<PlannedUnit> units;
  for (const AssignmentRole role : {AssignmentRole::kLead, AssignmentRole::kSupport}) {
    for (const PlannedUnit& p : planned) {
      const bool seen = std::any_of(units.begin(), units.end(),
                                    [&](const PlannedUnit& u) { return u.unit == p.unit; });
      if (p.role == role && !seen) units.push_back(p);
    }
  }
  return units;
}

}  // namespace

std::vector<base::Precondition> IssueGuards(const Task& task, const Plan* plan,
                                            const Facts& facts) {
  std::vector<base::Precondition> failed;
  if (task.state != TaskState::kDraft) return {WrongState(task, TextOf(TaskState::kDraft))};
  const TaskContent& content = task.content;
  const bool has_lead =
      std::any_of(content.planned_units.begin(), content.planned_units.end(),
                  [](const PlannedUnit& p) { return p.role == AssignmentRole::kLead; });
  if (!has_lead) failed.push_back(NoLead(task));
  if (content.lead_unconfirmed) failed.push_back(LeadUnconfirmed(task));
  const std::optional<Due> due = DueOf(task, plan);
  if (!due) {
    failed.push_back(NoDueDate(task));
  } else if (due->date < facts.calendar.LocalDay(facts.now)) {
    failed.push_back(DuePast(task, due->date));
  }
  for (const PlannedUnit& p : content.planned_units) {
    if (!p.unit) failed.push_back(UnitUnknown(task, p.printed_name));
  }
  for (const PlannedUnit& p : Distinct(content.planned_units)) {
    if (p.unit && facts.directory.Holders(Role::kHead, p.unit).empty()) {
      failed.push_back(UnitWithoutStaff(task, facts.directory.UnitName(p.unit)));
    }
  }
  return failed;
}

std::size_t AssignmentsToIssue(const Task& task, const Facts& /*facts*/) {
  return Distinct(task.content.planned_units).size();
}

Events IssueTask(const Task& task, const Plan* plan, const std::vector<AssignmentId>& ids,
                 const Facts& facts) {
  const Due due = *DueOf(task, plan);
  const absl::CivilDay child_due =
      ChildDueDate(due.date, facts.calendar.LocalDay(facts.now),
                   facts.policy.child_lead_working_days, facts.calendar);
  Events events;
  events.emplace_back(TaskIssued{due.date, due.basis});
  const std::vector<PlannedUnit> units = Distinct(task.content.planned_units);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool root = i == 0;
    events.emplace_back(AssignmentCreated{.assignment = ids[i],
                                          .parent = root ? AssignmentId{} : ids[0],
                                          .unit = units[i].unit,
                                          .role = units[i].role,
                                          .origin = AssignmentOrigin::kIssue,
                                          .due_date = root ? due.date : child_due,
                                          .share = {},
                                          .inherited_from = {}});
  }
  return events;
}

}  // namespace duban::domain
