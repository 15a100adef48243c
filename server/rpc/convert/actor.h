// Who did something, by name. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_ACTOR_H_
#define DUBAN_SERVER_RPC_CONVERT_ACTOR_H_

#include <string>

#include "server/domain/actor.h"
#include "server/domain/directory.h"

namespace duban::rpc {

// "乙", or "乙(代甲)" of a delegate; "" for nobody.
std::string ActorName(const domain::Actor& actor, const domain::Directory& directory);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_ACTOR_H_
