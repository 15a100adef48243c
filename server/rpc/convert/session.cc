#include "server/rpc/convert/session.h"

#include "server/rpc/convert/directory.h"
#include "server/rpc/convert/time.h"

namespace duban::rpc {

v1::Session ToProto(const app::SessionPrincipal& principal, const domain::Directory& directory) {
  v1::Session out;
  if (const domain::User* user = directory.FindUser(principal.user)) {
    *out.mutable_user() = ToProto(*user);
  }
  for (const domain::Membership& membership : directory.MembershipsOf(principal.user)) {
    *out.add_memberships() = ToProto(membership);
  }
  *out.mutable_expire_time() = ToProto(principal.expire_time);
  return out;
}

}  // namespace duban::rpc
