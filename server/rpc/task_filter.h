// The filter of ListTasks (AIP-160, the part of it that an index serves): conditions `field =
// "value"` joined by AND. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_TASK_FILTER_H_
#define DUBAN_SERVER_RPC_TASK_FILTER_H_

#include <string>

#include "server/app/query/queries.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

// `plan`, `state` and `unit`, each at most once; "" asks for everything. FILTER_INVALID on field
// "filter", saying what is not understood.
app::TaskFilter ReadTaskFilter(const std::string& filter, FieldChecks& checks);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_TASK_FILTER_H_
