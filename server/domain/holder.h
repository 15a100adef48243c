// Whose court the ball is in (球在谁手里; lifecycle.md, 7).
#ifndef DUBAN_SERVER_DOMAIN_HOLDER_H_
#define DUBAN_SERVER_DOMAIN_HOLDER_H_

#include <string>
#include <vector>

#include "server/domain/chain.h"
#include "server/domain/directory.h"

namespace duban::domain {

// For people: unit names, or the body whose review step is open; in order of the chain, each once.
// Empty for drafts and ended tasks. Needs the whole chain loaded, with its open requests: where
// those are missing, the assigner stands for their ruler.
std::vector<std::string> HoldersOf(const Chain& chain, const Directory& directory);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_HOLDER_H_
