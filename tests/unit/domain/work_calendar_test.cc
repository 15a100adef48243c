#include "server/domain/work_calendar.h"

#include <gtest/gtest.h>

namespace duban::domain {
namespace {

using absl::CivilDay;

// 2026-02: the Spring Festival takes 16–20, the 14th (a Saturday) is made up for it.
WorkCalendar SpringFestival() {
  WorkCalendar::Exceptions days;
  for (int day = 16; day <= 20; ++day) days[CivilDay(2026, 2, day)] = false;
  days[CivilDay(2026, 2, 14)] = true;
  return WorkCalendar(days);
}

TEST(WorkCalendar, KnowsTheWeeklyPattern) {
  const WorkCalendar calendar;
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2026, 3, 6)));   // Friday
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2026, 3, 7)));  // Saturday
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2026, 3, 8)));
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2026, 3, 9)));
}

TEST(WorkCalendar, ArrangementOverrulesTheWeek) {
  const WorkCalendar calendar = SpringFestival();
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2026, 2, 14)));   // made up
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2026, 2, 18)));  // a Wednesday off
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2026, 2, 15)));  // an ordinary Sunday
}

TEST(WorkCalendar, CountsForwardOverWeekendsAndHolidays) {
  const WorkCalendar calendar = SpringFestival();
  EXPECT_EQ(calendar.WorkingDayAfter(CivilDay(2026, 2, 13), 1), CivilDay(2026, 2, 14));
  EXPECT_EQ(calendar.WorkingDayAfter(CivilDay(2026, 2, 13), 2), CivilDay(2026, 2, 23));
  EXPECT_EQ(WorkCalendar().WorkingDayAfter(CivilDay(2026, 3, 6), 1), CivilDay(2026, 3, 9));
  EXPECT_EQ(WorkCalendar().WorkingDayAfter(CivilDay(2026, 3, 7), 5), CivilDay(2026, 3, 13));
}

TEST(WorkCalendar, CountsBackward) {
  const WorkCalendar calendar = SpringFestival();
  EXPECT_EQ(calendar.WorkingDayBefore(CivilDay(2026, 2, 23), 1), CivilDay(2026, 2, 14));
  EXPECT_EQ(calendar.WorkingDayBefore(CivilDay(2026, 2, 23), 2), CivilDay(2026, 2, 13));
  EXPECT_EQ(WorkCalendar().WorkingDayBefore(CivilDay(2026, 3, 8), 1), CivilDay(2026, 3, 6));
}

TEST(WorkCalendar, ForwardAndBackwardAreInverse) {
  const WorkCalendar calendar = SpringFestival();
  for (CivilDay day(2026, 1, 1); day < CivilDay(2026, 4, 1); ++day) {
    if (!calendar.IsWorkingDay(day)) continue;
    for (int n = 1; n <= 12; ++n) {
      EXPECT_EQ(calendar.WorkingDayBefore(calendar.WorkingDayAfter(day, n), n), day);
      EXPECT_EQ(calendar.WorkingDaysBetween(day, calendar.WorkingDayAfter(day, n), 100), n);
    }
  }
}

TEST(WorkCalendar, BetweenExcludesTheFirstDayAndStopsAtItsBound) {
  const WorkCalendar calendar;
  EXPECT_EQ(calendar.WorkingDaysBetween(CivilDay(2026, 3, 4), CivilDay(2026, 3, 4), 9), 0);
  EXPECT_EQ(calendar.WorkingDaysBetween(CivilDay(2026, 3, 4), CivilDay(2026, 3, 5), 9), 1);
  EXPECT_EQ(calendar.WorkingDaysBetween(CivilDay(2026, 3, 6), CivilDay(2026, 3, 8), 9), 0);
  EXPECT_EQ(calendar.WorkingDaysBetween(CivilDay(2026, 3, 9), CivilDay(2026, 3, 4), 9), 0);
  EXPECT_EQ(calendar.WorkingDaysBetween(CivilDay(2026, 3, 4), CivilDay(9999, 12, 31), 25), 25);
}

TEST(WorkCalendar, DaysAreThoseOfShanghai) {
  const WorkCalendar calendar;
  const absl::TimeZone utc = absl::UTCTimeZone();
  const absl::Time before_midnight =
      absl::FromCivil(absl::CivilSecond(2026, 3, 4, 15, 59, 59), utc);
  EXPECT_EQ(calendar.LocalDay(before_midnight), CivilDay(2026, 3, 4));
  EXPECT_EQ(calendar.LocalDay(before_midnight + absl::Seconds(1)), CivilDay(2026, 3, 5));
  // A date-only term ends at 24:00 local, the first instant of the next day.
  EXPECT_EQ(calendar.EndOf(CivilDay(2026, 3, 4)), before_midnight + absl::Seconds(1));
}

}  // namespace
}  // namespace duban::domain
