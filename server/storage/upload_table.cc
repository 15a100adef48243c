#include "server/storage/upload_table.h"

#include <tuple>

#include "server/base/status.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

constexpr char kSelect[] =
    "SELECT id, owner, size, sha256, media_type, received, committed, used, create_at_us, "
    "expire_at_us FROM upload ";

auto UploadColumns(app::Upload& u) {
  return std::tie(u.id, u.owner, u.size, u.sha256, u.media_type, u.received, u.committed, u.used,
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

absl::StatusOr<bool> LockUploader(Session& session, domain::UserId owner) {
  ASSIGN_OR_RETURN(
      const std::optional<domain::UserId> found,
      Statement(session, "upload.lock_owner",
                "SELECT id FROM user_account WHERE id = :id FOR UPDATE", {{"id", owner}})
          .OneOf<domain::UserId>());
  return found.has_value();
}

// Index by_content.
absl::StatusOr<std::optional<app::Upload>> FindSameUpload(Session& session,
                                                          const app::Upload& announced) {
  return Statement(session, "upload.find_same",
                   std::string(kSelect) +
                       "FORCE INDEX (by_content) WHERE owner = :owner AND sha256 = :sha256 "
                       "AND size = :size AND media_type = :media_type AND expire_at_us > :now "
                       "ORDER BY id LIMIT 1",
                   {{"owner", announced.owner},
                    {"sha256", announced.sha256},
                    {"size", announced.size},
                    {"media_type", announced.media_type},
                    {"now", announced.create_time}})
      .One<app::Upload>(UploadColumns);
}

// Index open_of_owner.
absl::StatusOr<std::vector<absl::Time>> OpenUploadsExpire(Session& session, domain::UserId owner,
                                                          absl::Time now, int limit) {
  return Statement(session, "upload.open_of_owner",
                   "SELECT expire_at_us FROM upload FORCE INDEX (open_of_owner) "
                   "WHERE owner = :owner AND used = 0 AND expire_at_us > :now "
                   "ORDER BY expire_at_us LIMIT :limit",
                   {{"owner", owner}, {"now", now}, {"limit", limit}})
      .AllOf<absl::Time>();
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

absl::Status MarkUploadsUsed(Session& session, const std::vector<domain::UploadId>& ids) {
  if (ids.empty()) return absl::OkStatus();
  return Statement(session, "upload.used", "UPDATE upload SET used = 1 WHERE id IN (:ids)",
                   {{"ids", ids}})
      .RunForAny();
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

absl::StatusOr<std::int64_t> DeleteLastUploadParts(Session& session, domain::UploadId id) {
  return Statement(
             session, "upload_part.delete",
             "DELETE FROM upload_part WHERE upload = :upload ORDER BY start DESC LIMIT :limit",
             {{"upload", id}, {"limit", kUploadPartsPerTransaction}})
      .Run();
}

absl::StatusOr<std::int64_t> EndOfUploadParts(Session& session, domain::UploadId id) {
  ASSIGN_OR_RETURN(const std::optional<std::int64_t> end,
                   Statement(session, "upload_part.end",
                             "SELECT start + LENGTH(data) FROM upload_part WHERE upload = :upload "
                             "ORDER BY start DESC LIMIT 1",
                             {{"upload", id}})
                       .OneOf<std::int64_t>());
  return end.value_or(0);
}

absl::Status DeleteUpload(Session& session, domain::UploadId id) {
  return Statement(session, "upload.delete", "DELETE FROM upload WHERE id = :id", {{"id", id}})
      .RunForAny();
}

}  // namespace duban::storage
