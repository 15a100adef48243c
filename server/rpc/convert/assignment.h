// Assignments and submissions as the API shows them. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_H_
#define DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_H_

#include "duban/v1/assignment.pb.h"
#include "server/domain/directory.h"
#include "server/domain/task.h"

namespace duban::rpc {

v1::Assignment ToProto(const domain::Assignment& assignment, const domain::Directory& directory);
v1::Submission ToProto(const domain::Submission& submission, const domain::Directory& directory);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_H_
