// What an export of a plan is made from, and what it gives: storage's rows on one side, files on
// the other.
#ifndef DUBAN_SERVER_APP_QUERY_PLAN_EXPORT_H_
#define DUBAN_SERVER_APP_QUERY_PLAN_EXPORT_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/app/query/queries.h"

namespace duban::app {

struct PlanForExport {
  PlanView view;
  std::vector<domain::Chain> tasks;  // in order of their place, those the caller sees
  std::shared_ptr<const domain::Directory> directory;
};

enum class PlanFormat { kXlsx = 1, kDocx };

// The file's bytes. Any thread.
using WritePlan = std::function<absl::StatusOr<std::string>(PlanFormat, const PlanForExport&)>;

// A few pages of ListTasks. ACCESS_DENIED as Queries::GetPlan.
absl::StatusOr<PlanForExport> ReadPlanForExport(Queries& queries, const CallContext& call,
                                                domain::PlanId plan);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_QUERY_PLAN_EXPORT_H_
