// Working days: the weekly pattern, changed by the State Council's holiday and make-up-day (调休)
// arrangement, which is decreed a year at a time and cannot be computed. Immutable; thread-safe.
#ifndef DUBAN_SERVER_DOMAIN_WORK_CALENDAR_H_
#define DUBAN_SERVER_DOMAIN_WORK_CALENDAR_H_

#include <map>
#include <utility>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

namespace duban::domain {

class WorkCalendar {
 public:
  // Days that differ from the weekly pattern: true for a make-up working day, false for a holiday.
  // Beyond the last arrangement only the weekly pattern is known; nothing is guessed (lifecycle.md,
  // 3).
  using Exceptions = std::map<absl::CivilDay, bool>;

  explicit WorkCalendar(Exceptions exceptions = {}) : exceptions_(std::move(exceptions)) {}

  bool IsWorkingDay(absl::CivilDay day) const;
  // The n-th working day after `day`, n ≥ 1.
  absl::CivilDay WorkingDayAfter(absl::CivilDay day, int n) const;
  // The n-th working day before `day`, n ≥ 1.
  absl::CivilDay WorkingDayBefore(absl::CivilDay day, int n) const;
  // How many working days lie after `from`, up to and including `to`, counted up to `at_most`.
  int WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to, int at_most) const;

  // Local time: Asia/Shanghai, which has known no summer time since 1991.
  absl::CivilDay LocalDay(absl::Time instant) const;
  // 24:00 of the day: the instant at which a date-only term ends.
  absl::Time EndOf(absl::CivilDay day) const;

 private:
  Exceptions exceptions_;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_WORK_CALENDAR_H_
