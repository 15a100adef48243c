// SessionService's messages ↔ sessions. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_SESSION_H_
#define DUBAN_SERVER_RPC_CONVERT_SESSION_H_

#include "duban/v1/session_service.pb.h"
#include "server/app/session/sessions.h"
#include "server/domain/directory.h"

namespace duban::rpc {

v1::Session ToProto(const app::SessionPrincipal& principal, const domain::Directory& directory);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_SESSION_H_
