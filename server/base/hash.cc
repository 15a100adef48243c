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

static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(Sha256Hasher));
static_assert(alignof(crypto_hash_sha256_state) <= alignof(Sha256Hasher));

Sha256Hasher::Sha256Hasher() : state_{} {
  crypto_hash_sha256_init(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()));
}

void Sha256Hasher::Add(std::string_view data) {
  crypto_hash_sha256_update(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()),
                            reinterpret_cast<const unsigned char*>(data.data()), data.size());
}

Sha256Digest Sha256Hasher::Finish() {
  Sha256Digest digest;
  crypto_hash_sha256_final(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()),
                           digest.data());
  return digest;
}

std::string Bytes(const Sha256Digest& digest) { return {digest.begin(), digest.end()}; }

std::string Hex(std::string_view bytes) {
  return absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size()));
}

}  // namespace duban::base
