// The chain's commands as mutations: who may, which rows, what is decided (domain/commands.h), what
// is answered. Arguments have been checked by the caller; an empty etag is not compared.
#ifndef DUBAN_SERVER_APP_COMMANDS_ASSIGNMENT_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_ASSIGNMENT_COMMANDS_H_

#include <functional>
#include <string>

#include "server/app/commands/write_request.h"
#include "server/domain/chain.h"
#include "server/domain/directory.h"

namespace duban::app {

struct AssignmentTarget {
  domain::TaskId task;
  domain::AssignmentId assignment;
  std::string etag;
};

// The answer of every command here: the assignment as it is afterwards. The chain holds at least
// its root.
using EncodeAssignment = std::function<std::string(const domain::Chain&, const domain::Assignment&,
                                                   const domain::Directory&)>;

WriteCommand AcceptAssignment(WriteRequest request, AssignmentTarget target,
                              EncodeAssignment encode);
WriteCommand SubmitAssignment(WriteRequest request, AssignmentTarget target, std::string summary,
                              EncodeAssignment encode);
WriteCommand ApproveSubmission(WriteRequest request, AssignmentTarget target, std::string comment,
                               domain::Assessment assessment, EncodeAssignment encode);
WriteCommand ReturnSubmission(WriteRequest request, AssignmentTarget target, std::string comment,
                              EncodeAssignment encode);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_ASSIGNMENT_COMMANDS_H_
