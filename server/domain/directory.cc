#include "server/domain/directory.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace duban::domain {
namespace {

template <class Row>
void SortById(std::vector<Row>& rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
}

template <class Index, class Key, class Row>
const Row* Lookup(const Index& index, const Key& key, const std::vector<Row>& rows) {
  const auto it = index.find(key);
  return it == index.end() ? nullptr : &rows[it->second];
}

bool Names(const Delegation& delegation, Role role) {
  return std::find(delegation.roles.begin(), delegation.roles.end(), role) !=
         delegation.roles.end();
}

}  // namespace

Directory::Directory(Rows rows)
    : version_(rows.version),
      units_(std::move(rows.units)),
      users_(std::move(rows.users)),
      memberships_(std::move(rows.memberships)),
      groups_(std::move(rows.groups)),
      delegations_(std::move(rows.delegations)),
      mappings_(std::move(rows.mappings)) {
  SortById(units_);
  SortById(users_);
  SortById(memberships_);
  SortById(groups_);
  SortById(delegations_);
  std::sort(mappings_.begin(), mappings_.end());
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const Unit& unit = units_[i];
    unit_index_[unit.id] = i;
    name_index_[unit.display_name].push_back(unit.id);
    for (const std::string& alias : unit.aliases) {
      if (alias != unit.display_name) name_index_[alias].push_back(unit.id);
    }
  }
  for (std::size_t i = 0; i < users_.size(); ++i) {
    user_index_[users_[i].id] = i;
    login_index_[users_[i].login] = i;
  }
  for (std::size_t i = 0; i < memberships_.size(); ++i) {
    membership_index_[memberships_[i].id] = i;
    by_user_[memberships_[i].user].push_back(i);
    by_unit_[memberships_[i].unit].push_back(i);
  }
  for (std::size_t i = 0; i < groups_.size(); ++i) group_index_[groups_[i].id] = i;
  for (std::size_t i = 0; i < delegations_.size(); ++i) {
    delegation_index_[delegations_[i].id] = i;
    by_principal_[delegations_[i].principal].push_back(i);
    by_delegate_[delegations_[i].delegate].push_back(i);
  }
}

const Unit* Directory::FindUnit(UnitId id) const { return Lookup(unit_index_, id, units_); }
const User* Directory::FindUser(UserId id) const { return Lookup(user_index_, id, users_); }
const User* Directory::FindLogin(const std::string& login) const {
  return Lookup(login_index_, login, users_);
}
const Membership* Directory::FindMembership(MembershipId id) const {
  return Lookup(membership_index_, id, memberships_);
}

const UnitGroup* Directory::FindGroup(UnitGroupId id) const {
  return Lookup(group_index_, id, groups_);
}
const Delegation* Directory::FindDelegation(DelegationId id) const {
  return Lookup(delegation_index_, id, delegations_);
}

const UnitMapping* Directory::FindMapping(UnitId issuing_unit,
                                          const std::string& printed_name) const {
  const auto key = std::tie(issuing_unit, printed_name);
  const auto it = std::lower_bound(mappings_.begin(), mappings_.end(), key,
                                   [](const UnitMapping& m, const auto& wanted) {
                                     return std::tie(m.issuing_unit, m.printed_name) < wanted;
                                   });
  const bool found = it != mappings_.end() && std::tie(it->issuing_unit, it->printed_name) == key;
  return found ? &*it : nullptr;
}

std::string Directory::UnitName(UnitId id) const {
  const Unit* unit = FindUnit(id);
  return unit == nullptr ? "" : unit->display_name;
}

std::string Directory::UserName(UserId id) const {
  const User* user = FindUser(id);
  return user == nullptr ? "" : user->display_name;
}

std::vector<UnitId> Directory::FindByName(const std::string& name, UnitId within) const {
  std::vector<UnitId> found;
  const auto it = name_index_.find(name);
  if (it == name_index_.end()) return found;
  for (const UnitId id : it->second) {
    if (!within || IsAtOrBelow(id, within)) found.push_back(id);
  }
  return found;
}

std::vector<UnitGroupId> Directory::FindGroupsByName(const std::string& name, UnitId within) const {
  std::vector<UnitGroupId> found;
  for (const UnitGroup& group : groups_) {
    const bool called =
        group.display_name == name ||
        std::find(group.aliases.begin(), group.aliases.end(), name) != group.aliases.end();
    const bool near =
        !within || IsAtOrBelow(group.owner, within) || IsAtOrBelow(within, group.owner);
    if (called && near) found.push_back(group.id);
  }
  return found;
}

