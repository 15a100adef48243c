#include "server/rpc/convert/directory.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/app/commands/directory_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/base/utf8.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/aliases.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

constexpr std::size_t kLoginCharsMin = 2;
constexpr std::size_t kLoginCharsMax = 64;

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::vector<domain::UnitId> ReadMembers(const v1::Unit& unit, FieldChecks& checks) {
  return checks.Units("unit.member_units", {unit.member_units().begin(), unit.member_units().end()},
                      limits::kGroupUnitsMax);
}

app::EncodeUnit EncodeUnit() {
  return [](const domain::Unit& unit) { return ToProto(unit).SerializeAsString(); };
}

app::EncodeMembership EncodeMembership() {
  return
      [](const domain::Membership& membership) { return ToProto(membership).SerializeAsString(); };
}

}  // namespace

v1::Unit ToProto(const domain::Unit& unit) {
  v1::Unit out;
  // With validate_only there is no id yet, and so no name.
  if (unit.id.value > 0) out.set_name(domain::NameOf(unit.id));
  out.set_display_name(unit.display_name);
  out.set_kind(static_cast<v1::UnitKind>(unit.kind));
  if (unit.parent) out.set_parent(domain::NameOf(unit.parent));
  for (const std::string& alias : unit.aliases) out.add_aliases(alias);
  for (const domain::UnitId member : unit.member_units) {
    out.add_member_units(domain::NameOf(member));
  }
  out.set_etag(std::to_string(unit.version));
  return out;
}

v1::User ToProto(const domain::User& user) {
  v1::User out;
  if (user.id.value > 0) out.set_name(domain::NameOf(user.id));
  out.set_login(user.login);
  out.set_display_name(user.display_name);
  return out;
}

v1::Membership ToProto(const domain::Membership& membership) {
  v1::Membership out;
  if (membership.id.value > 0) out.set_name(domain::NameOf(membership.id));
  out.set_unit(domain::NameOf(membership.unit));
  out.set_user(domain::NameOf(membership.user));
  out.set_role(static_cast<v1::Role>(membership.role));
  return out;
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateUnitRequest& request) {
  FieldChecks checks;
  domain::Unit unit;
  unit.display_name = checks.Title("unit.display_name", request.unit().display_name());
  if (request.unit().kind() == v1::UNIT_KIND_UNSPECIFIED ||
      !v1::UnitKind_IsValid(request.unit().kind())) {
    checks.Fail("unit.kind", "KIND_REQUIRED", "须选择单位类型");
  }
  unit.kind = static_cast<domain::UnitKind>(request.unit().kind());
  unit.parent = checks.Unit("unit.parent", request.unit().parent());
  unit.aliases = ReadAliases("unit", request.unit(), checks);
  unit.member_units = ReadMembers(request.unit(), checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::CreateUnit(write, std::move(unit), EncodeUnit());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UpdateUnitRequest& request) {
  FieldChecks checks;
  domain::Unit unit;
  unit.id = checks.Unit("unit.name", request.unit().name());
  unit.display_name = checks.Title("unit.display_name", request.unit().display_name());
  unit.aliases = ReadAliases("unit", request.unit(), checks);
  unit.member_units = ReadMembers(request.unit(), checks);
  RETURN_IF_ERROR(checks.ToStatus());
  return app::UpdateUnit(write, std::move(unit), request.unit().etag(), EncodeUnit());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::CreateMembershipRequest& request) {
  FieldChecks checks;
  domain::Membership membership;
  membership.unit = checks.Unit("membership.unit", request.membership().unit());
  membership.user = checks.User("membership.user", request.membership().user());
  if (request.membership().role() == v1::ROLE_UNSPECIFIED ||
      !v1::Role_IsValid(request.membership().role())) {
    checks.Fail("membership.role", "ROLE_REQUIRED", "须选择角色");
  }
  membership.role = static_cast<domain::Role>(request.membership().role());
  RETURN_IF_ERROR(checks.ToStatus());
  return app::CreateMembership(write, membership, EncodeMembership());
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::DeleteMembershipRequest& request) {
  FieldChecks checks;
  const domain::MembershipId id = checks.Membership("name", request.name());
  RETURN_IF_ERROR(checks.ToStatus());
  return app::DeleteMembership(write, id, v1::DeleteMembershipResponse().SerializeAsString());
}

bool IsLogin(const std::string& login) {
  return login.size() >= kLoginCharsMin && login.size() <= kLoginCharsMax &&
         IsLetterOrDigit(login.front()) && std::all_of(login.begin(), login.end(), [](char c) {
           return IsLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
         });
}

absl::Status CheckUser(const v1::CreateUserRequest& request) {
  FieldChecks checks;
  if (!IsLogin(request.user().login())) {
    checks.Fail("user.login", "LOGIN_INVALID",
                "账号为2至64个小写字母、数字或“.”“_”“-”,以字母或数字开头");
  }
  checks.Title("user.display_name", request.user().display_name());
  const std::size_t length = base::CharacterCount(request.password());
  if (length < limits::kPasswordCharsMin) {
    checks.Fail("password", "PASSWORD_TOO_SHORT",
                "密码至少" + std::to_string(limits::kPasswordCharsMin) + "个字符");
  } else if (length > limits::kPasswordCharsMax) {
    checks.Fail("password", "PASSWORD_TOO_LONG",
                "密码不能超过" + std::to_string(limits::kPasswordCharsMax) + "个字符");
  }
  return checks.ToStatus();
}

app::WriteCommand ToCommand(const app::WriteRequest& write, const v1::CreateUserRequest& request,
                            std::string password_hash) {
  domain::User user;
  user.login = request.user().login();
  user.display_name = TrimSpace(request.user().display_name());
  return app::CreateUser(
      write, std::move(user), std::move(password_hash),
      [](const domain::User& created) { return ToProto(created).SerializeAsString(); });
}

}  // namespace duban::rpc
