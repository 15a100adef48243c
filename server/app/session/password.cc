#include "server/app/session/password.h"

#include <array>

#include <sodium.h>

#include "server/base/error.h"

namespace duban::app {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = 19 * 1024 * 1024;

}  // namespace

absl::StatusOr<std::string> HashPassword(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> encoded{};
  if (crypto_pwhash_str_alg(encoded.data(), password.data(), password.size(), kPasses, kMemoryBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::MakeError(absl::StatusCode::kResourceExhausted, "no memory to hash a password",
                           {.reason = "SIGN_IN_BUSY",
                            .message_zh = "服务繁忙,请稍后重试",
                            .retry_after = absl::Seconds(1)});
  }
  return std::string(encoded.data());
}

bool PasswordMatches(const std::string& hash, const std::string& password) {
  // A hash of nothing anybody knows: checking it costs what checking a real one costs.
  static const std::string kNobody = HashPassword("").value_or(std::string());
  const std::string& against = hash.empty() ? kNobody : hash;
  const bool matches =
      crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return matches && !hash.empty();
}

}  // namespace duban::app
