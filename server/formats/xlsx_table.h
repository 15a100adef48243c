// A table as a workbook of one sheet. No state: thread-safe.
#ifndef DUBAN_SERVER_FORMATS_XLSX_TABLE_H_
#define DUBAN_SERVER_FORMATS_XLSX_TABLE_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/formats/plan_table.h"

namespace duban::formats {

// Every cell is a string: what begins with = is text, not a formula. Cells longer than the 32,767
// characters that a cell may have are cut. INTERNAL if the library fails.
absl::StatusOr<std::string> XlsxOf(const PlanTable& table);

}  // namespace duban::formats

#endif  // DUBAN_SERVER_FORMATS_XLSX_TABLE_H_
