#include "server/storage/directory_table.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "server/base/status.h"
#include "server/storage/faults.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

enum class Part : int { kVersion, kUnit, kAlias, kUser, kMembership, kMapping = 20 };

// One row of any of the tables; what the columns hold depends on the part.
struct DirectoryRow {
  Part part = Part::kVersion;
  std::int64_t id = 0;
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::int64_t c = 0;
  std::string name;
  std::string login;
};

auto DirectoryColumns(DirectoryRow& row) {
  return std::tie(row.part, row.id, row.a, row.b, row.c, row.name, row.login);
}

// One statement, because a statement is what READ COMMITTED gives one view of the database: units
// and memberships of different instants would not fit. Read from end to end: no index needed.
constexpr char kWhole[] =
    "SELECT 0, kind, seq, 0, 0, '', '' FROM stream WHERE kind = :directory "
    "UNION ALL SELECT 1, id, COALESCE(parent, 0), kind, version, display_name, '' FROM unit "
    "UNION ALL SELECT 2, unit, ordinal, 0, 0, alias, '' FROM unit_alias "
    "UNION ALL SELECT 3, id, 0, 0, 0, display_name, login FROM user_account "
    "UNION ALL SELECT 4, id, unit, user, role, '', '' FROM membership "
    "UNION ALL SELECT 20, 0, issuing_unit, unit, 0, printed_name, '' FROM unit_mapping";

class DirectoryReader {
 public:
  void Add(DirectoryRow row) {
    switch (row.part) {
      case Part::kVersion:
        version_ = row.a;
        break;
      case Part::kUnit:
        units_.push_back({domain::UnitId{row.id},
                          domain::UnitId{row.a},
                          static_cast<domain::UnitKind>(row.b),
                          std::move(row.name),
                          {},
                          row.c});
        break;
      case Part::kAlias:
        aliases_[row.id].emplace_back(row.a, std::move(row.name));
        break;
      case Part::kUser:
        users_.push_back({domain::UserId{row.id}, std::move(row.login), std::move(row.name)});
        break;
      case Part::kMembership:
        memberships_.push_back({domain::MembershipId{row.id}, domain::UnitId{row.a},
                                domain::UserId{row.b}, static_cast<domain::Role>(row.c)});
        break;
      case Part::kMapping:
        mappings_.push_back({domain::UnitId{row.a}, std::move(row.name), domain::UnitId{row.b}});
        break;
    }
  }

  std::optional<domain::Directory> Finish() {
    if (!version_) return std::nullopt;
    for (domain::Unit& unit : units_) {
      const auto found = aliases_.find(unit.id.value);
      if (found == aliases_.end()) continue;
      std::sort(found->second.begin(), found->second.end());
      for (auto& [ordinal, alias] : found->second) unit.aliases.push_back(std::move(alias));
    }
    return domain::Directory({.version = *version_,
                              .units = std::move(units_),
                              .users = std::move(users_),
                              .memberships = std::move(memberships_),
                              .mappings = std::move(mappings_)});
  }

 private:
  std::optional<std::int64_t> version_;
  std::vector<domain::Unit> units_;
  std::vector<domain::User> users_;
  std::vector<domain::Membership> memberships_;
  std::vector<domain::UnitMapping> mappings_;
  std::unordered_map<std::int64_t, std::vector<std::pair<std::int64_t, std::string>>> aliases_;
};

absl::Status InsertAliases(Session& session, const std::vector<domain::Unit>& units) {
  RowInsert insert("unit_alias.insert", "unit_alias", "unit, ordinal, alias");
  for (const domain::Unit* unit : InOrderOfId(units)) {
    int ordinal = 0;
    for (const std::string& alias : unit->aliases) insert.Add(RowOf(unit->id, ++ordinal, alias));
  }
  return insert.Run(session);
}

}  // namespace

absl::StatusOr<domain::Directory> LoadDirectory(Session& session) {
  ASSIGN_OR_RETURN(
      std::vector<DirectoryRow> rows,
      Statement(session, "directory.load", kWhole, {{"directory", app::StreamKind::kDirectory}})
          .All<DirectoryRow>(DirectoryColumns));
  DirectoryReader reader;
  for (DirectoryRow& row : rows) reader.Add(std::move(row));
  std::optional<domain::Directory> directory = reader.Finish();
  if (!directory) return MakeFault({Fault::kOther, 0, "directory.load"});
  return *std::move(directory);
}

// The unique key login, then the primary key of credential.
absl::StatusOr<std::optional<app::Credential>> FindCredential(Session& session,
                                                              const std::string& login) {
  return Statement(session, "credential.find",
                   "SELECT c.user, c.password_hash FROM user_account AS u "
                   "JOIN credential AS c ON c.user = u.id WHERE u.login = :login",
                   {{"login", login}})
      .One<app::Credential>([](app::Credential& c) { return std::tie(c.user, c.password_hash); });
}

absl::Status InsertUnits(Session& session, const std::vector<domain::Unit>& units) {
  RowInsert insert("unit.insert", "unit", "id, parent, kind, display_name, version");
  for (const domain::Unit* u : InOrderOfId(units)) {
    insert.Add(RowOf(u->id, u->parent, u->kind, u->display_name, u->version));
  }
  RETURN_IF_ERROR(insert.Run(session));
  return InsertAliases(session, units);
}

absl::Status UpdateUnits(Session& session, const std::vector<domain::Unit>& units) {
  if (units.empty()) return absl::OkStatus();
  RowUpdate update("unit.update", "unit", "id", {"parent", "kind", "display_name", "version"});
  std::vector<domain::UnitId> ids;
  for (const domain::Unit& u : units) {
    ids.push_back(u.id);
    update.Add(u.id.value, RowOf(u.parent, u.kind, u.display_name, u.version));
  }
  RETURN_IF_ERROR(update.Run(session));
  RETURN_IF_ERROR(Statement(session, "unit_alias.delete",
                            "DELETE FROM unit_alias WHERE unit IN (:ids)", {{"ids", ids}})
                      .Run()
                      .status());
  return InsertAliases(session, units);
}

absl::Status InsertUsers(Session& session, const std::vector<app::NewUser>& users) {
  RowInsert insert("user_account.insert", "user_account", "id, login, display_name");
  RowInsert credentials("credential.insert", "credential", "user, password_hash");
  for (const app::NewUser* u :
       InOrderOf(users, [](const app::NewUser& user) { return user.user.id; })) {
    insert.Add(RowOf(u->user.id, u->user.login, u->user.display_name));
    credentials.Add(RowOf(u->user.id, u->password_hash));
  }
  RETURN_IF_ERROR(insert.Run(session));
  return credentials.Run(session);
}

absl::Status InsertMemberships(Session& session, const std::vector<domain::Membership>& rows) {
  RowInsert insert("membership.insert", "membership", "id, unit, user, role");
  for (const domain::Membership* m : InOrderOfId(rows)) {
    insert.Add(RowOf(m->id, m->unit, m->user, m->role));
  }
  return insert.Run(session);
}

absl::Status DeleteMemberships(Session& session, const std::vector<domain::MembershipId>& ids) {
  if (ids.empty()) return absl::OkStatus();
  return Statement(session, "membership.delete", "DELETE FROM membership WHERE id IN (:ids)",
                   {{"ids", ids}})
      .RunExactly(static_cast<std::int64_t>(ids.size()));
}

}  // namespace duban::storage
