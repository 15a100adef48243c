// What a document states of an item beyond who and when. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_TASK_PARTICULARS_H_
#define DUBAN_SERVER_RPC_CONVERT_TASK_PARTICULARS_H_

#include "duban/v1/task_service.pb.h"
#include "server/domain/task.h"

namespace duban::rpc {

// Indicators, deliverables, recurrences and leaders.
void AddParticulars(const domain::TaskContent& content, v1::Task& out);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_TASK_PARTICULARS_H_
