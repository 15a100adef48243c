// EventService's messages ↔ the record. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_EVENT_H_
#define DUBAN_SERVER_RPC_CONVERT_EVENT_H_

#include "duban/v1/event_service.pb.h"
#include "server/app/query/queries.h"
#include "server/domain/directory.h"

namespace duban::rpc {

v1::Event ToProto(const app::EventView& event, const domain::Directory& directory);
v1::VerifyEventsResponse ToProto(const app::Verification& verification);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_EVENT_H_
