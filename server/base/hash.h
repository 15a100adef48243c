// SHA-256, as raw 32 bytes.
#ifndef DUBAN_SERVER_BASE_HASH_H_
#define DUBAN_SERVER_BASE_HASH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace duban::base {

using Sha256Digest = std::array<std::uint8_t, 32>;

Sha256Digest Sha256(std::string_view data);

// SHA-256 of what comes in parts. Not thread-safe.
class Sha256Hasher {
 public:
  Sha256Hasher();
  void Add(std::string_view data);
  // Once.
  Sha256Digest Finish();

 private:
  // libsodium's state, kept from those who include this.
  alignas(std::uint64_t) std::array<std::byte, 104> state_;
};

// The digest as a 32-byte string, the form BINARY(32) columns take.
std::string Bytes(const Sha256Digest& digest);

// Lower-case hexadecimal of any bytes.
std::string Hex(std::string_view bytes);

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_HASH_H_
