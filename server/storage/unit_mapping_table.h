// Table unit_mapping: names that an issuing unit's documents use, as a person confirmed them. It is
// read with the directory, and written under the directory's lock. Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_UNIT_MAPPING_TABLE_H_
#define DUBAN_SERVER_STORAGE_UNIT_MAPPING_TABLE_H_

#include <vector>

#include <absl/status/status.h>

#include "server/domain/directory.h"
#include "server/storage/session.h"

namespace duban::storage {

// One statement, or one for each issuing unit; commands name one.
absl::Status DeleteMappings(Session& session, const std::vector<domain::UnitMapping>& mappings);
absl::Status InsertMappings(Session& session, const std::vector<domain::UnitMapping>& mappings);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_UNIT_MAPPING_TABLE_H_
