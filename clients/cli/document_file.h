// Texts from files: a plan document, a task's text, a password.
#ifndef DUBAN_CLIENTS_CLI_DOCUMENT_FILE_H_
#define DUBAN_CLIENTS_CLI_DOCUMENT_FILE_H_

#include <istream>
#include <string>

#include "clients/cpp/error.h"

namespace duban::cli {

// The text of a document, which may be DOCX, XLSX, HTML, PDF or text in UTF-8, GB18030 or UTF-16;
// "-" reads `in`. Read by duban-document-reader, which stands beside this program. What the server
// would refuse is refused here, before megabytes travel. Errors: INVALID_ARGUMENT on `text`:
// FILE_UNREADABLE and the reasons of app::DocumentReader; UNAVAILABLE DOCUMENT_READER_UNAVAILABLE;
// DEADLINE_EXCEEDED DOCUMENT_READER_TIMEOUT.
client::Result<std::string> ReadDocument(const std::string& path, std::istream& in);

// The first line of a file. Errors: INVALID_ARGUMENT on `password`: FILE_UNREADABLE,
// PASSWORD_REQUIRED.
client::Result<std::string> ReadPasswordFile(const std::string& path);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_DOCUMENT_FILE_H_
