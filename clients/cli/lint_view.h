// Findings of the plan compiler as compilers print theirs.
#ifndef DUBAN_CLIENTS_CLI_LINT_VIEW_H_
#define DUBAN_CLIENTS_CLI_LINT_VIEW_H_

#include <string>
#include <vector>

#include "clients/cli/terminal.h"
#include "server/domain/finding.h"

namespace duban::cli {

// A finding is file:line:column: severity: message [CODE], the words it is about, what to do about
// it; last a line that counts them. `findings` are in order of source, offsets into `text`.
std::string RenderLint(const std::string& file, const std::vector<domain::Finding>& findings,
                       const std::string& text, const Style& style);

// {"file","findings":[{"severity","code","message_zh","suggestion_zh","line","column","text",
// "source":{"begin","end"}}],"errors","warnings","notes"}.
std::string LintJson(const std::string& file, const std::vector<domain::Finding>& findings,
                     const std::string& text);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_LINT_VIEW_H_
