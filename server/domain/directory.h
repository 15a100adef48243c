// The organisation: units, people, and who holds which role where. An immutable snapshot; any
// number of threads may read one.
#ifndef DUBAN_SERVER_DOMAIN_DIRECTORY_H_
#define DUBAN_SERVER_DOMAIN_DIRECTORY_H_

#include <compare>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <absl/time/civil_time.h>

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
  std::vector<UnitId> member_units = {};  // 成员单位 of a task force, in order; others have none
  friend bool operator==(const Unit&, const Unit&) = default;
};

// A named set of units that documents refer to: 各县(市、区). Later membership changes change
// nothing that was issued.
struct UnitGroup {
  UnitGroupId id;
  UnitId owner;  // the bureau in whose documents the name stands
  std::string display_name;
  std::vector<std::string> aliases;
  std::vector<UnitId> members;  // each once, in the order documents list them
  std::int64_t version = 1;
  friend bool operator==(const UnitGroup&, const UnitGroup&) = default;
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

// 代理授权: "the delegate acts for the principal from … until …", in the roles named and no others.
struct Delegation {
  DelegationId id;
  UserId principal;
  UserId delegate;
  std::vector<Role> roles;
  absl::CivilDay from;
  absl::CivilDay until;  // the last day
  bool ended = false;    // before that day
  friend bool operator==(const Delegation&, const Delegation&) = default;
};

// Whether it lends its roles on that local day.
inline bool IsActive(const Delegation& d, absl::CivilDay day) {
  return !d.ended && d.from <= day && day <= d.until;
}

// A printed name that an issuing unit's documents use for a unit, confirmed by a person once.
struct UnitMapping {
  UnitId issuing_unit;
  std::string printed_name;
  UnitId unit;
  friend auto operator<=>(const UnitMapping&, const UnitMapping&) = default;
};

class Directory {
 public:
  // Everything a snapshot is made of, in any order. `version` is the seq of the directory's event
  // stream these rows were read at.
  struct Rows {
    std::int64_t version = 0;
    std::vector<Unit> units = {};
    std::vector<User> users = {};
    std::vector<Membership> memberships = {};
    std::vector<UnitGroup> groups = {};
    std::vector<Delegation> delegations = {};  // those not ended
    std::vector<UnitMapping> mappings = {};
  };

  Directory() = default;
  explicit Directory(Rows rows);

  std::int64_t version() const { return version_; }
  // All of them, in order of their ids.
  const std::vector<Unit>& units() const { return units_; }
  const std::vector<User>& users() const { return users_; }
  const std::vector<Membership>& memberships() const { return memberships_; }
  const std::vector<UnitGroup>& groups() const { return groups_; }
  const std::vector<Delegation>& delegations() const { return delegations_; }
  // In order of issuing unit and name.
  const std::vector<UnitMapping>& mappings() const { return mappings_; }

  // nullptr where there is none.
  const Unit* FindUnit(UnitId id) const;
  const User* FindUser(UserId id) const;
  const User* FindLogin(const std::string& login) const;
  const Membership* FindMembership(MembershipId id) const;
  const UnitGroup* FindGroup(UnitGroupId id) const;
  const Delegation* FindDelegation(DelegationId id) const;
  const UnitMapping* FindMapping(UnitId issuing_unit, const std::string& printed_name) const;

  // The display name, or "" for an unknown id.
  std::string UnitName(UnitId id) const;
  std::string UserName(UserId id) const;

  // The units a printed name stands for, by display name or alias, those below `within` only (0:
  // all). More than one means the name alone does not decide.
  std::vector<UnitId> FindByName(const std::string& name, UnitId within) const;
  // The groups it stands for, of owners at or above `within`, or at or below it (0: all).
  std::vector<UnitGroupId> FindGroupsByName(const std::string& name, UnitId within) const;

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

  // The active delegation by which `delegate` may act in that role of the principal's; nullptr if
  // there is none.
  const Delegation* DelegationFor(UserId principal, UserId delegate, Role role,
                                  absl::CivilDay day) const;
  // Who acts for the principal in that role on that day.
  std::vector<UserId> DelegatesOf(UserId principal, Role role, absl::CivilDay day) const;
  // What the user holds himself, and what delegations of the day lend him: what he may read by.
  std::vector<Membership> ReadingRolesOf(UserId user, absl::CivilDay day) const;

 private:
  std::int64_t version_ = 0;
  std::vector<Unit> units_;
  std::vector<User> users_;
  std::vector<Membership> memberships_;
  std::vector<UnitGroup> groups_;
  std::vector<Delegation> delegations_;
  std::vector<UnitMapping> mappings_;
  std::unordered_map<UnitId, std::size_t> unit_index_;
  std::unordered_map<UserId, std::size_t> user_index_;
  std::unordered_map<std::string, std::size_t> login_index_;
  std::unordered_map<MembershipId, std::size_t> membership_index_;
  std::unordered_map<UnitGroupId, std::size_t> group_index_;
  std::unordered_map<DelegationId, std::size_t> delegation_index_;
  std::unordered_map<std::string, std::vector<UnitId>> name_index_;
  std::unordered_map<UserId, std::vector<std::size_t>> by_user_;
  std::unordered_map<UnitId, std::vector<std::size_t>> by_unit_;
  std::unordered_map<UserId, std::vector<std::size_t>> by_principal_, by_delegate_;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_DIRECTORY_H_
