// What a command gives back: text for people and JSON for programs, or an error.
#ifndef DUBAN_CLIENTS_CLI_OUTCOME_H_
#define DUBAN_CLIENTS_CLI_OUTCOME_H_

#include <string>

#include "clients/cli/exit_code.h"
#include "clients/cpp/error.h"

namespace duban::cli {

struct Output {
  std::string text;  // ends in a line break
  std::string json;  // one JSON value
  std::string note;  // one line beside the output, on stderr, e.g. that a list goes on; "" for none
  ExitCode exit_code = ExitCode::kOk;
};

using Outcome = client::Result<Output>;

// Of a command that reads, changes and writes back: the etag it wrote with belongs to the request,
// so that a repeat with the same request_id must carry it too. Noted for the error's text.
client::Error WithSentEtag(client::Error error, const std::string& etag);

}  // namespace duban::cli

// Gives `lhs` the value of a client::Result, or returns its error.
#define DUBAN_CLI_CONCAT_INNER(a, b) a##b
#define DUBAN_CLI_CONCAT(a, b) DUBAN_CLI_CONCAT_INNER(a, b)
#define ASSIGN_OR_FAIL(lhs, expr) \
  DUBAN_ASSIGN_OR_FAIL(DUBAN_CLI_CONCAT(duban_result_, __LINE__), lhs, expr)
// `lhs` may be a declaration, which takes no parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define DUBAN_ASSIGN_OR_FAIL(tmp, lhs, expr)    \
  auto tmp = (expr);                            \
  if (!tmp.ok()) return std::move(tmp).error(); \
  lhs = *std::move(tmp)
// NOLINTEND(bugprone-macro-parentheses)

#endif  // DUBAN_CLIENTS_CLI_OUTCOME_H_
