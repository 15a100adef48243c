// Tables upload and upload_part: documents on their way in. Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_UPLOAD_TABLE_H_
#define DUBAN_SERVER_STORAGE_UPLOAD_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/uploads/upload_store.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::StatusOr<std::optional<app::Upload>> FindUpload(Session& session, domain::UploadId id);
absl::StatusOr<std::optional<app::Upload>> LockUpload(Session& session, domain::UploadId id);
// Locked; in order of their ids.
absl::StatusOr<std::vector<app::Upload>> LockUploadsOf(Session& session, domain::UserId owner);
absl::Status InsertUpload(Session& session, const app::Upload& upload);
absl::Status UpdateUpload(Session& session, const app::Upload& upload);
absl::StatusOr<std::vector<domain::UploadId>> ExpiredUploads(Session& session, absl::Time now,
                                                             int limit);

absl::StatusOr<std::optional<std::string>> FindUploadPart(Session& session, domain::UploadId id,
                                                          std::int64_t start);
absl::Status InsertUploadPart(Session& session, domain::UploadId id, std::int64_t start,
                              const std::string& data);
// How many went.
absl::StatusOr<std::int64_t> DeleteUploadParts(Session& session, domain::UploadId id, int limit);
absl::Status DeleteUpload(Session& session, domain::UploadId id);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_UPLOAD_TABLE_H_
