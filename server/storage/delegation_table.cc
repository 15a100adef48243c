#include "server/storage/delegation_table.h"

#include <cstdint>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {

absl::Status InsertDelegations(Session& session, const std::vector<domain::Delegation>& rows) {
  RowInsert insert("delegation.insert", "delegation",
                   "id, principal, delegate, from_date, until_date, ended");
  RowInsert roles("delegation_role.insert", "delegation_role", "delegation, ordinal, role");
  for (const domain::Delegation* d : InOrderOfId(rows)) {
    insert.Add(RowOf(d->id, d->principal, d->delegate, d->from, d->until, d->ended));
    int ordinal = 0;
    for (const domain::Role role : d->roles) roles.Add(RowOf(d->id, ++ordinal, role));
  }
  RETURN_IF_ERROR(insert.Run(session));
  return roles.Run(session);
}

absl::Status EndDelegations(Session& session, const std::vector<domain::DelegationId>& ids) {
  if (ids.empty()) return absl::OkStatus();
  return Statement(session, "delegation.end", "UPDATE delegation SET ended = 1 WHERE id IN (:ids)",
                   {{"ids", ids}})
      .RunExactly(static_cast<std::int64_t>(ids.size()));
}

}  // namespace duban::storage
