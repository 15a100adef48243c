// A plan as a file to hand out. No state: thread-safe.
#ifndef DUBAN_SERVER_FORMATS_PLAN_FILE_H_
#define DUBAN_SERVER_FORMATS_PLAN_FILE_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/app/query/plan_export.h"

namespace duban::formats {

// app::WritePlan. INTERNAL if a library fails.
absl::StatusOr<std::string> WritePlan(app::PlanFormat format, const app::PlanForExport& plan);

}  // namespace duban::formats

#endif  // DUBAN_SERVER_FORMATS_PLAN_FILE_H_
