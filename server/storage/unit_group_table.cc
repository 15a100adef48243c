#include "server/storage/unit_group_table.h"

#include <cstdint>
#include <string>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

absl::Status InsertLists(Session& session, const std::vector<domain::UnitGroup>& groups) {
  RowInsert aliases("unit_group_alias.insert", "unit_group_alias", "unit_group, ordinal, alias");
  RowInsert members("unit_group_member.insert", "unit_group_member", "unit_group, ordinal, unit");
  for (const domain::UnitGroup* g : InOrderOfId(groups)) {
    int ordinal = 0;
    for (const std::string& alias : g->aliases) aliases.Add(RowOf(g->id, ++ordinal, alias));
    ordinal = 0;
    for (const domain::UnitId unit : g->members) members.Add(RowOf(g->id, ++ordinal, unit));
  }
  RETURN_IF_ERROR(aliases.Run(session));
  return members.Run(session);
}

}  // namespace

absl::Status InsertGroups(Session& session, const std::vector<domain::UnitGroup>& groups) {
  RowInsert insert("unit_group.insert", "unit_group", "id, owner, display_name, version, deleted");
  for (const domain::UnitGroup* g : InOrderOfId(groups)) {
    insert.Add(RowOf(g->id, g->owner, g->display_name, g->version, false));
  }
  RETURN_IF_ERROR(insert.Run(session));
  return InsertLists(session, groups);
}

absl::Status UpdateGroups(Session& session, const std::vector<domain::UnitGroup>& groups) {
  if (groups.empty()) return absl::OkStatus();
  RowUpdate update("unit_group.update", "unit_group", "id", {"display_name", "version"});
  std::vector<domain::UnitGroupId> ids;
  for (const domain::UnitGroup& g : groups) {
    ids.push_back(g.id);
    update.Add(g.id.value, RowOf(g.display_name, g.version));
  }
  RETURN_IF_ERROR(update.Run(session));
  RETURN_IF_ERROR(Statement(session, "unit_group_alias.delete",
                            "DELETE FROM unit_group_alias WHERE unit_group IN (:ids)",
                            {{"ids", ids}})
                      .RunForAny());
  RETURN_IF_ERROR(Statement(session, "unit_group_member.delete",
                            "DELETE FROM unit_group_member WHERE unit_group IN (:ids)",
                            {{"ids", ids}})
                      .RunForAny());
  return InsertLists(session, groups);
}

absl::Status DeleteGroups(Session& session, const std::vector<domain::UnitGroupId>& ids) {
  if (ids.empty()) return absl::OkStatus();
  return Statement(session, "unit_group.mark_deleted",
                   "UPDATE unit_group SET deleted = 1 WHERE id IN (:ids)", {{"ids", ids}})
      .RunExactly(static_cast<std::int64_t>(ids.size()));
}

}  // namespace duban::storage
