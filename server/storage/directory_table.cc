#include "server/storage/directory_table.h"

#include <cstdint>
#include <tuple>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

absl::Status InsertLists(Session& session, const std::vector<domain::Unit>& units) {
  RowInsert aliases("unit_alias.insert", "unit_alias", "unit, ordinal, alias");
  RowInsert members("unit_member.insert", "unit_member", "unit, ordinal, member");
  for (const domain::Unit* unit : InOrderOfId(units)) {
    int ordinal = 0;
    for (const std::string& alias : unit->aliases) aliases.Add(RowOf(unit->id, ++ordinal, alias));
    ordinal = 0;
    for (const domain::UnitId member : unit->member_units) {
      members.Add(RowOf(unit->id, ++ordinal, member));
    }
  }
  RETURN_IF_ERROR(aliases.Run(session));
  return members.Run(session);
}

}  // namespace

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
  return InsertLists(session, units);
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
                      .RunForAny());
  RETURN_IF_ERROR(Statement(session, "unit_member.delete",
                            "DELETE FROM unit_member WHERE unit IN (:ids)", {{"ids", ids}})
                      .RunForAny());
  return InsertLists(session, units);
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
