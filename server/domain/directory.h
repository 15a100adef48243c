// The organisation: units, people, and who holds which role where. An immutable snapshot; any
// number of threads may read one.
#ifndef DUBAN_SERVER_DOMAIN_DIRECTORY_H_
#define DUBAN_SERVER_DOMAIN_DIRECTORY_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/domain/enums.h"
#include "server/domain/ids.h"

namespace duban::domain {

struct Unit {
  UnitId id;
  UnitId parent;  // none for the first unit
  UnitKind kind = UnitKind::kOffice;
  std::string display_name;
  std::vector<std::string> aliases;
  std::int64_t version = 1;
  friend bool operator==(const Unit&, const Unit&) = default;
};

struct User {
  UserId id;
  std::string login;
  std::string display_name;
  friend bool operator==(const User&, const User&) = default;
};

struct Membership {
  MembershipId id;
  UnitId unit;
  UserId user;
  Role role = Role::kHandler;
  friend bool operator==(const Membership&, const Membership&) = default;
};

class Directory {
 public:
  Directory() = default;
  // `version` is the seq of the directory's event stream these rows were read at.
  Directory(std::int64_t version, std::vector<Unit> units, std::vector<User> users,
            std::vector<Membership> memberships);

  std::int64_t version() const { return version_; }
  // All of them, in order of their ids.
  const std::vector<Unit>& units() const { return units_; }
  const std::vector<User>& users() const { return users_; }
  const std::vector<Membership>& memberships() const { return memberships_; }

  // nullptr where there is none.
  const Unit* FindUnit(UnitId id) const;
  const User* FindUser(UserId id) const;
  const User* FindLogin(const std::string& login) const;
  const Membership* FindMembership(MembershipId id) const;

  // The display name, or "" for an unknown id.
  std::string UnitName(UnitId id) const;
  std::string UserName(UserId id) const;

  // The units a printed name stands for, by display name or alias, those below `within` only (0:
  // all). More than one means the name alone does not decide.
  std::vector<UnitId> FindByName(const std::string& name, UnitId within) const;

  // The unit itself, then its ancestors up to the root.
  std::vector<UnitId> WithAncestors(UnitId id) const;
  // Whether `unit` is `above` or lies below it.
  bool IsAtOrBelow(UnitId unit, UnitId above) const;

  // In exactly that unit.
  bool Holds(UserId user, Role role, UnitId unit) const;
  // In that unit or any above it: a role reaches the subtree of the unit in which it is held
  // (lifecycle.md, 7).
  bool HoldsOver(UserId user, Role role, UnitId unit) const;
  bool HoldsAnywhere(UserId user, Role role) const;
  // HEAD or HANDLER of exactly that unit.
  bool IsStaff(UserId user, UnitId unit) const;
  // Who holds the role in exactly that unit.
  std::vector<UserId> Holders(Role role, UnitId unit) const;
  // Who holds it there or in any unit above.
  std::vector<UserId> HoldersOver(Role role, UnitId unit) const;
  // The LEADERs of the nearest unit upwards that has any (lifecycle.md, 5).
  std::vector<UserId> LeadersInCharge(UnitId unit) const;
  std::vector<Membership> MembershipsOf(UserId user) const;

 private:
  std::int64_t version_ = 0;
  std::vector<Unit> units_;
  std::vector<User> users_;
  std::vector<Membership> memberships_;
  std::unordered_map<UnitId, std::size_t> unit_index_;
  std::unordered_map<UserId, std::size_t> user_index_;
  std::unordered_map<std::string, std::size_t> login_index_;
  std::unordered_map<MembershipId, std::size_t> membership_index_;
  std::unordered_map<std::string, std::vector<UnitId>> name_index_;
  std::unordered_map<UserId, std::vector<std::size_t>> by_user_;
  std::unordered_map<UnitId, std::vector<std::size_t>> by_unit_;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_DIRECTORY_H_
