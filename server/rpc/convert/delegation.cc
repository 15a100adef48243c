#include "server/rpc/convert/delegation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/app/commands/delegation_commands.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

app::EncodeDelegation EncodeDelegation() {
  return
      [](const domain::Delegation& delegation) { return ToProto(delegation).SerializeAsString(); };
}

std::vector<domain::Role> ReadRoles(const v1::Delegation& delegation, FieldChecks& checks) {
  std::vector<domain::Role> roles;
  if (delegation.roles_size() > v1::Role_MAX) {
    checks.Fail("delegation.roles", "ROLE_INVALID", "角色重复");
    return roles;
  }
  if (delegation.roles().empty()) {
    checks.Fail("delegation.roles", "ROLE_REQUIRED", "须选择授予代理的角色");
  }
  for (int i = 0; i < delegation.roles_size(); ++i) {
    const auto role = static_cast<domain::Role>(delegation.roles(i));
    const bool repeated = std::find(roles.begin(), roles.end(), role) != roles.end();
    if (repeated || delegation.roles(i) == v1::ROLE_UNSPECIFIED ||
        !v1::Role_IsValid(delegation.roles(i))) {
      checks.Fail("delegation.roles[" + std::to_string(i) + "]", "ROLE_INVALID",
                  repeated ? "角色重复" : "没有这种角色");
    }
    roles.push_back(role);
  }
  return roles;
}

}  // namespace

v1::Delegation ToProto(const domain::Delegation& delegation) {
  v1::Delegation out;
  if (delegation.id.value > 0) out.set_name(NameOf(delegation.id));
  out.set_principal(domain::NameOf(delegation.principal));
  out.set_delegate(domain::NameOf(delegation.delegate));
  for (const domain::Role role : delegation.roles) out.add_roles(static_cast<v1::Role>(role));
  *out.mutable_start_date() = ToProto(delegation.from);
  *out.mutable_end_date() = ToProto(delegation.until);
  out.set_ended(delegation.ended);
  return out;
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateDelegationRequest& request) {
  FieldChecks checks;
  const v1::Delegation& given = request.delegation();
  domain::Delegation delegation;
  delegation.principal = checks.User("delegation.principal", given.principal());
  delegation.delegate = checks.User("delegation.delegate", given.delegate());
  delegation.roles = ReadRoles(given, checks);
  delegation.from =
      ReadRequiredDate("delegation.start_date", given.has_start_date(), given.start_date(), checks);
  delegation.until =
      ReadRequiredDate("delegation.end_date", given.has_end_date(), given.end_date(), checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::CreateDelegation(write, std::move(delegation), EncodeDelegation());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::EndDelegationRequest& request) {
  FieldChecks checks;
  const domain::DelegationId id = checks.Delegation("name", request.name());
  RETURN_IF_ERROR(checks.ToStatus());
  return app::EndDelegation(write, id, EncodeDelegation());
}

}  // namespace duban::rpc
