#include "server/rpc/convert/task_particulars.h"

namespace duban::rpc {

void AddParticulars(const domain::TaskContent& content, v1::Task& out) {
  for (const domain::Indicator& i : content.indicators) {
    v1::Indicator& indicator = *out.add_indicators();
    indicator.set_raw(i.raw);
    indicator.set_name(i.name);
    indicator.set_comparator(static_cast<v1::Comparator>(i.comparator));
    indicator.set_value(i.value);
    indicator.set_value_max(i.value_max);
    indicator.set_unit(i.unit);
    // The API's numbers begin behind its UNSPECIFIED.
    indicator.set_basis(static_cast<v1::IndicatorBasis>(static_cast<int>(i.basis) + 1));
    indicator.set_approximate(i.approximate);
  }
  for (const domain::Deliverable& d : content.deliverables) {
    v1::Deliverable& deliverable = *out.add_deliverables();
    deliverable.set_raw(d.raw);
    deliverable.set_verb(d.verb);
    deliverable.set_name(d.name);
  }
  for (const domain::Recurrence& r : content.recurrences) {
    v1::Recurrence& recurrence = *out.add_recurrences();
    recurrence.set_raw(r.raw);
    recurrence.set_period(static_cast<v1::RecurrencePeriod>(r.period));
    recurrence.set_periods(r.periods);
    recurrence.set_reporting(r.reporting);
  }
  for (const std::string& leader : content.printed_leaders) out.add_leaders(leader);
}

}  // namespace duban::rpc
