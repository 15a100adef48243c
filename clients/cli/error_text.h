// An error for people (Chinese, every violation on its own line) and for programs (JSON).
#ifndef DUBAN_CLIENTS_CLI_ERROR_TEXT_H_
#define DUBAN_CLIENTS_CLI_ERROR_TEXT_H_

#include <string>

#include "clients/cli/outcome.h"
#include "clients/cpp/error.h"

namespace duban::cli {

// Several lines, the first starting with 错误; `color` as for a terminal.
std::string ErrorText(const client::Error& error, bool color);

// {"error": {"code", "reason", "message", "message_zh", "metadata", "field_violations",
// "precondition_failures", "retry_after_seconds", "request_id"}}; the last two only where known.
std::string ErrorJson(const client::Error& error);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_ERROR_TEXT_H_
