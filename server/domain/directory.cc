#include "server/domain/directory.h"

#include <algorithm>
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

}  // namespace

Directory::Directory(std::int64_t version, std::vector<Unit> units, std::vector<User> users,
                     std::vector<Membership> memberships)
    : version_(version),
      units_(std::move(units)),
      users_(std::move(users)),
      memberships_(std::move(memberships)) {
  SortById(units_);
  SortById(users_);
  SortById(memberships_);
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
}

const Unit* Directory::FindUnit(UnitId id) const { return Lookup(unit_index_, id, units_); }
const User* Directory::FindUser(UserId id) const { return Lookup(user_index_, id, users_); }
const User* Directory::FindLogin(const std::string& login) const {
  return Lookup(login_index_, login, users_);
}
const Membership* Directory::FindMembership(MembershipId id) const {
  return Lookup(membership_index_, id, memberships_);
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

}  // namespace duban::domain
