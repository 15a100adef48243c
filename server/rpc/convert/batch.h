// Batch methods (AIP-231 to 235): the parts are read like requests of their own, and carried out
// together or not at all. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_BATCH_H_
#define DUBAN_SERVER_RPC_CONVERT_BATCH_H_

#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/app/commands/batch_command.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

// What the batch says once must not be said by a part, least of all differently.
template <class Part>
void CheckSaidOnce(const std::string& field, const Part& part, FieldChecks& checks) {
  const auto refuse = [&](const char* name) {
    checks.Fail(field + "." + name, "NOT_IN_BATCH",
                std::string(name) + " 由整批请求给出,各分项不再填写");
  };
  if (!part.request_id().empty()) refuse("request_id");
  if (!part.on_behalf_of().empty()) refuse("on_behalf_of");
  if constexpr (requires { part.validate_only(); }) {
    if (part.validate_only()) refuse("validate_only");
  }
}

// `convert(write, part)` makes a part's command; `add(response, bytes)` adds a part's answer.
// Errors: BATCH_EMPTY, BATCH_TOO_LARGE, NOT_IN_BATCH, and what `convert` refuses, at
// `requests[i]`.
template <class Response, class Request, class Convert, class Add>
absl::StatusOr<app::WriteCommand> ToBatchCommand(const app::WriteRequest& write,
                                                 const Request& request, const Convert& convert,
                                                 const Add& add) {
  FieldChecks checks;
  if (request.requests().empty()) checks.Fail("requests", "BATCH_EMPTY", "至少要有一项");
  const auto count = static_cast<std::size_t>(request.requests_size());
  if (count > limits::kBatchCommandsMax) {
    checks.Fail("requests", "BATCH_TOO_LARGE",
                "一批不能超过" + std::to_string(limits::kBatchCommandsMax) + "项");
  }
  RETURN_IF_ERROR(checks.ToStatus());
  std::vector<app::WriteCommand> parts;
  for (int i = 0; i < request.requests_size(); ++i) {
    const std::string field = "requests[" + std::to_string(i) + "]";
    CheckSaidOnce(field, request.requests(i), checks);
    absl::StatusOr<app::WriteCommand> part = convert(write, request.requests(i));
    checks.AddPart(field, part.status());
    if (part.ok()) parts.push_back(*std::move(part));
  }
  RETURN_IF_ERROR(checks.ToStatus());
  return app::Together(write, std::move(parts), [add](const std::vector<std::string>& answers) {
    Response response;
    for (const std::string& answer : answers) add(response, answer);
    return response.SerializeAsString();
  });
}

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_BATCH_H_
