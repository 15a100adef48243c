// A request on one assignment on its way to becoming a command. For one request, by one thread.
#ifndef DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_REQUEST_H_
#define DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_REQUEST_H_

#include <utility>

#include <absl/status/statusor.h>

#include "server/app/commands/chain_commands.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/base/status.h"
#include "server/domain/commands.h"
#include "server/rpc/convert/assignment.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

// Answers with the assignment.
inline app::EncodeAssignment EncodeAssignment() {
  return [](const domain::Chain&, const domain::Assignment& assignment,
            const domain::Directory& directory) {
    return ToProto(assignment, directory).SerializeAsString();
  };
}

class AssignmentRequest {
 public:
  // Reads `name` and `etag`, which every such request has. `write` must outlive this.
  template <class Request>
  AssignmentRequest(const app::WriteRequest& write, const Request& request) : write_(write) {
    const AssignmentName name = checks_.Assignment("name", request.name());
    target_ = {name.task, name.assignment, request.etag()};
  }

  // For the request's other fields.
  FieldChecks& checks() { return checks_; }

  // The command, unless a field was refused or the domain refuses an argument: every bad field at
  // once.
  absl::StatusOr<app::WriteCommand> Make(domain::Command command,
                                         app::EncodeAssignment encode = EncodeAssignment()) && {
    checks_.Add(domain::BadArguments(command));
    RETURN_IF_ERROR(checks_.ToStatus());
    return app::OnAssignment(write_, std::move(target_), std::move(command), std::move(encode));
  }

 private:
  const app::WriteRequest& write_;
  FieldChecks checks_;
  app::AssignmentTarget target_;
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_ASSIGNMENT_REQUEST_H_
