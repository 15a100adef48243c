// TodoService's messages. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_TODO_H_
#define DUBAN_SERVER_RPC_CONVERT_TODO_H_

#include "duban/v1/todo_service.pb.h"
#include "server/app/read_store.h"
#include "server/domain/allowed_actions.h"
#include "server/domain/directory.h"

namespace duban::rpc {

v1::TodoAssignment ToProto(const app::TodoAssignment& todo, const domain::Directory& directory);
v1::TodoRequest ToProto(const app::TodoRequest& todo);
v1::TodoInstruction ToProto(const app::TodoInstruction& todo, const domain::Directory& directory);
v1::AllowedAction ToProto(const domain::AllowedAction& action);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_TODO_H_