std::vector<UnitId> Directory::WithAncestors(UnitId id) const {
  std::vector<UnitId> path;
  // Bounded by the number of units, so that a damaged parent column cannot hang a reader.
  while (id && path.size() <= units_.size()) {
    const Unit* unit = FindUnit(id);
    if (unit == nullptr) break;
    path.push_back(id);
    id = unit->parent;
  }
  return path;
}

bool Directory::IsAtOrBelow(UnitId unit, UnitId above) const {
  const std::vector<UnitId> path = WithAncestors(unit);
  return std::find(path.begin(), path.end(), above) != path.end();
}

bool Directory::Holds(UserId user, Role role, UnitId unit) const {
  const auto it = by_user_.find(user);
  if (it == by_user_.end()) return false;
  return std::any_of(it->second.begin(), it->second.end(), [&](std::size_t i) {
    return memberships_[i].unit == unit && memberships_[i].role == role;
  });
}

bool Directory::HoldsOver(UserId user, Role role, UnitId unit) const {
  const auto it = by_user_.find(user);
  if (it == by_user_.end()) return false;
  return std::any_of(it->second.begin(), it->second.end(), [&](std::size_t i) {
    return memberships_[i].role == role && IsAtOrBelow(unit, memberships_[i].unit);
  });
}

bool Directory::HoldsAnywhere(UserId user, Role role) const {
  const auto it = by_user_.find(user);
  if (it == by_user_.end()) return false;
  return std::any_of(it->second.begin(), it->second.end(),
                     [&](std::size_t i) { return memberships_[i].role == role; });
}

bool Directory::IsStaff(UserId user, UnitId unit) const {
  return Holds(user, Role::kHead, unit) || Holds(user, Role::kHandler, unit);
}

std::vector<UserId> Directory::Holders(Role role, UnitId unit) const {
  std::vector<UserId> users;
  const auto it = by_unit_.find(unit);
  if (it == by_unit_.end()) return users;
  for (const std::size_t i : it->second) {
    if (memberships_[i].role == role) users.push_back(memberships_[i].user);
  }
  return users;
}

std::vector<UserId> Directory::HoldersOver(Role role, UnitId unit) const {
  std::vector<UserId> users;
  for (const UnitId id : WithAncestors(unit)) {
    for (const UserId user : Holders(role, id)) users.push_back(user);
  }
  return users;
}

std::vector<UserId> Directory::LeadersInCharge(UnitId unit) const {
  for (const UnitId id : WithAncestors(unit)) {
    std::vector<UserId> leaders = Holders(Role::kLeader, id);
    if (!leaders.empty()) return leaders;
  }
  return {};
}

std::vector<Membership> Directory::MembershipsOf(UserId user) const {
  std::vector<Membership> found;
  const auto it = by_user_.find(user);
  if (it == by_user_.end()) return found;
  for (const std::size_t i : it->second) found.push_back(memberships_[i]);
  return found;
}

const Delegation* Directory::DelegationFor(UserId principal, UserId delegate, Role role,
                                           absl::CivilDay day) const {
  const auto it = by_principal_.find(principal);
  if (it == by_principal_.end()) return nullptr;
  for (const std::size_t i : it->second) {
    const Delegation& d = delegations_[i];
    if (d.delegate == delegate && IsActive(d, day) && Names(d, role)) return &d;
  }
  return nullptr;
}

std::vector<UserId> Directory::DelegatesOf(UserId principal, Role role, absl::CivilDay day) const {
  std::vector<UserId> delegates;
  const auto it = by_principal_.find(principal);
  if (it == by_principal_.end()) return delegates;
  for (const std::size_t i : it->second) {
    const Delegation& d = delegations_[i];
    if (IsActive(d, day) && Names(d, role)) delegates.push_back(d.delegate);
  }
  return delegates;
}

std::vector<Membership> Directory::ReadingRolesOf(UserId user, absl::CivilDay day) const {
  std::vector<Membership> roles = MembershipsOf(user);
  const auto it = by_delegate_.find(user);
  if (it == by_delegate_.end()) return roles;
  for (const std::size_t i : it->second) {
    const Delegation& d = delegations_[i];
    if (!IsActive(d, day)) continue;
    for (const Membership& lent : MembershipsOf(d.principal)) {
      if (Names(d, lent.role)) roles.push_back(lent);
    }
  }
  return roles;
}

}  // namespace duban::domain
