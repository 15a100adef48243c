#include "server/rpc/convert/coordination.h"

#include <string>
#include <utility>
#include <vector>

#include "server/app/commands/chain_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/chain_refusals.h"
#include "server/domain/commands.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/actor.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

app::EncodeRequest EncodeRequest() {
  return [](const domain::Chain&, const domain::CoordinationRequest& request,
            const domain::Directory& directory) {
    return ToProto(request, directory).SerializeAsString();
  };
}

// The command, unless a field was refused or the domain refuses an argument.
absl::StatusOr<app::WriteCommand> Make(const app::WriteRequest& write, app::AssignmentTarget target,
                                       domain::Command command, FieldChecks& checks) {
  checks.Add(domain::BadArguments(command));
  RETURN_IF_ERROR(checks.ToStatus());
  return app::OnRequest(write, std::move(target), std::move(command), EncodeRequest());
}

}  // namespace

v1::CoordinationRequest ToProto(const domain::CoordinationRequest& request,
                                const domain::Directory& directory) {
  v1::CoordinationRequest out;
  // With validate_only there is no id yet, or one that counts below zero, and so no name.
  if (request.id.value > 0) {
    out.set_name(domain::NameOf(request.task, request.assignment, request.id));
  }
  out.set_kind(static_cast<v1::RequestKind>(request.kind));
  out.set_target(domain::NameOf(request.task, request.target));
  if (request.unit) {
    out.set_unit(domain::NameOf(request.unit));
    out.set_unit_display_name(directory.UnitName(request.unit));
  }
  for (const domain::UnitId party : request.parties) out.add_parties(domain::NameOf(party));
  out.set_wish(request.wish);
  out.set_state(static_cast<v1::RequestState>(request.state));
  out.set_requester(domain::NameOf(request.asked_by.user));
  out.set_requester_display_name(ActorName(request.asked_by, directory));
  *out.mutable_request_time() = ToProto(request.request_time);
  if (request.ruled_by.user) {
    out.set_ruler(domain::NameOf(request.ruled_by.user));
    out.set_ruler_display_name(ActorName(request.ruled_by, directory));
  }
  if (request.rule_time) *out.mutable_rule_time() = ToProto(*request.rule_time);
  out.set_ruling(request.ruling);
  out.set_no_decider(request.no_decider);
  if (request.substitute) out.set_substitute(domain::NameOf(request.substitute));
  return out;
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RequestCoordinationRequest& request) {
  FieldChecks checks;
  const AssignmentName name = checks.Assignment("name", request.name());
  domain::RequestCoordination ask;
  if (request.kind() == v1::REQUEST_KIND_UNSPECIFIED || !v1::RequestKind_IsValid(request.kind())) {
    checks.Fail("kind", "KIND_UNKNOWN", "须选择协调事由");
  }
  ask.kind = static_cast<domain::RequestKind>(request.kind());
  ask.parties = checks.Units("parties", {request.parties().begin(), request.parties().end()},
                             limits::kTaskUnitsMax);
  ask.unit = checks.UnitOrNone("unit", request.unit());
  ask.successor = checks.UnitOrNone("successor", request.successor());
  ask.wish = checks.RequiredText("wish", request.wish(), limits::kCommentCharsMax, "TEXT_INVALID",
                                 "TEXT_REQUIRED");
  return Make(write, {name.task, name.assignment, request.etag()}, std::move(ask), checks);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RuleCoordinationRequest& request) {
  FieldChecks checks;
  const RequestName name = checks.Request("name", request.name());
  domain::RuleCoordination rule;
  rule.request = name.request;
  rule.granted = request.granted();
  rule.reason = checks.Reason(request.reason());
  rule.unit = checks.UnitOrNone("unit", request.unit());
  rule.due_date = ReadOptionalDate("due_date", request.has_due_date(), request.due_date(), checks);
  rule.leader_consent = checks.Comment("leader_consent", request.leader_consent());
  rule.superior_consent = checks.Comment("superior_consent", request.superior_consent());
  rule.old_becomes_support = request.old_becomes_support();
  return Make(write, {name.task, name.assignment, request.etag()}, std::move(rule), checks);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::WithdrawRequestRequest& request) {
  FieldChecks checks;
  const RequestName name = checks.Request("name", request.name());
  return Make(write, {name.task, name.assignment, request.etag()},
              domain::WithdrawRequest{name.request}, checks);
}

}  // namespace duban::rpc
