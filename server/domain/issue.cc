#include "server/domain/issue.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

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

// A unit as it will be assigned.
struct Named {
  UnitId unit;
  AssignmentRole role = AssignmentRole::kSupport;
  std::optional<absl::CivilDay> due_date;  // where the document names one for it
};

bool IsCollective(const PlannedUnit& p) { return static_cast<bool>(p.group); }

// The units it stands for: itself, or the group's of now.
std::vector<UnitId> UnitsOf(const PlannedUnit& p, const Directory& directory) {
  if (!IsCollective(p)) return p.unit ? std::vector<UnitId>{p.unit} : std::vector<UnitId>{};
  const UnitGroup* group = directory.FindGroup(p.group);
  return group == nullptr ? std::vector<UnitId>{} : group->members;
}

const PlannedUnit* FirstLead(const TaskContent& content) {
  const auto it =
      std::find_if(content.planned_units.begin(), content.planned_units.end(),
                   [](const PlannedUnit& p) { return p.role == AssignmentRole::kLead; });
  return it == content.planned_units.end() ? nullptr : &*it;
}

// The unit that holds the root where a collective leads; none before a person has chosen.
UnitId ChosenLead(const Task& task, const PlannedUnit& collective, const Directory& directory) {
  const TaskContent& content = task.content;
  if (content.lead_choice == LeadChoice::kOffice) {
    return content.chosen_lead ? content.chosen_lead : task.issuing_unit;
  }
  const std::vector<UnitId> members = UnitsOf(collective, directory);
  const bool chosen =
      content.lead_choice == LeadChoice::kOneUnit &&
      std::find(members.begin(), members.end(), content.chosen_lead) != members.end();
  return chosen ? content.chosen_lead : UnitId{};
}

// The date named for the unit: by its own name rather than by a group's.
std::optional<absl::CivilDay> DateFor(UnitId unit, const TaskContent& content,
                                      const Directory& directory) {
  for (const bool by_group : {false, true}) {
    for (const PlannedUnit& p : content.planned_units) {
      const std::vector<UnitId> units = UnitsOf(p, directory);
      if (IsCollective(p) == by_group && p.due_date &&
          std::find(units.begin(), units.end(), unit) != units.end()) {
        return p.due_date;
      }
    }
  }
  return std::nullopt;
}

// Each unit once, in its stronger role, groups expanded as of now; the lead in charge first.
std::vector<Named> NamedUnits(const Task& task, const Directory& directory) {
  const TaskContent& content = task.content;
  std::vector<Named> named;
  std::unordered_set<UnitId> seen;
  const auto add = [&](UnitId unit, AssignmentRole role) {
    if (!seen.insert(unit).second) return;
    named.push_back({.unit = unit, .role = role, .due_date = DateFor(unit, content, directory)});
  };
  const PlannedUnit* lead = FirstLead(content);
  if (lead != nullptr && IsCollective(*lead)) {
    const UnitId chosen = ChosenLead(task, *lead, directory);
    if (chosen) add(chosen, AssignmentRole::kLead);
  }
  for (const AssignmentRole role : {AssignmentRole::kLead, AssignmentRole::kSupport}) {
    for (const PlannedUnit& p : content.planned_units) {
      if (p.role != role) continue;
      for (const UnitId unit : UnitsOf(p, directory)) add(unit, role);
    }
  }
  return named;
}

void CheckLead(const Task& task, const Facts& facts, std::vector<base::Precondition>& failed) {
  const PlannedUnit* lead = FirstLead(task.content);
  if (lead == nullptr) {
    failed.push_back(NoLead(task));
  } else if (IsCollective(*lead) && !ChosenLead(task, *lead, facts.directory)) {
    failed.push_back(LeadCollective(task, lead->printed_name));
  }
  if (task.content.lead_unconfirmed) failed.push_back(LeadUnconfirmed(task));
}

void CheckDates(const Task& task, const Plan* plan, const std::vector<Named>& named,
                const Facts& facts, std::vector<base::Precondition>& failed) {
  const std::optional<Due> due = DueOf(task, plan);
  if (!due) {
    failed.push_back(NoDueDate(task));
    return;
  }
  const absl::CivilDay today = facts.calendar.LocalDay(facts.now);
  const auto too_late = [&](absl::CivilDay date) {
    return date < today && task.content.late_reason.empty();
  };
  if (too_late(due->date)) failed.push_back(DuePast(task, due->date));
  for (const Named& n : named) {
    if (&n == &named.front() || !n.due_date) continue;
    const std::string unit = facts.directory.UnitName(n.unit);
    if (*n.due_date > due->date) failed.push_back(ChildDueAfterParent(task, unit, *n.due_date));
    if (too_late(*n.due_date)) failed.push_back(ChildDuePast(task, unit, *n.due_date));
  }
}

void CheckUnits(const Task& task, const std::vector<Named>& named, const Facts& facts,
                std::vector<base::Precondition>& failed) {
  for (const PlannedUnit& p : task.content.planned_units) {
    if (UnitsOf(p, facts.directory).empty()) failed.push_back(UnitUnknown(task, p.printed_name));
  }
  for (const Named& n : named) {
    if (facts.directory.Holders(Role::kHead, n.unit).empty()) {
      failed.push_back(UnitWithoutStaff(task, facts.directory.UnitName(n.unit)));
    }
  }
}

}  // namespace

std::vector<base::Precondition> IssueGuards(const Task& task, const Plan* plan,
                                            const Facts& facts) {
  if (task.state != TaskState::kDraft) return {WrongState(task, TextOf(TaskState::kDraft))};
  std::vector<base::Precondition> failed;
  const std::vector<Named> named = NamedUnits(task, facts.directory);
  CheckLead(task, facts, failed);
  CheckDates(task, plan, named, facts, failed);
  CheckUnits(task, named, facts, failed);
  return failed;
}

std::size_t AssignmentsToIssue(const Task& task, const Facts& facts) {
  return NamedUnits(task, facts.directory).size();
}

Events IssueTask(const Task& task, const Plan* plan, const std::vector<AssignmentId>& ids,
                 const Facts& facts) {
  const Due due = *DueOf(task, plan);
  const absl::CivilDay usual = ChildDueDate(due.date, facts.calendar.LocalDay(facts.now),
                                            facts.policy.child_lead_working_days, facts.calendar);
  Events events;
  events.emplace_back(TaskIssued{due.date, due.basis});
  for (const PlannedUnit& p : task.content.planned_units) {
    if (!IsCollective(p)) continue;
    events.emplace_back(GroupExpanded{
        .group = p.group, .printed_name = p.printed_name, .units = UnitsOf(p, facts.directory)});
  }
  const std::vector<Named> named = NamedUnits(task, facts.directory);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const bool root = i == 0;
    events.emplace_back(
        AssignmentCreated{.assignment = ids[i],
                          .parent = root ? AssignmentId{} : ids[0],
                          .unit = named[i].unit,
                          .role = named[i].role,
                          .origin = AssignmentOrigin::kIssue,
                          .due_date = root ? due.date : named[i].due_date.value_or(usual)});
  }
  return events;
}

}  // namespace duban::domain
