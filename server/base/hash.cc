#include "server/base/hash.h"

#include <absl/strings/escaping.h>
#include <sodium.h>

namespace duban::base {

Sha256Digest Sha256(std::string_view data) {
  Sha256Digest digest;
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(data.data()),
                     data.size());
  return digest;
}

std::string Bytes(const Sha256Digest& digest) { return {digest.begin(), digest.end()}; }

std::string Hex(std::string_view bytes) {
  return absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size()));
}

}  // namespace duban::base
