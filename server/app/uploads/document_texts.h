// The text of an uploaded document. Slow (a helper process reads it): never asked in a transaction,
// nor on a thread that others wait for.
#ifndef DUBAN_SERVER_APP_UPLOADS_DOCUMENT_TEXTS_H_
#define DUBAN_SERVER_APP_UPLOADS_DOCUMENT_TEXTS_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/app/document_reader.h"
#include "server/app/uploads/uploads.h"

namespace duban::app {

// Thread-safe.
class DocumentTexts {
 public:
  // Both must outlive this.
  DocumentTexts(Uploads& uploads, DocumentReader& reader) : uploads_(uploads), reader_(reader) {}

  // Errors: CANCELLED once the caller has gone; those of Uploads::Content and of
  // DocumentReader::Read, with `upload` as the field at fault; DOCUMENT_TOO_LARGE also where the
  // text exceeds limits::kImportedTextBytesMax.
  absl::StatusOr<std::string> TextOf(const CallContext& call, domain::UploadId upload);

 private:
  Uploads& uploads_;
  DocumentReader& reader_;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_UPLOADS_DOCUMENT_TEXTS_H_
