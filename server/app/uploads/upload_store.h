// What app/ needs of a database for documents on their way in. Each method is a transaction of its
// own, or several that grow with no document. That one was used is written with what was made of it
// (ChangeSet::used_uploads).
#ifndef DUBAN_SERVER_APP_UPLOADS_UPLOAD_STORE_H_
#define DUBAN_SERVER_APP_UPLOADS_UPLOAD_STORE_H_

#include <cstdint>
#include <optional>
#include <string>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/call_context.h"
#include "server/domain/ids.h"

namespace duban::app {

struct Upload {
  domain::UploadId id;
  domain::UserId owner;
  std::int64_t size = 0;  // bytes, as announced
  std::string sha256;     // 32 bytes, as announced
  std::string media_type;
  std::int64_t received = 0;  // bytes there without a gap from the first on
  bool committed = false;     // complete, and found to be what was announced
  bool used = false;          // a plan was made of it
  absl::Time create_time;
  absl::Time expire_time;
};

struct CreatedUpload {
  std::optional<Upload> upload;  // none: there is no room
  absl::Time room_time;  // there is again, by itself: when the first of the open ones expires
};

enum class PartOutcome {
  kAppended,
  kRepeated,  // the same bytes are there already
  kElsewhere  // not where the next part belongs, or other bytes are there
};

class UploadStore {
 public:
  virtual ~UploadStore() = default;
  // All thread-safe; all bounded by the deadline.

  // The owner's unexpired upload of the same content if there is one, else the new one, unless he
  // has `open_max` open: neither expired nor used.
  virtual absl::StatusOr<CreatedUpload> Create(SteadyTime deadline, const Upload& upload,
                                               int open_max) = 0;
  // Expired ones included.
  virtual absl::StatusOr<std::optional<Upload>> Find(SteadyTime deadline, domain::UploadId id) = 0;
  // `upload` comes back as it stands then. Precondition: it exists; data is not empty.
  virtual absl::StatusOr<PartOutcome> Append(SteadyTime deadline, Upload& upload,
                                             std::int64_t offset, const std::string& data) = 0;
  // The part that begins there; nullopt if none does.
  virtual absl::StatusOr<std::optional<std::string>> ReadPart(SteadyTime deadline,
                                                              domain::UploadId id,
                                                              std::int64_t offset) = 0;
  virtual absl::Status MarkCommitted(SteadyTime deadline, domain::UploadId id) = 0;
  // Throws away what was received, unless it has changed since `upload` was looked at.
  virtual absl::Status StartAgain(SteadyTime deadline, const Upload& upload) = 0;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_UPLOADS_UPLOAD_STORE_H_
