// Documents that become plans, and what is said about them. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_PLAN_IMPORT_H_
#define DUBAN_SERVER_RPC_CONVERT_PLAN_IMPORT_H_

#include <functional>
#include <string>

#include <absl/status/statusor.h>

#include "duban/v1/plan_service.pb.h"
#include "server/app/commands/write_request.h"
#include "server/app/write.h"
#include "server/domain/ids.h"

namespace duban::rpc {

// Reads the upload a request names: outside of any transaction. Errors name the field `upload`.
using ReadUpload = std::function<absl::StatusOr<std::string>(domain::UploadId)>;

// The command of the request: the document is fetched and parsed here, in time linear in its
// length. Errors are every bad field at once. `read` is only asked where the request has an upload.
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ImportPlanRequest& request,
                                            const ReadUpload& read);
absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReimportPlanRequest& request,
                                            const ReadUpload& read);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_PLAN_IMPORT_H_
