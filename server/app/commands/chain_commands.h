// The chain's commands (domain/commands.h) as mutations: which rows they look at, who may give
// them, what is answered. What a command does is the domain's; there is one builder for each kind
// of answer. An empty etag is not compared.
//
// Errors are in the order of lifecycle.md, 5: INVALID_ARGUMENT (domain::BadArguments) before
// anything is looked at; ACCESS_DENIED, NOT_ALLOWED; REQUEST_ID_REUSED; STALE_ETAG; then the
// domain's.
#ifndef DUBAN_SERVER_APP_COMMANDS_CHAIN_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_CHAIN_COMMANDS_H_

#include <functional>
#include <string>

#include "server/app/commands/write_request.h"
#include "server/domain/chain.h"
#include "server/domain/commands.h"
#include "server/domain/directory.h"

namespace duban::app {

struct AssignmentTarget {
  domain::TaskId task;
  domain::AssignmentId assignment;
  std::string etag;
};

struct TaskTarget {
  domain::TaskId task;
  std::string etag;
};

// The assignment as it is afterwards; after a reassignment or a split the chain has the new ones,
// too. It always holds the root and what lies between.
using EncodeAssignment = std::function<std::string(const domain::Chain&, const domain::Assignment&,
                                                   const domain::Directory&)>;
WriteCommand OnAssignment(WriteRequest request, AssignmentTarget target, domain::Command command,
                          EncodeAssignment encode);

// SUSPEND, RESUME, REDATE_SUSPENSION, CANCEL_TASK of a task, given on its root and answered with
// the task and its whole chain. FAILED_PRECONDITION WRONG_STATE: it is a draft.
using EncodeTask = std::function<std::string(const domain::Chain&, const domain::Directory&)>;
WriteCommand OnTask(WriteRequest request, TaskTarget target, domain::Command command,
                    EncodeTask encode);

// REQUEST_COORDINATION, RULE_COORDINATION, WITHDRAW_REQUEST: the request as it is afterwards.
// ACCESS_DENIED where there is no such request of the assignment.
using EncodeRequest = std::function<std::string(
    const domain::Chain&, const domain::CoordinationRequest&, const domain::Directory&)>;
WriteCommand OnRequest(WriteRequest request, AssignmentTarget target, domain::Command command,
                       EncodeRequest encode);

// INSTRUCT, ACKNOWLEDGE_INSTRUCTION, REPLY_INSTRUCTION, given on the task: the instruction as it is
// afterwards. ACCESS_DENIED where there is no such instruction on the task.
using EncodeInstruction = std::function<std::string(
    const domain::Chain&, const domain::Instruction&, const domain::Directory&)>;
WriteCommand OnInstruction(WriteRequest request, TaskTarget target, domain::Command command,
                           EncodeInstruction encode);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_CHAIN_COMMANDS_H_
