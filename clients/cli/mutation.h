// What every change says about itself: which version, which request, in whose name.
#ifndef DUBAN_CLIENTS_CLI_MUTATION_H_
#define DUBAN_CLIENTS_CLI_MUTATION_H_

#include <optional>
#include <string>

#include "clients/cli/command.h"
#include "clients/cli/runtime.h"

namespace duban::cli {

using Failure = std::optional<client::Error>;

// Sets those of etag, request_id, validate_only and on_behalf_of that the request has. Errors:
// USER_UNKNOWN on `on_behalf_of`.
template <class Request>
Failure SetMutation(Runtime& runtime, const MutationOptions& options, Request& request) {
  request.set_request_id(options.request_id);
  if constexpr (requires { request.set_etag(options.etag); }) request.set_etag(options.etag);
  if constexpr (requires { request.set_validate_only(true); }) {
    request.set_validate_only(options.validate_only);
  }
  if constexpr (requires { request.set_on_behalf_of(options.on_behalf_of); }) {
    if (options.on_behalf_of.empty()) return std::nullopt;
    client::Result<std::string> principal = runtime.User(options.on_behalf_of, "on_behalf_of");
    if (!principal.ok()) return std::move(principal).error();
    request.set_on_behalf_of(*std::move(principal));
  }
  return std::nullopt;
}

// What stands above the answer: what was done, or that nothing was.
inline std::string Headline(const MutationOptions& options, const std::string& done) {
  return (options.validate_only ? "校验通过,未办理;办理后将如下:" : done) + "\n";
}

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_MUTATION_H_
