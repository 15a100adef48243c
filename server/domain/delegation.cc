#include "server/domain/delegation.h"

#include <algorithm>

#include <absl/strings/str_cat.h>

#include "server/base/error.h"
#include "server/domain/authority.h"
#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

void CheckFields(const Directory& directory, const Delegation& d, absl::CivilDay today,
                 std::vector<base::FieldViolation>& bad) {
  for (const auto& [field, user] : {std::pair{"delegation.principal", d.principal},
                                    std::pair{"delegation.delegate", d.delegate}}) {
    if (directory.FindUser(user) == nullptr) {
      bad.push_back({field, "USER_UNKNOWN", "没有该人员"});
    }
  }
  if (d.roles.empty()) {
    bad.push_back({"delegation.roles", "ROLE_REQUIRED", "请列出委托的角色"});
  }
  for (std::size_t i = 0; i < d.roles.size(); ++i) {
    if (IsLendable(d.roles[i])) continue;
    bad.push_back({absl::StrCat("delegation.roles[", i, "]"), "ROLE_INVALID",
                   absl::StrCat(TextOf(d.roles[i]), "角色不能委托")});
  }
  if (d.until < d.from || d.until < today) {
    bad.push_back({"delegation.until", "DATE_INVALID", "截止日不能早于起始日,也不能早于今天"});
  }
}

}  // namespace

bool IsLendable(Role role) {
  return role == Role::kHandler || role == Role::kHead || role == Role::kLeader ||
         role == Role::kPrincipal || role == Role::kSupervisor;
}

absl::Status MayDelegate(const Directory& directory, UserId caller, UserId principal,
                         const std::vector<Role>& roles) {
  if (caller == principal) return absl::OkStatus();
  std::vector<UnitId> units;
  for (const Membership& held : directory.MembershipsOf(principal)) {
    const bool lent = std::find(roles.begin(), roles.end(), held.role) != roles.end();
    if (lent) units.push_back(held.unit);
  }
  return MayAdminister(directory, caller, units);
}

absl::Status CheckDelegation(const Directory& directory, UserId caller, const Delegation& d,
                             absl::CivilDay today) {
  std::vector<base::FieldViolation> bad;
  CheckFields(directory, d, today, bad);
  if (!bad.empty()) return base::InvalidFields(std::move(bad));
  std::vector<base::Precondition> failed;
  if (d.principal == d.delegate) {
    failed.push_back({"DELEGATE_SELF", NameOf(d.delegate), "不能委托给本人"});
  }
  for (const Role role : d.roles) {
    if (directory.HoldsAnywhere(d.principal, role)) continue;
    failed.push_back({"ROLE_NOT_HELD", NameOf(d.principal),
                      absl::StrCat("委托人没有", TextOf(role), "角色,受托的角色不能转委托")});
  }
  if (caller != d.principal && caller == d.delegate) {
    failed.push_back({"OWN_MEMBERSHIP", NameOf(d.delegate), "不能把他人的角色委托给自己"});
  }
  if (!failed.empty()) return base::FailedPreconditions(std::move(failed));
  return absl::OkStatus();
}

}  // namespace duban::domain
