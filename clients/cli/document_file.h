// Texts from files: a plan document, a task's text, a password.
#ifndef DUBAN_CLIENTS_CLI_DOCUMENT_FILE_H_
#define DUBAN_CLIENTS_CLI_DOCUMENT_FILE_H_

#include <istream>
#include <string>

#include "clients/cpp/error.h"

namespace duban::cli {

// The text of a plan document; "-" reads `in`. What the server would refuse is refused here, before
// megabytes travel. Errors, INVALID_ARGUMENT on `text`: FILE_UNREADABLE, EMPTY_DOCUMENT,
// DOCUMENT_TOO_LARGE, INVALID_UTF8 (the message names line and column).
client::Result<std::string> ReadDocument(const std::string& path, std::istream& in);

// The first line of a file. Errors: INVALID_ARGUMENT on `password`: FILE_UNREADABLE,
// PASSWORD_REQUIRED.
client::Result<std::string> ReadPasswordFile(const std::string& path);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_DOCUMENT_FILE_H_
