// What a decision is made with, beyond the state it is made on. Time comes in here and nowhere
// else.
#ifndef DUBAN_SERVER_DOMAIN_FACTS_H_
#define DUBAN_SERVER_DOMAIN_FACTS_H_

#include <absl/time/time.h>

#include "server/domain/directory.h"
#include "server/domain/policy.h"
#include "server/domain/work_calendar.h"

namespace duban::domain {

struct Facts {
  const Directory& directory;
  const WorkCalendar& calendar;
  const Policy& policy;
  absl::Time now;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_FACTS_H_
