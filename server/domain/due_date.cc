#include "server/domain/due_date.h"

#include <algorithm>

namespace duban::domain {

absl::CivilDay ChildDueDate(absl::CivilDay parent_due, absl::CivilDay issued, int lead_working_days,
                            const WorkCalendar& calendar) {
  // From this many working days on, a fifth is no less than the lead time: counting further changes
  // nothing.
  const int enough = lead_working_days * 5;
  const int available = calendar.WorkingDaysBetween(issued, parent_due, enough);
  const int lead = std::min(lead_working_days, (available + 4) / 5);
  const absl::CivilDay due = calendar.WorkingDayBefore(parent_due, lead);
  const absl::CivilDay earliest = std::min(calendar.WorkingDayAfter(issued, 2), parent_due);
  return std::max(due, earliest);
}

}  // namespace duban::domain
