// Documents as they are in the file, for the server to read.
#ifndef DUBAN_CLIENTS_CLI_DOCUMENT_BYTES_H_
#define DUBAN_CLIENTS_CLI_DOCUMENT_BYTES_H_

#include <istream>
#include <string>

#include "clients/cpp/error.h"

namespace duban::cli {

// The file's bytes, or the input's where the path is "-". INVALID_ARGUMENT on `text`:
// FILE_UNREADABLE, EMPTY_DOCUMENT, DOCUMENT_TOO_LARGE.
client::Result<std::string> ReadDocumentBytes(const std::string& path, std::istream& in);

// Whether it is small enough, and plainly text, to be sent as it is: everything else is uploaded.
bool IsPlainText(const std::string& content);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_DOCUMENT_BYTES_H_
