// T02: what keeps a draft from being issued, all at once; what issuing makes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/domain/due_date.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Journey;
using testing::kLead;
using testing::kSupport;
using testing::NamesOf;
using testing::Planned;
using testing::TypesOf;

std::vector<std::string> Guards(const Journey& j, const Bureau& b, const Plan* plan = nullptr) {
  return TypesOf(IssueGuards(j.chain.task, plan, b.facts()));
}

std::vector<AssignmentId> Ids() { return {{101}, {102}, {103}, {104}, {105}}; }

TEST(IssueGuards, ACompleteDraftPasses) {
  Bureau b;
  const Journey j(b, {}, false);
  EXPECT_THAT(Guards(j, b), IsEmpty());
}

TEST(IssueGuards, EachByItself) {
  Bureau b;
  Journey j(b, {}, false);
  const TaskContent good = j.chain.task.content;
  TaskContent& content = j.chain.task.content;

  content.planned_units = {Planned(b.finance, kSupport)};
  EXPECT_THAT(Guards(j, b), ElementsAre("NO_LEAD"));
  content.planned_units.clear();
  EXPECT_THAT(Guards(j, b), ElementsAre("NO_LEAD"));
  content = good;
  content.lead_unconfirmed = true;
  EXPECT_THAT(Guards(j, b), ElementsAre("LEAD_UNCONFIRMED"));
  content = good;
  content.due_date.reset();
  EXPECT_THAT(Guards(j, b), ElementsAre("NO_DUE_DATE"));
  content = good;
  content.due_date = absl::CivilDay(2026, 3, 3);
  EXPECT_THAT(Guards(j, b), ElementsAre("DUE_PAST"));
  content = good;
  content.planned_units.push_back(Planned({}, kSupport, "外星处"));
  EXPECT_THAT(Guards(j, b), ElementsAre("UNIT_UNKNOWN"));
  content = good;
  content.planned_units.push_back(Planned(b.bureau, kSupport));  // the bureau has no head
  EXPECT_THAT(Guards(j, b), ElementsAre("UNIT_WITHOUT_STAFF"));
}

TEST(IssueGuards, AllAtOnceInTheirOrder) {
  Bureau b;
  Journey j(
      b,
      {Planned(b.bureau, kSupport), Planned({}, kSupport, "甲处"), Planned({}, kSupport, "乙处")},
      false);
  j.chain.task.content.due_date.reset();
  j.chain.task.content.lead_unconfirmed = true;
  const std::vector<base::Precondition> failed = IssueGuards(j.chain.task, nullptr, b.facts());
  EXPECT_THAT(TypesOf(failed), ElementsAre("NO_LEAD", "LEAD_UNCONFIRMED", "NO_DUE_DATE",
                                           "UNIT_UNKNOWN", "UNIT_UNKNOWN", "UNIT_WITHOUT_STAFF"));
  for (const base::Precondition& p : failed) {
    EXPECT_EQ(p.subject, "tasks/7");
    EXPECT_THAT(p.message_zh, ::testing::HasSubstr("补充教师"));  // which item it is
  }
  EXPECT_THAT(failed[3].message_zh, ::testing::HasSubstr("甲处"));
}

TEST(IssueGuards, TodayIsNotPastAndTodayIsShanghais) {
  Bureau b;
  Journey j(b, {}, false);
  j.chain.task.content.due_date = absl::CivilDay(2026, 3, 4);
  EXPECT_THAT(Guards(j, b), IsEmpty());
  b.now = absl::FromCivil(absl::CivilHour(2026, 3, 4, 16), absl::UTCTimeZone());  // the 5th there
  EXPECT_THAT(Guards(j, b), ElementsAre("DUE_PAST"));
}

TEST(IssueGuards, AHandlerAloneIsNoStaff) {
  Bureau b;
  b.staff.Revoke(b.personnel_head, Role::kHead);
  b.Rebuild();
  const Journey j(b, {}, false);
  EXPECT_THAT(Guards(j, b), ElementsAre("UNIT_WITHOUT_STAFF"));
}

TEST(IssueGuards, AUnitNamedTwiceIsReportedOnce) {
  Bureau b;
  const Journey j(
      b, {Planned(b.finance, kLead), Planned(b.bureau, kSupport), Planned(b.bureau, kLead)}, false);
  EXPECT_THAT(Guards(j, b), ElementsAre("UNIT_WITHOUT_STAFF"));
}

// Not past goes for a unit's own date, too, unless the task is registered late.
TEST(IssueGuards, AUnitsOwnDateIsNotPast) {
  Bureau b;
  Journey j(b, {}, false);
  j.chain.task.content.planned_units[1].due_date = absl::CivilDay(2020, 1, 1);
  EXPECT_THAT(Guards(j, b), ElementsAre("DUE_PAST"));
  j.chain.task.content.late_reason = "补登";
  EXPECT_THAT(Guards(j, b), IsEmpty());
  j.chain.task.content.late_reason.clear();
  j.chain.task.content.planned_units[1].due_date = b.today();
  EXPECT_THAT(Guards(j, b), IsEmpty());
}

