#include "server/storage/mysql_upload_store.h"

#include <utility>
#include <vector>

#include "server/base/status.h"
#include "server/storage/faults.h"
#include "server/storage/upload_table.h"

namespace duban::storage {
namespace {

// A repeat of a body whose commit was unknown finds its own row, or its own part.
TransactionOptions Repeatable(app::SteadyTime deadline) {
  return {.deadline = deadline, .repeat_unknown_commit = true};
}

bool IsSameContent(const app::Upload& a, const app::Upload& b) {
  return a.size == b.size && a.sha256 == b.sha256 && a.media_type == b.media_type;
}

absl::Status Gone() { return MakeFault({Fault::kOther, 0, "upload.gone"}); }

// Under the lock of all that the owner has.
absl::StatusOr<std::optional<app::Upload>> FindOrInsert(Session& session, const app::Upload& upload,
                                                        int open_max) {
  ASSIGN_OR_RETURN(const std::vector<app::Upload> open, LockUploadsOf(session, upload.owner));
  int unexpired = 0;
  for (const app::Upload& other : open) {
    if (other.expire_time <= upload.create_time) continue;
    if (IsSameContent(other, upload)) return other;
    ++unexpired;
  }
  if (unexpired >= open_max) return std::nullopt;
  RETURN_IF_ERROR(InsertUpload(session, upload));
  return upload;
}

// Under the lock of the upload: where the part belongs, and what is there.
absl::StatusOr<app::PartOutcome> Place(Session& session, app::Upload& upload, std::int64_t offset,
                                       const std::string& data) {
  if (offset == upload.received && !upload.committed) {
    RETURN_IF_ERROR(InsertUploadPart(session, upload.id, offset, data));
    upload.received += static_cast<std::int64_t>(data.size());
    RETURN_IF_ERROR(UpdateUpload(session, upload));
    return app::PartOutcome::kAppended;
  }
  ASSIGN_OR_RETURN(const std::optional<std::string> there,
                   FindUploadPart(session, upload.id, offset));
  return there == data ? app::PartOutcome::kRepeated : app::PartOutcome::kElsewhere;
}

}  // namespace

absl::StatusOr<std::optional<app::Upload>> MysqlUploadStore::Create(app::SteadyTime deadline,
                                                                    const app::Upload& upload,
                                                                    int open_max) {
  std::optional<app::Upload> created;
  RETURN_IF_ERROR(transactions_.Run(Repeatable(deadline), [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(created, FindOrInsert(session, upload, open_max));
    return absl::OkStatus();
  }));
  return created;
}

absl::StatusOr<std::optional<app::Upload>> MysqlUploadStore::Find(app::SteadyTime deadline,
                                                                  domain::UploadId id) {
  std::optional<app::Upload> found;
  RETURN_IF_ERROR(transactions_.Read(deadline, [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(found, FindUpload(session, id));
    return absl::OkStatus();
  }));
  return found;
}

absl::StatusOr<app::PartOutcome> MysqlUploadStore::Append(app::SteadyTime deadline,
                                                          app::Upload& upload, std::int64_t offset,
                                                          const std::string& data) {
  app::PartOutcome outcome = app::PartOutcome::kElsewhere;
  RETURN_IF_ERROR(transactions_.Run(Repeatable(deadline), [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(std::optional<app::Upload> locked, LockUpload(session, upload.id));
    if (!locked) return Gone();
    upload = *std::move(locked);
    ASSIGN_OR_RETURN(outcome, Place(session, upload, offset, data));
    return absl::OkStatus();
  }));
  return outcome;
}

absl::StatusOr<std::optional<std::string>> MysqlUploadStore::ReadPart(app::SteadyTime deadline,
                                                                      domain::UploadId id,
                                                                      std::int64_t offset) {
  std::optional<std::string> part;
  RETURN_IF_ERROR(transactions_.Read(deadline, [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(part, FindUploadPart(session, id, offset));
    return absl::OkStatus();
  }));
  return part;
}

absl::Status MysqlUploadStore::MarkCommitted(app::SteadyTime deadline, domain::UploadId id) {
  return transactions_.Run(Repeatable(deadline), [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(std::optional<app::Upload> upload, LockUpload(session, id));
    if (!upload) return Gone();
    upload->committed = true;
    return UpdateUpload(session, *upload);
  });
}

}  // namespace duban::storage
