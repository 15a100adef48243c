#include "server/app/uploads/uploads.h"

#include <optional>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/error.h"
#include "server/base/hash.h"
#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

absl::Status Unknown() {
  return base::InvalidFields(
      {{"name", "UPLOAD_UNKNOWN", "没有这份上传的文件,或已过期,请重新上传"}});
}

absl::Status TooMany(absl::Duration until_room) {
  return base::MakeError(
      absl::StatusCode::kResourceExhausted, "too many uploads",
      {.reason = "TOO_MANY_UPLOADS",
       .message_zh = absl::StrCat("已上传而未导入的文件不能超过", limits::kUploadsPerUserMax,
                                  "份,请先导入其中的,或等最早的一份过期后再试"),
       .retry_after = until_room});
}

absl::Status WrongOffset(const Upload& upload) {
  return base::InvalidFields(
      {{"offset", "OFFSET_WRONG",
        absl::StrCat("已收到", upload.received, "字节,请从第", upload.received, "字节续传")}});
}

absl::Status Incomplete(const Upload& upload) {
  return base::FailedPreconditions(
      {{"UPLOAD_INCOMPLETE", absl::StrCat("uploads/", upload.id.value),
        absl::StrCat("文件尚未传完:应有", upload.size, "字节,已收到", upload.received, "字节")}});
}

absl::Status Mismatch(const Upload& upload) {
  return base::FailedPreconditions({{"HASH_MISMATCH", absl::StrCat("uploads/", upload.id.value),
                                     "收到的内容与声明的SHA-256不符,已作废,请从头重新上传"}});
}

}  // namespace

absl::StatusOr<Upload> Uploads::Create(const CallContext& call, const NewUpload& announced) {
  ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids, ids_.Take(IdKind::kUpload, 1));
  Upload upload;
  upload.id = {ids.front()};
  upload.owner = call.principal;
  upload.size = announced.size;
  upload.sha256 = announced.sha256;
  upload.media_type = announced.media_type;
  upload.create_time = clock_.Now();
  upload.expire_time = upload.create_time + limits::kUploadLifetime;
  ASSIGN_OR_RETURN(CreatedUpload created,
                   store_.Create(call.deadline, upload, limits::kUploadsPerUserMax));
  if (!created.upload) return TooMany(created.room_time - upload.create_time);
  return *std::move(created.upload);
}

absl::StatusOr<Upload> Uploads::Get(const CallContext& call, domain::UploadId id) {
  ASSIGN_OR_RETURN(std::optional<Upload> upload, store_.Find(call.deadline, id));
  if (!upload || upload->owner != call.principal || upload->expire_time <= clock_.Now()) {
    return Unknown();
  }
  return *std::move(upload);
}

absl::StatusOr<Upload> Uploads::Write(const CallContext& call, domain::UploadId id,
                                      std::int64_t offset, const std::string& data) {
  ASSIGN_OR_RETURN(Upload upload, Get(call, id));
  const auto length = static_cast<std::int64_t>(data.size());
  if (data.empty() || data.size() > limits::kUploadPartBytesMax) {
    return base::InvalidFields(
        {{"data", "PART_INVALID",
          absl::StrCat("每次须传1至", limits::kUploadPartBytesMax, "字节")}});
  }
  if (offset < 0 || offset > upload.size - length) return WrongOffset(upload);
  ASSIGN_OR_RETURN(const PartOutcome outcome, store_.Append(call.deadline, upload, offset, data));
  if (outcome == PartOutcome::kElsewhere) return WrongOffset(upload);
  return upload;
}

template <class Take>
absl::Status Uploads::EachPart(const CallContext& call, const Upload& upload, const Take& take) {
  for (std::int64_t offset = 0; offset < upload.size;) {
    ASSIGN_OR_RETURN(const std::optional<std::string> part,
                     store_.ReadPart(call.deadline, upload.id, offset));
    // Purged meanwhile: its parts go before its row does.
    if (!part || part->empty()) return Unknown();
    offset += static_cast<std::int64_t>(part->size());
    take(*part);
  }
  return absl::OkStatus();
}

absl::StatusOr<Upload> Uploads::Commit(const CallContext& call, domain::UploadId id) {
  ASSIGN_OR_RETURN(Upload upload, Get(call, id));
  if (upload.committed) return upload;
  if (upload.received != upload.size) return Incomplete(upload);
  base::Sha256Hasher hasher;
  RETURN_IF_ERROR(EachPart(call, upload, [&](const std::string& part) { hasher.Add(part); }));
  if (base::Bytes(hasher.Finish()) != upload.sha256) {
    RETURN_IF_ERROR(store_.StartAgain(call.deadline, upload));
    return Mismatch(upload);
  }
  RETURN_IF_ERROR(store_.MarkCommitted(call.deadline, id));
  upload.committed = true;
  return upload;
}

absl::StatusOr<std::string> Uploads::Content(const CallContext& call, domain::UploadId id) {
  ASSIGN_OR_RETURN(const Upload upload, Get(call, id));
  if (!upload.committed) return Incomplete(upload);
  std::string content;
  content.reserve(static_cast<std::size_t>(upload.size));
  RETURN_IF_ERROR(EachPart(call, upload, [&](const std::string& part) { content += part; }));
  return content;
}

}  // namespace duban::app
