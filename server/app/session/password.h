// Passwords as Argon2id hashes. Slow on purpose: callers give this a lane of its own.
#ifndef DUBAN_SERVER_APP_SESSION_PASSWORD_H_
#define DUBAN_SERVER_APP_SESSION_PASSWORD_H_

#include <string>

#include <absl/status/statusor.h>

namespace duban::app {

// libsodium's encoded form, with 19 MiB and 2 passes (OWASP's first choice). Blocks for tens of
// milliseconds. RESOURCE_EXHAUSTED if the memory is not to be had. Thread-safe.
absl::StatusOr<std::string> HashPassword(const std::string& password);

// Takes as long for an empty hash (no such login) as for a wrong password. Thread-safe.
bool PasswordMatches(const std::string& hash, const std::string& password);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_SESSION_PASSWORD_H_
