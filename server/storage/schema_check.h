// What the database must be before the server serves: our revision, InnoDB, strict, utf8mb4.
#ifndef DUBAN_SERVER_STORAGE_SCHEMA_CHECK_H_
#define DUBAN_SERVER_STORAGE_SCHEMA_CHECK_H_

#include <string>

#include <absl/status/status.h>

#include "server/storage/schema_revision.h"
#include "server/storage/session.h"

namespace duban::storage {

struct SchemaCheckOptions {
  std::string registry{};  // the schema sqitch keeps its record in; "": <our database>_sqitch
  std::string project = "duban";
  std::string revision = kSchemaRevision;
};

// Errors: FAILED_PRECONDITION whose text tells the operator everything that is wrong and what to
// do (reasons SCHEMA_REVISION, SCHEMA_RECORD_DENIED, SCHEMA_ENGINE, SCHEMA_SQL_MODE,
// SCHEMA_CHARSET); MakeFault's if the database did not answer.
absl::Status CheckSchema(Session& session, const SchemaCheckOptions& options);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_SCHEMA_CHECK_H_
