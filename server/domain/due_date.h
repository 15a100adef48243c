// The date of a share for which the document names none (lifecycle.md, 2, "A child's own date").
#ifndef DUBAN_SERVER_DOMAIN_DUE_DATE_H_
#define DUBAN_SERVER_DOMAIN_DUE_DATE_H_

#include <absl/time/civil_time.h>

#include "server/domain/work_calendar.h"

namespace duban::domain {

// The parent's date minus the lead time: `lead_working_days`, or one fifth, rounded up, of the
// working days after the day of issue up to and including the parent's date if that is less.
// Counted back in working days; never before the second working day after issue or the parent's
// date, whichever is first.
absl::CivilDay ChildDueDate(absl::CivilDay parent_due, absl::CivilDay issued, int lead_working_days,
                            const WorkCalendar& calendar);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_DUE_DATE_H_
