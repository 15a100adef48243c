// The arguments that suspending a task and suspending an assignment have in common. No state:
// thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_SUSPENSION_H_
#define DUBAN_SERVER_RPC_CONVERT_SUSPENSION_H_

#include "server/domain/commands.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

template <class Request>
domain::Suspend ReadSuspend(const Request& request, FieldChecks& checks) {
  domain::Suspend suspend;
  suspend.reason = checks.Reason(request.reason());
  suspend.review_date =
      ReadRequiredDate("review_date", request.has_review_date(), request.review_date(), checks);
  suspend.leader_consent = checks.Comment("leader_consent", request.leader_consent());
  suspend.superior_consent = checks.Comment("superior_consent", request.superior_consent());
  return suspend;
}

template <class Request>
domain::Resume ReadResume(const Request& request, FieldChecks& checks) {
  domain::Resume resume;
  resume.due_date =
      ReadOptionalDate("due_date", request.has_due_date(), request.due_date(), checks);
  resume.superior_consent = checks.Comment("superior_consent", request.superior_consent());
  return resume;
}

template <class Request>
domain::RedateSuspension ReadRedate(const Request& request, FieldChecks& checks) {
  domain::RedateSuspension redate;
  redate.reason = checks.Reason(request.reason());
  redate.review_date =
      ReadRequiredDate("review_date", request.has_review_date(), request.review_date(), checks);
  return redate;
}

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_SUSPENSION_H_
