#include "server/storage/upload_table.h"

#include <tuple>

#include "server/base/status.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

constexpr char kSelect[] =
    "SELECT id, owner, size, sha256, media_type, received, committed, create_at_us, expire_at_us "
    "FROM upload ";

auto UploadColumns(app::Upload& u) {
  return std::tie(u.id, u.owner, u.size, u.sha256, u.media_type, u.received, u.committed,
                  u.create_time, u.expire_time);
}

absl::StatusOr<std::optional<app::Upload>> FindOne(Session& session, const char* name,
                                                   domain::UploadId id, const char* lock) {
  return Statement(session, name, std::string(kSelect) + "WHERE id = :id" + lock, {{"id", id}})
      .One<app::Upload>(UploadColumns);
}

}  // namespace

absl::StatusOr<std::optional<app::Upload>> FindUpload(Session& session, domain::UploadId id) {
  return FindOne(session, "upload.find", id, "");
}

absl::StatusOr<std::optional<app::Upload>> LockUpload(Session& session, domain::UploadId id) {
  return FindOne(session, "upload.lock", id, " FOR UPDATE");
}

// Index by_owner.
absl::StatusOr<std::vector<app::Upload>> LockUploadsOf(Session& session, domain::UserId owner) {
  return Statement(session, "upload.lock_of_owner",
                   std::string(kSelect) + "WHERE owner = :owner ORDER BY id LIMIT 1000 FOR UPDATE",
                   {{"owner", owner}})
      .All<app::Upload>(UploadColumns);
}

absl::Status InsertUpload(Session& session, const app::Upload& u) {
  return Statement(session, "upload.insert",
                   "INSERT INTO upload (id, owner, size, sha256, media_type, received, committed, "
                   "create_at_us, expire_at_us) VALUES (:id, :owner, :size, :sha256, :media_type, "
                   ":received, :committed, :created, :expires)",
                   {{"id", u.id},
                    {"owner", u.owner},
                    {"size", u.size},
                    {"sha256", u.sha256},
                    {"media_type", u.media_type},
                    {"received", u.received},
                    {"committed", u.committed},
                    {"created", u.create_time},
                    {"expires", u.expire_time}})
      .RunExactly(1);
}

absl::Status UpdateUpload(Session& session, const app::Upload& u) {
  return Statement(session, "upload.update",
                   "UPDATE upload SET received = :received, committed = :committed WHERE id = :id",
                   {{"id", u.id}, {"received", u.received}, {"committed", u.committed}})
      .RunExactly(1);
}

// Index by_expiry.
absl::StatusOr<std::vector<domain::UploadId>> ExpiredUploads(Session& session, absl::Time now,
                                                             int limit) {
  return Statement(session, "upload.expired",
                   "SELECT id FROM upload WHERE expire_at_us <= :now ORDER BY expire_at_us "
                   "LIMIT :limit",
                   {{"now", now}, {"limit", limit}})
      .AllOf<domain::UploadId>();
}

absl::StatusOr<std::optional<std::string>> FindUploadPart(Session& session, domain::UploadId id,
                                                          std::int64_t start) {
  return Statement(session, "upload_part.find",
                   "SELECT data FROM upload_part WHERE upload = :upload AND start = :start",
                   {{"upload", id}, {"start", start}})
      .OneOf<std::string>();
}

absl::Status InsertUploadPart(Session& session, domain::UploadId id, std::int64_t start,
                              const std::string& data) {
  return Statement(session, "upload_part.insert",
                   "INSERT INTO upload_part (upload, start, data) VALUES (:upload, :start, :data)",
                   {{"upload", id}, {"start", start}, {"data", data}})
      .RunExactly(1);
}

absl::StatusOr<std::int64_t> DeleteUploadParts(Session& session, domain::UploadId id, int limit) {
  return Statement(session, "upload_part.delete",
                   "DELETE FROM upload_part WHERE upload = :upload ORDER BY start LIMIT :limit",
                   {{"upload", id}, {"limit", limit}})
      .Run();
}

absl::Status DeleteUpload(Session& session, domain::UploadId id) {
  return Statement(session, "upload.delete", "DELETE FROM upload WHERE id = :id", {{"id", id}})
      .Run()
      .status();
}

}  // namespace duban::storage
