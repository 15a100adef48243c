#include "server/app/uploads/plain_text_reader.h"

#include "server/base/error.h"
#include "server/base/utf8.h"

namespace duban::app {

absl::StatusOr<ExtractedText> PlainTextReader::Read(const std::string& bytes,
                                                    SteadyTime /*deadline*/) {
  if (base::FirstInvalidUtf8(bytes) || bytes.find('\0') != std::string::npos) {
    return base::InvalidFields(
        {{"document", "UNSUPPORTED_FORMAT", "只能读取UTF-8文本,请另存为文本后再导入"}});
  }
  return ExtractedText{.format = DocumentFormat::kText, .text = bytes};
}

}  // namespace duban::app
