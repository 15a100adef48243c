// T02 with groups: expanded as of the instant of issue, and a person's choice where one leads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/domain/issue.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kLead;
using testing::kSupport;
using testing::NamesOf;
using testing::Planned;
using testing::TypesOf;

class Groups : public ::testing::Test {
 protected:
  Groups() {
    group_ = b_.staff.Group("各责任处室", b_.bureau, {b_.finance, b_.personnel, b_.building});
    b_.Rebuild();
    task_.id = {7};
    task_.issuing_unit = b_.bureau;
    task_.content.title = "补充教师";
    task_.content.due_date = absl::CivilDay(2026, 6, 30);
  }
  PlannedUnit All(AssignmentRole role) const {
    return {.unit = {}, .printed_name = "各责任处室", .role = role, .group = group_};
  }
  std::vector<std::string> Guards() const {
    return TypesOf(IssueGuards(task_, nullptr, b_.facts()));
  }
  std::vector<AssignmentCreated> Issue() const {
    std::vector<AssignmentId> ids;
    const std::size_t count = AssignmentsToIssue(task_, b_.facts());
    for (std::size_t i = 0; i < count; ++i) ids.push_back({101 + static_cast<std::int64_t>(i)});
    std::vector<AssignmentCreated> created;
    for (const EventBody& event : IssueTask(task_, nullptr, ids, b_.facts())) {
      if (const auto* c = std::get_if<AssignmentCreated>(&event)) created.push_back(*c);
    }
    return created;
  }
  std::vector<UnitId> Units() const {
    std::vector<UnitId> units;
    for (const AssignmentCreated& c : Issue()) units.push_back(c.unit);
    return units;
  }
  Bureau b_;
  UnitGroupId group_;
  Task task_;
};

TEST_F(Groups, AreExpandedAndRecorded) {
  task_.content.planned_units = {Planned(b_.county, kLead), All(kSupport)};
  EXPECT_THAT(Guards(), IsEmpty());
  EXPECT_THAT(Units(), ElementsAre(b_.county, b_.finance, b_.personnel, b_.building));
  const Events events = IssueTask(task_, nullptr, {{101}, {102}, {103}, {104}}, b_.facts());
  EXPECT_THAT(NamesOf({events[0], events[1]}), ElementsAre("TASK_ISSUED", "GROUP_EXPANDED"));
  EXPECT_EQ(std::get<GroupExpanded>(events[1]).units.size(), 3U);
}

TEST_F(Groups, AUnitNamedTwiceGetsOneInTheStrongerRole) {
  task_.content.planned_units = {All(kSupport), Planned(b_.building, kLead)};
  EXPECT_THAT(Units(), ElementsAre(b_.building, b_.finance, b_.personnel));
}

TEST_F(Groups, TheSingleNamingsDateGoesBeforeTheGroups) {
  PlannedUnit all = All(kSupport);
  all.due_date = absl::CivilDay(2026, 5, 1);
  PlannedUnit one = Planned(b_.personnel, kSupport);
  one.due_date = absl::CivilDay(2026, 4, 1);
  task_.content.planned_units = {Planned(b_.county, kLead), all, one};
  for (const AssignmentCreated& c : Issue()) {
    if (c.unit == b_.county) continue;  // the lead has the task's
    const int month = c.unit == b_.personnel ? 4 : 5;
    EXPECT_EQ(c.due_date, absl::CivilDay(2026, month, 1));
  }
}

TEST_F(Groups, ACollectiveAsLeadNeedsAPersonsChoice) {
  task_.content.planned_units = {All(kLead)};
  EXPECT_THAT(Guards(), ElementsAre("LEAD_COLLECTIVE"));
  task_.content.lead_choice = LeadChoice::kOneUnit;
  task_.content.chosen_lead = b_.county;  // not of the collective
  EXPECT_THAT(Guards(), ElementsAre("LEAD_COLLECTIVE"));
  task_.content.chosen_lead = b_.personnel;
  EXPECT_THAT(Guards(), IsEmpty());
  EXPECT_THAT(Units(), ElementsAre(b_.personnel, b_.finance, b_.building));
  for (const AssignmentCreated& c : Issue()) EXPECT_EQ(c.role, kLead);
}

TEST_F(Groups, OrTheOfficeHoldsTheRootItself) {
  task_.content.planned_units = {All(kLead)};
  task_.content.lead_choice = LeadChoice::kOffice;
  EXPECT_THAT(Guards(), ElementsAre("UNIT_WITHOUT_STAFF"));  // the bureau itself has no head
  task_.content.chosen_lead = b_.county;
  EXPECT_THAT(Guards(), IsEmpty());
  EXPECT_THAT(Units(), ElementsAre(b_.county, b_.finance, b_.personnel, b_.building));
  EXPECT_EQ(Issue()[1].role, kLead);
  EXPECT_EQ(Issue()[1].parent, AssignmentId{101});
}

TEST_F(Groups, ADateAfterThePlansIsNamed) {
  PlannedUnit one = Planned(b_.personnel, kSupport);
  one.due_date = absl::CivilDay(2026, 7, 1);
  task_.content.planned_units = {Planned(b_.finance, kLead), one};
  EXPECT_THAT(Guards(), ElementsAre("CHILD_DUE_AFTER_PARENT"));
}

TEST_F(Groups, APastDateNeedsItsReason) {
  task_.content.planned_units = {Planned(b_.finance, kLead)};
  task_.content.due_date = absl::CivilDay(2026, 3, 1);
  EXPECT_THAT(Guards(), ElementsAre("DUE_PAST"));
  task_.content.late_reason = "补登";
  EXPECT_THAT(Guards(), IsEmpty());
}

TEST_F(Groups, AGroupThatIsGoneIsUnknown) {
  task_.content.planned_units = {Planned(b_.finance, kLead), All(kSupport)};
  task_.content.planned_units[1].group = UnitGroupId{99};
  EXPECT_THAT(Guards(), ElementsAre("UNIT_UNKNOWN"));
}

}  // namespace
}  // namespace duban::domain
