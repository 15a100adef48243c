// Authority as "what may I do now" asks it, too: without arguments.
#ifndef DUBAN_SERVER_DOMAIN_AUTHORITY_CORE_H_
#define DUBAN_SERVER_DOMAIN_AUTHORITY_CORE_H_

#include <absl/status/status.h>

#include "server/domain/asked.h"

namespace duban::domain {

absl::Status MayGive(const Asked& asked);
absl::Status MayGiveNow(const Asked& asked);

// Whether the supervision office itself decides what a substitute is asked for.
bool IsOfficesOwn(const Asked& asked);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_AUTHORITY_CORE_H_
