// Documents that are UTF-8 text already, for a server without the helper that reads the others.
#ifndef DUBAN_SERVER_APP_UPLOADS_PLAIN_TEXT_READER_H_
#define DUBAN_SERVER_APP_UPLOADS_PLAIN_TEXT_READER_H_

#include "server/app/document_reader.h"

namespace duban::app {

// Thread-safe. UNSUPPORTED_FORMAT for what is no UTF-8 text.
class PlainTextReader final : public DocumentReader {
 public:
  absl::StatusOr<ExtractedText> Read(const std::string& bytes, SteadyTime deadline) override;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_UPLOADS_PLAIN_TEXT_READER_H_
