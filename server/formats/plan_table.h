// A plan as the table that offices pass round: one row an item. The heads are words that the plan
// compiler knows, so that a table re-imported gives the same tasks; the headings above an item
// stand in front of its number, where the compiler looks for them. No state: thread-safe.
#ifndef DUBAN_SERVER_FORMATS_PLAN_TABLE_H_
#define DUBAN_SERVER_FORMATS_PLAN_TABLE_H_

#include <string>
#include <vector>

#include "server/app/query/plan_export.h"

namespace duban::formats {

struct PlanTable {
  std::string title;
  std::string subtitle;  // document number and issuing unit; may be empty
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;  // each as long as `heads`
};

PlanTable TableOf(const app::PlanForExport& plan);

}  // namespace duban::formats

#endif  // DUBAN_SERVER_FORMATS_PLAN_TABLE_H_
