#include "server/rpc/convert/actor.h"

namespace duban::rpc {

std::string ActorName(const domain::Actor& actor, const domain::Directory& directory) {
  std::string name = directory.UserName(actor.user);
  if (actor.on_behalf_of) name += "(代" + directory.UserName(actor.on_behalf_of) + ")";
  return name;
}

}  // namespace duban::rpc
