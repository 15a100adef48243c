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
// Locks the row of the user himself: he may have no upload yet. False: there is no such user.
absl::StatusOr<bool> LockUploader(Session& session, domain::UserId owner);
// The owner's of the same size, hash and media type that expires after the creation of `announced`.
absl::StatusOr<std::optional<app::Upload>> FindSameUpload(Session& session,
                                                          const app::Upload& announced);
// When the owner's expire that are neither expired nor used; the first `limit`, in order.
absl::StatusOr<std::vector<absl::Time>> OpenUploadsExpire(Session& session, domain::UserId owner,
                                                          absl::Time now, int limit);
absl::Status InsertUpload(Session& session, const app::Upload& upload);
absl::Status UpdateUpload(Session& session, const app::Upload& upload);
// Those that are still there.
absl::Status MarkUploadsUsed(Session& session, const std::vector<domain::UploadId>& ids);
absl::StatusOr<std::vector<domain::UploadId>> ExpiredUploads(Session& session, absl::Time now,
                                                             int limit);

absl::StatusOr<std::optional<std::string>> FindUploadPart(Session& session, domain::UploadId id,
                                                          std::int64_t start);
absl::Status InsertUploadPart(Session& session, domain::UploadId id, std::int64_t start,
                              const std::string& data);
// As many as one transaction deletes, so that none grows with a document; bytes: 8 MiB.
inline constexpr int kUploadPartsPerTransaction = 8;
// The last ones, so that what is left has no gap. How many went.
absl::StatusOr<std::int64_t> DeleteLastUploadParts(Session& session, domain::UploadId id);
// The offset that the last part ends at; 0 if there is none.
absl::StatusOr<std::int64_t> EndOfUploadParts(Session& session, domain::UploadId id);
absl::Status DeleteUpload(Session& session, domain::UploadId id);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_UPLOAD_TABLE_H_
