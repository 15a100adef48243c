// What the commands of a batch lock and look at, gathered so that each table is read once, however
// many commands share the transaction.
#ifndef DUBAN_SERVER_APP_BATCH_LOAD_H_
#define DUBAN_SERVER_APP_BATCH_LOAD_H_

#include <vector>

#include <absl/status/status.h>

#include "server/app/chain_cache.h"
#include "server/app/store.h"
#include "server/app/workspace.h"
#include "server/app/write.h"

namespace duban::app {

// Takes the locks in the one order that everybody keeps (plan, tasks, directory, security), then
// reads what lies under them. What is held elsewhere (kSkipLocked) or does not exist is missing
// from the workspace afterwards.
absl::Status LoadBatch(Workspace& workspace, WriteTransaction& tx,
                       const std::vector<const WriteCommand*>& commands, LockWait wait,
                       ChainCache& cache);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_BATCH_LOAD_H_
