#include "server/storage/directory_snapshot.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/app/store.h"
#include "server/base/status.h"
#include "server/storage/faults.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

enum class Part : int {
  kVersion,
  kUnit,
  kAlias,
  kUser,
  kMembership,
  kMemberUnit,
  kGroup,
  kGroupAlias,
  kGroupMember,
  kDelegation,
  kDelegationRole,
  kMapping = 20
};

// One row of any of the tables; what the columns hold depends on the part.
struct DirectoryRow {
  Part part = Part::kVersion;
  std::int64_t id = 0;
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::int64_t c = 0;
  std::string name;
  std::string other;  // the login, or the days of a delegation
};

auto DirectoryColumns(DirectoryRow& row) {
  return std::tie(row.part, row.id, row.a, row.b, row.c, row.name, row.other);
}

// One statement, because a statement is what READ COMMITTED gives one view of the database: units
// and memberships of different instants would not fit. Read from end to end: no index needed.
constexpr char kWhole[] =
    "SELECT 0, kind, seq, 0, 0, '', '' FROM stream WHERE kind = :directory "
    "UNION ALL SELECT 1, id, COALESCE(parent, 0), kind, version, display_name, '' FROM unit "
    "UNION ALL SELECT 2, unit, ordinal, 0, 0, alias, '' FROM unit_alias "
    "UNION ALL SELECT 3, id, 0, 0, 0, display_name, login FROM user_account "
    "UNION ALL SELECT 4, id, unit, user, role, '', '' FROM membership "
    "UNION ALL SELECT 5, unit, ordinal, member, 0, '', '' FROM unit_member "
    "UNION ALL SELECT 6, id, owner, version, 0, display_name, '' FROM unit_group WHERE deleted = 0 "
    "UNION ALL SELECT 7, unit_group, ordinal, 0, 0, alias, '' FROM unit_group_alias "
    "UNION ALL SELECT 8, unit_group, ordinal, unit, 0, '', '' FROM unit_group_member "
    "UNION ALL SELECT 9, id, principal, delegate, 0, CAST(from_date AS CHAR), "
    "CAST(until_date AS CHAR) FROM delegation WHERE ended = 0 "
    "UNION ALL SELECT 10, r.delegation, r.ordinal, r.role, 0, '', '' FROM delegation_role AS r "
    "JOIN delegation AS d ON d.id = r.delegation WHERE d.ended = 0 "
    "UNION ALL SELECT 20, 0, issuing_unit, unit, 0, printed_name, '' FROM unit_mapping";

// The lists that belong to rows of other parts, by the id of that row, in order of their ordinals.
template <class T>
class Lists {
 public:
  void Add(std::int64_t id, std::int64_t ordinal, T value) {
    lists_[id].emplace_back(ordinal, std::move(value));
  }
  std::vector<T> Take(std::int64_t id) {
    std::vector<T> values;
    const auto found = lists_.find(id);
    if (found == lists_.end()) return values;
    std::sort(found->second.begin(), found->second.end());
    for (auto& [ordinal, value] : found->second) values.push_back(std::move(value));
    return values;
  }

 private:
  std::unordered_map<std::int64_t, std::vector<std::pair<std::int64_t, T>>> lists_;
};

class DirectoryReader {
 public:
  // False if a date does not read.
  bool Add(DirectoryRow row) {
    switch (row.part) {
      case Part::kVersion:
        version_ = row.a;
        return true;
      case Part::kUnit:
        rows_.units.push_back({.id = {row.id},
                               .parent = {row.a},
                               .kind = static_cast<domain::UnitKind>(row.b),
                               .display_name = std::move(row.name),
                               .aliases = {},
                               .version = row.c});
        return true;
      case Part::kAlias:
        aliases_.Add(row.id, row.a, std::move(row.name));
        return true;
      case Part::kUser:
        rows_.users.push_back({domain::UserId{row.id}, std::move(row.other), std::move(row.name)});
        return true;
      case Part::kMembership:
        rows_.memberships.push_back({domain::MembershipId{row.id}, domain::UnitId{row.a},
                                     domain::UserId{row.b}, static_cast<domain::Role>(row.c)});
        return true;
      case Part::kMemberUnit:
        member_units_.Add(row.id, row.a, domain::UnitId{row.b});
        return true;
      case Part::kGroup:
        rows_.groups.push_back({.id = {row.id},
                                .owner = {row.a},
                                .display_name = std::move(row.name),
                                .aliases = {},
                                .members = {},
                                .version = row.b});
        return true;
      case Part::kGroupAlias:
        group_aliases_.Add(row.id, row.a, std::move(row.name));
        return true;
      case Part::kGroupMember:
        group_members_.Add(row.id, row.a, domain::UnitId{row.b});
        return true;
      case Part::kDelegation:
        return AddDelegation(row);
      case Part::kDelegationRole:
        roles_.Add(row.id, row.a, static_cast<domain::Role>(row.b));
        return true;
      case Part::kMapping:
        rows_.mappings.push_back(
            {domain::UnitId{row.a}, std::move(row.name), domain::UnitId{row.b}});
        return true;
    }
    return false;
  }

  std::optional<domain::Directory> Finish() {
    if (!version_) return std::nullopt;
    rows_.version = *version_;
    for (domain::Unit& unit : rows_.units) {
      unit.aliases = aliases_.Take(unit.id.value);
      unit.member_units = member_units_.Take(unit.id.value);
    }
    for (domain::UnitGroup& group : rows_.groups) {
      group.aliases = group_aliases_.Take(group.id.value);
      group.members = group_members_.Take(group.id.value);
    }
    for (domain::Delegation& delegation : rows_.delegations) {
      delegation.roles = roles_.Take(delegation.id.value);
    }
    return domain::Directory(std::move(rows_));
  }

 private:
  bool AddDelegation(const DirectoryRow& row) {
    domain::Delegation delegation;
    delegation.id = {row.id};
    delegation.principal = {row.a};
    delegation.delegate = {row.b};
    if (!absl::ParseCivilTime(row.name, &delegation.from)) return false;
    if (!absl::ParseCivilTime(row.other, &delegation.until)) return false;
    rows_.delegations.push_back(std::move(delegation));
    return true;
  }

  std::optional<std::int64_t> version_;
  domain::Directory::Rows rows_;
  Lists<std::string> aliases_, group_aliases_;
  Lists<domain::UnitId> member_units_, group_members_;
  Lists<domain::Role> roles_;
};

}  // namespace

absl::StatusOr<domain::Directory> LoadDirectory(Session& session) {
  ASSIGN_OR_RETURN(
      std::vector<DirectoryRow> rows,
      Statement(session, "directory.load", kWhole, {{"directory", app::StreamKind::kDirectory}})
          .All<DirectoryRow>(DirectoryColumns));
  DirectoryReader reader;
  for (DirectoryRow& row : rows) {
    if (!reader.Add(std::move(row))) return MakeFault({Fault::kOther, 0, "directory.load"});
  }
  std::optional<domain::Directory> directory = reader.Finish();
  if (!directory) return MakeFault({Fault::kOther, 0, "directory.load"});
  return *std::move(directory);
}

}  // namespace duban::storage