TEST(IssueGuards, OnlyADraft) {
  Bureau b;
  const Journey j(b);
  EXPECT_THAT(Guards(j, b), ElementsAre("WRONG_STATE"));
}

TEST(IssueGuards, ThePlansDateServesWhereTheTaskHasNone) {
  Bureau b;
  Journey j(b, {}, false);
  j.chain.task.content.due_date.reset();
  Plan plan;
  EXPECT_THAT(Guards(j, b, &plan), ElementsAre("NO_DUE_DATE"));
  plan.content.default_due_date = absl::CivilDay(2026, 12, 31);
  EXPECT_THAT(Guards(j, b, &plan), IsEmpty());
  const Events events = IssueTask(j.chain.task, &plan, Ids(), b.facts());
  const auto& issued = std::get<TaskIssued>(events.front());
  EXPECT_EQ(issued.due_date, absl::CivilDay(2026, 12, 31));
  EXPECT_EQ(issued.due_basis, DueBasis::kPlan);
}

TEST(IssueTask, MakesOneAssignmentAUnitWithTheLeadAtTheRoot) {
  Bureau b;
  Journey j(b);
  ASSERT_EQ(j.chain.assignments.size(), 2U);
  EXPECT_EQ(j.chain.task.state, TaskState::kIssued);
  EXPECT_EQ(j.chain.task.root, j.root().id);
  EXPECT_EQ(j.root().unit, b.finance);
  EXPECT_EQ(j.root().role, kLead);
  EXPECT_TRUE(IsRoot(j.root()));
  EXPECT_EQ(j.child().unit, b.personnel);
  EXPECT_EQ(j.child().parent, j.root().id);
  EXPECT_EQ(j.child().role, kSupport);
  for (const Assignment& a : j.chain.assignments) {
    EXPECT_EQ(a.state, AssignmentState::kPending);
    EXPECT_EQ(a.origin, AssignmentOrigin::kIssue);
    EXPECT_EQ(a.task, j.chain.task.id);
  }
  EXPECT_EQ(j.root().due_date, absl::CivilDay(2026, 6, 30));
  EXPECT_EQ(j.child().due_date, absl::CivilDay(2026, 6, 23));
  EXPECT_EQ(j.chain.task.content.due_basis, DueBasis::kText);
}

TEST(IssueTask, TheFirstOfSeveralLeadsIsInChargeTheOthersAreItsChildren) {
  Bureau b;
  Journey j(
      b, {Planned(b.personnel, kSupport), Planned(b.building, kLead), Planned(b.finance, kLead)});
  EXPECT_EQ(j.root().unit, b.building);
  EXPECT_EQ(j.child().unit, b.finance);
  EXPECT_EQ(j.child().role, kLead);
  EXPECT_EQ(j.child().parent, j.root().id);
  EXPECT_EQ(j.chain.assignments[2].unit, b.personnel);
  EXPECT_EQ(j.chain.assignments[2].role, kSupport);
}

TEST(IssueTask, AUnitNamedTwiceGetsOneInTheStrongerRole) {
  Bureau b;
  Journey j(b, {Planned(b.personnel, kSupport), Planned(b.finance, kLead),
                Planned(b.personnel, kLead), Planned(b.finance, kSupport)});
  ASSERT_EQ(j.chain.assignments.size(), 2U);
  EXPECT_EQ(j.root().unit, b.finance);
  EXPECT_EQ(j.child().unit, b.personnel);
  EXPECT_EQ(j.child().role, kLead);
}

TEST(IssueTask, RecordsTheIssueFirstAndUsesIdsInOrder) {
  Bureau b;
  const Journey j(
      b, {Planned(b.finance, kLead), Planned(b.personnel, kSupport), Planned(b.building, kSupport)},
      false);
  const Events events = IssueTask(j.chain.task, nullptr, Ids(), b.facts());
  EXPECT_THAT(NamesOf(events), ElementsAre("TASK_ISSUED", "ASSIGNMENT_CREATED",
                                           "ASSIGNMENT_CREATED", "ASSIGNMENT_CREATED"));
  for (std::size_t i = 1; i < events.size(); ++i) {
    EXPECT_EQ(AssignmentOf(events[i]), Ids()[i - 1]);
  }
}

TEST(IssueTask, NoChildIsDueAfterItsParent) {
  for (int days = 0; days < 60; ++days) {
    Bureau b;
    Journey j(b, {}, false);
    j.chain.task.content.due_date = b.calendar.LocalDay(b.now) + days;
    const Events events = IssueTask(j.chain.task, nullptr, Ids(), b.facts());
    const auto& root = std::get<AssignmentCreated>(events[1]);
    const auto& child = std::get<AssignmentCreated>(events[2]);
    EXPECT_LE(child.due_date, root.due_date);
    EXPECT_GE(child.due_date, b.calendar.LocalDay(b.now));
  }
}

}  // namespace
}  // namespace duban::domain
