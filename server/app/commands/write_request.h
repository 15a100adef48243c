// What every mutation has in common, whatever it asks for.
#ifndef DUBAN_SERVER_APP_COMMANDS_WRITE_REQUEST_H_
#define DUBAN_SERVER_APP_COMMANDS_WRITE_REQUEST_H_

#include <string>
#include <utility>

#include "server/app/write.h"
#include "server/domain/actor.h"

namespace duban::app {

struct WriteRequest {
  CallContext call;
  std::string request_id;
  base::Sha256Digest fingerprint{};
  bool validate_only = false;
  domain::UserId on_behalf_of = {};  // whose delegate the caller acts as; none: in his own right

  domain::Actor actor() const { return {call.principal, on_behalf_of}; }
};

// The command that carries out the request, still without footprint, authorisation and decision.
inline WriteCommand CommandFor(WriteRequest request) {
  WriteCommand command;
  command.call = std::move(request.call);
  command.request_id = std::move(request.request_id);
  command.fingerprint = request.fingerprint;
  command.validate_only = request.validate_only;
  return command;
}

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_WRITE_REQUEST_H_
