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

absl::Status Gone() { return MakeFault({Fault::kOther, 0, "upload.gone"}); }

// One at a time for each owner, so that two calls neither make two uploads of one content nor pass
// the bound together. READ COMMITTED locks no gap: the row of the owner is what there is to lock.
absl::StatusOr<app::CreatedUpload> FindOrInsert(Session& session, const app::Upload& upload,
                                                int open_max) {
  ASSIGN_OR_RETURN(const bool is_user, LockUploader(session, upload.owner));
  if (!is_user) return Gone();
  app::CreatedUpload created;
  ASSIGN_OR_RETURN(created.upload, FindSameUpload(session, upload));
  if (created.upload) return created;
  ASSIGN_OR_RETURN(const std::vector<absl::Time> open,
                   OpenUploadsExpire(session, upload.owner, upload.create_time, open_max));
  if (open.size() >= static_cast<std::size_t>(open_max)) {
    created.room_time = open.front();
    return created;
  }
  RETURN_IF_ERROR(InsertUpload(session, upload));
  created.upload = upload;
  return created;
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

// Under the lock of the upload: what is left of it, which goes on where it ends like any other. 0,
// too, where it has changed since `received` was looked at.
absl::StatusOr<std::int64_t> CutLastParts(Session& session, domain::UploadId id,
                                          std::int64_t received) {
  ASSIGN_OR_RETURN(std::optional<app::Upload> locked, LockUpload(session, id));
  if (!locked || locked->committed || locked->received != received) return 0;
  RETURN_IF_ERROR(DeleteLastUploadParts(session, id).status());
  ASSIGN_OR_RETURN(locked->received, EndOfUploadParts(session, id));
  RETURN_IF_ERROR(UpdateUpload(session, *locked));
  return locked->received;
}

}  // namespace

absl::StatusOr<app::CreatedUpload> MysqlUploadStore::Create(app::SteadyTime deadline,
                                                            const app::Upload& upload,
                                                            int open_max) {
  app::CreatedUpload created;
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

// An unknown commit is not repeated, as the row may look different then: the caller commits again.
absl::Status MysqlUploadStore::StartAgain(app::SteadyTime deadline, const app::Upload& upload) {
  for (std::int64_t received = upload.received; received > 0;) {
    std::int64_t left = 0;
    const absl::Status cut =
        transactions_.Run({.deadline = deadline}, [&](Session& session) -> absl::Status {
          ASSIGN_OR_RETURN(left, CutLastParts(session, upload.id, received));
          return absl::OkStatus();
        });
    if (!cut.ok()) return cut;
    received = left;
  }
  return absl::OkStatus();
}

}  // namespace duban::storage
