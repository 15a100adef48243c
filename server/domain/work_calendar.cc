#include "server/domain/work_calendar.h"

namespace duban::domain {
namespace {

absl::TimeZone LocalZone() { return absl::FixedTimeZone(8 * 60 * 60); }

}  // namespace

bool WorkCalendar::IsWorkingDay(absl::CivilDay day) const {
  const auto it = exceptions_.find(day);
  if (it != exceptions_.end()) return it->second;
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday;
}

absl::CivilDay WorkCalendar::WorkingDayAfter(absl::CivilDay day, int n) const {
  while (n > 0) {
    if (IsWorkingDay(++day)) --n;
  }
  return day;
}

absl::CivilDay WorkCalendar::WorkingDayBefore(absl::CivilDay day, int n) const {
  while (n > 0) {
    if (IsWorkingDay(--day)) --n;
  }
  return day;
}

int WorkCalendar::WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to, int at_most) const {
  int count = 0;
  while (from < to && count < at_most) {
    if (IsWorkingDay(++from)) ++count;
  }
  return count;
}

absl::CivilDay WorkCalendar::LocalDay(absl::Time instant) const {
  return absl::ToCivilDay(instant, LocalZone());
}

absl::Time WorkCalendar::EndOf(absl::CivilDay day) const {
  return absl::FromCivil(day + 1, LocalZone());
}

}  // namespace duban::domain
