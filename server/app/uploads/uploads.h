// Documents on their way in: announced with size and hash, sent in parts, complete once both hold.
// Resumable by whoever lost the connection: every method may be repeated, and repeating changes
// nothing. Not of the record: what an import makes of a document is.
#ifndef DUBAN_SERVER_APP_UPLOADS_UPLOADS_H_
#define DUBAN_SERVER_APP_UPLOADS_UPLOADS_H_

#include <cstdint>
#include <string>

#include <absl/status/statusor.h>

#include "server/app/call_context.h"
#include "server/app/store.h"
#include "server/app/uploads/upload_store.h"
#include "server/base/clock.h"

namespace duban::app {

struct NewUpload {
  std::int64_t size = 0;
  std::string sha256;  // 32 bytes
  std::string media_type;
};

// Thread-safe. Another's upload, an expired one and none at all are one answer: INVALID_ARGUMENT
// UPLOAD_UNKNOWN on `name`.
class Uploads {
 public:
  // All must outlive this.
  Uploads(UploadStore& store, IdSource& ids, const base::Clock& clock)
      : store_(store), ids_(ids), clock_(clock) {}

  // The same content announced again is the same upload. RESOURCE_EXHAUSTED TOO_MANY_UPLOADS, to be
  // tried again when the first of those that no plan was made of expires.
  absl::StatusOr<Upload> Create(const CallContext& call, const NewUpload& announced);
  absl::StatusOr<Upload> Get(const CallContext& call, domain::UploadId id);
  // At most limits::kUploadPartBytesMax bytes. INVALID_ARGUMENT on `offset` OFFSET_WRONG (its
  // message says where to go on), on `data` PART_INVALID.
  absl::StatusOr<Upload> Write(const CallContext& call, domain::UploadId id, std::int64_t offset,
                               const std::string& data);
  // FAILED_PRECONDITION UPLOAD_INCOMPLETE; HASH_MISMATCH, after which nothing of it is there.
  absl::StatusOr<Upload> Commit(const CallContext& call, domain::UploadId id);
  // The whole document. FAILED_PRECONDITION UPLOAD_INCOMPLETE unless it is committed.
  absl::StatusOr<std::string> Content(const CallContext& call, domain::UploadId id);

 private:
  template <class Take>
  absl::Status EachPart(const CallContext& call, const Upload& upload, const Take& take);

  UploadStore& store_;
  IdSource& ids_;
  const base::Clock& clock_;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_UPLOADS_UPLOADS_H_
