#include "server/app/uploads/document_texts.h"

#include <optional>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

constexpr char kField[] = "upload";

// Whatever the field was called by whoever found it at fault: the caller gave an upload.
absl::Status OnUpload(const absl::Status& status) {
  const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
  if (status.code() != absl::StatusCode::kInvalidArgument || !detail) return status;
  std::vector<base::FieldViolation> fields = detail->fields;
  for (base::FieldViolation& field : fields) field.field = kField;
  if (fields.empty()) fields.push_back({kField, detail->reason, detail->message_zh});
  return base::InvalidFields(std::move(fields));
}

// Who waits in the lane may be gone before his turn comes.
absl::Status StillWanted(const CallContext& call) {
  if (!call.cancelled || !call.cancelled()) return absl::OkStatus();
  return absl::CancelledError("the client has gone");
}

}  // namespace

absl::StatusOr<std::string> DocumentTexts::TextOf(const CallContext& call,
                                                  domain::UploadId upload) {
  RETURN_IF_ERROR(StillWanted(call));
  const absl::StatusOr<std::string> content = uploads_.Content(call, upload);
  if (!content.ok()) return OnUpload(content.status());
  RETURN_IF_ERROR(StillWanted(call));
  absl::StatusOr<ExtractedText> extracted = reader_.Read(*content, call.deadline, call.cancelled);
  if (!extracted.ok()) return OnUpload(extracted.status());
  if (extracted->text.size() > limits::kImportedTextBytesMax) {
    return base::InvalidFields(
        {{kField, "DOCUMENT_TOO_LARGE",
          absl::StrCat("文件的文字超过", limits::kImportedTextBytesMax >> 10, " KiB的上限")}});
  }
  return std::move(extracted->text);
}

}  // namespace duban::app
