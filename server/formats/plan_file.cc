#include "server/formats/plan_file.h"

#include "server/formats/docx_table.h"
#include "server/formats/plan_table.h"
#include "server/formats/xlsx_table.h"

namespace duban::formats {

absl::StatusOr<std::string> WritePlan(app::PlanFormat format, const app::PlanForExport& plan) {
  const PlanTable table = TableOf(plan);
  return format == app::PlanFormat::kXlsx ? XlsxOf(table) : DocxOf(table);
}

}  // namespace duban::formats
