#include "server/storage/unit_mapping_table.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {

absl::Status DeleteMappings(Session& session, const std::vector<domain::UnitMapping>& mappings) {
  std::map<domain::UnitId, std::vector<std::string>> names;
  for (const domain::UnitMapping& m : mappings) names[m.issuing_unit].push_back(m.printed_name);
  for (const auto& [issuing_unit, of_unit] : names) {
    RETURN_IF_ERROR(Statement(session, "unit_mapping.delete",
                              "DELETE FROM unit_mapping WHERE issuing_unit = :issuing_unit "
                              "AND printed_name IN (:names)",
                              {{"issuing_unit", issuing_unit}, {"names", of_unit}})
                        .RunExactly(static_cast<std::int64_t>(of_unit.size())));
  }
  return absl::OkStatus();
}

absl::Status InsertMappings(Session& session, const std::vector<domain::UnitMapping>& mappings) {
  RowInsert insert("unit_mapping.insert", "unit_mapping", "issuing_unit, printed_name, unit");
  const auto key = [](const domain::UnitMapping& m) {
    return std::tie(m.issuing_unit, m.printed_name);
  };
  for (const domain::UnitMapping* m : InOrderOf(mappings, key)) {
    insert.Add(RowOf(m->issuing_unit, m->printed_name, m->unit));
  }
  return insert.Run(session);
}

}  // namespace duban::storage
