#include "clients/cpp/request_id.h"

#include <cstdlib>

#include <sodium.h>

#include "server/base/hash.h"

namespace duban::client {

std::string NewRequestId() {
  static const int ready = sodium_init();  // -1 only where the system gives no randomness
  if (ready < 0) std::abort();
  std::string bytes(16, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return base::Hex(bytes);
}

}  // namespace duban::client
