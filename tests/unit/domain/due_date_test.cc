// lifecycle.md, 2, "A child's own date", clause by clause.
#include "server/domain/due_date.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace duban::domain {
namespace {

using absl::CivilDay;

constexpr int kLead = 5;

CivilDay Child(CivilDay parent, CivilDay issued, const WorkCalendar& calendar = WorkCalendar(),
               int lead = kLead) {
  return ChildDueDate(parent, issued, lead, calendar);
}

TEST(ChildDueDate, IsTheLeadTimeBeforeTheParent) {
  // 2026-06-30 is a Tuesday; five working days back is the Tuesday before.
  EXPECT_EQ(Child(CivilDay(2026, 6, 30), CivilDay(2026, 3, 4)), CivilDay(2026, 6, 23));
}

TEST(ChildDueDate, LeadTimeIsThePolicys) {
  EXPECT_EQ(Child(CivilDay(2026, 6, 30), CivilDay(2026, 3, 4), WorkCalendar(), 2),
            CivilDay(2026, 6, 26));
  EXPECT_EQ(Child(CivilDay(2026, 6, 30), CivilDay(2026, 3, 4), WorkCalendar(), 0),
            CivilDay(2026, 6, 30));
}

TEST(ChildDueDate, OneFifthRoundedUpIfThatIsLess) {
  // Issued Friday 2026-03-06; working days after it up to and including the parent's date.
  const CivilDay issued(2026, 3, 6);
  // 21 days: a fifth is 4.2, rounded up 5, which is the lead time.
  EXPECT_EQ(Child(CivilDay(2026, 4, 6), issued), CivilDay(2026, 3, 30));
  // 20 days (until Friday 2026-04-03): 4.
  EXPECT_EQ(Child(CivilDay(2026, 4, 3), issued), CivilDay(2026, 3, 30));
  // 11 days (until Monday 2026-03-23): 3.
  EXPECT_EQ(Child(CivilDay(2026, 3, 23), issued), CivilDay(2026, 3, 18));
  // 10 days: 2.
  EXPECT_EQ(Child(CivilDay(2026, 3, 20), issued), CivilDay(2026, 3, 18));
}

TEST(ChildDueDate, NeverBeforeTheSecondWorkingDayAfterIssue) {
  // Issued Wednesday, due Friday: two working days, one to lead; Thursday would be the first day.
  EXPECT_EQ(Child(CivilDay(2026, 3, 6), CivilDay(2026, 3, 4)), CivilDay(2026, 3, 6));
  // Due Monday: three working days, one to lead: Friday, the second working day.
  EXPECT_EQ(Child(CivilDay(2026, 3, 9), CivilDay(2026, 3, 4)), CivilDay(2026, 3, 6));
}

TEST(ChildDueDate, ParentsDateIfThatIsFirst) {
  const CivilDay wednesday(2026, 3, 4);
  EXPECT_EQ(Child(wednesday, wednesday), wednesday);          // due on the day of issue
  EXPECT_EQ(Child(wednesday + 1, wednesday), wednesday + 1);  // due tomorrow
  EXPECT_EQ(Child(CivilDay(2026, 3, 8), CivilDay(2026, 3, 6)), CivilDay(2026, 3, 8));  // a Sunday
}

TEST(ChildDueDate, CountsBackFromAWeekendInWorkingDays) {
  // The parent is due on Sunday 2026-05-31 (a printed date never rolls): back five is Monday 25th.
  EXPECT_EQ(Child(CivilDay(2026, 5, 31), CivilDay(2026, 3, 4)), CivilDay(2026, 5, 25));
}

TEST(ChildDueDate, KnowsHolidaysAndMakeUpDays) {
  WorkCalendar::Exceptions days;
  for (int day = 1; day <= 7; ++day) days[CivilDay(2026, 10, day)] = false;
  days[CivilDay(2026, 10, 10)] = true;  // a Saturday
  const WorkCalendar calendar(days);
  // Back from Monday the 12th: 10, 9, 8, then September 30 and 29.
  EXPECT_EQ(Child(CivilDay(2026, 10, 12), CivilDay(2026, 3, 4), calendar), CivilDay(2026, 9, 29));
  // Issued on the last day before it: 8, 9, 10, 12 are four working days, one to lead.
  EXPECT_EQ(Child(CivilDay(2026, 10, 12), CivilDay(2026, 9, 30), calendar), CivilDay(2026, 10, 10));
}

// The rule once more, written down as it is read, over every short term.
TEST(ChildDueDate, AgreesWithTheRuleAsWritten) {
  WorkCalendar::Exceptions days;
  days[CivilDay(2026, 3, 11)] = false;
  days[CivilDay(2026, 3, 14)] = true;
  const WorkCalendar calendar(days);
  int checked = 0;
  for (CivilDay issued(2026, 3, 1); issued < CivilDay(2026, 3, 20); ++issued) {
    for (CivilDay parent = issued; parent < issued + 60; ++parent) {
      int working = 0;
      for (CivilDay day = issued + 1; day <= parent; ++day) {
        if (calendar.IsWorkingDay(day)) ++working;
      }
      CivilDay expected = parent;
      for (int back = std::min(kLead, working / 5 + (working % 5 == 0 ? 0 : 1)); back > 0;) {
        if (calendar.IsWorkingDay(--expected)) --back;
      }
      CivilDay second = issued;
      for (int forward = 2; forward > 0;) {
        if (calendar.IsWorkingDay(++second)) --forward;
      }
      expected = std::max(expected, std::min(second, parent));
      ASSERT_EQ(Child(parent, issued, calendar), expected) << issued << " → " << parent;
      ASSERT_LE(expected, parent);
      ++checked;
    }
  }
  EXPECT_EQ(checked, 19 * 60);
}

}  // namespace
}  // namespace duban::domain
