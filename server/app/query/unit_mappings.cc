#include <algorithm>
#include <iterator>

#include "server/app/query/queries.h"
#include "server/base/status.h"
#include "server/domain/authority.h"

namespace duban::app {

// From the snapshot, which has them in order of issuing unit and name.
absl::StatusOr<Page<domain::UnitMapping>> Queries::ListUnitMappings(
    const CallContext& call, domain::UnitId issuing_unit, const std::optional<Keyset>& after,
    int limit) {
  const std::shared_ptr<const domain::Directory> directory = this->directory();
  RETURN_IF_ERROR(domain::MaySupervise(*directory, call.principal, issuing_unit));
  const auto belongs = [&](const domain::UnitMapping& m) { return m.issuing_unit == issuing_unit; };
  const std::vector<domain::UnitMapping>& all = directory->mappings();
  const auto begin = std::find_if(all.begin(), all.end(), belongs);
  const auto end = std::find_if_not(begin, all.end(), belongs);
  const std::int64_t start = std::min<std::int64_t>(after ? after->first : 0, end - begin);
  const std::int64_t stop = std::min<std::int64_t>(start + limit, end - begin);
  Page<domain::UnitMapping> page;
  page.rows.assign(begin + start, begin + stop);
  if (stop < end - begin) page.next = {stop, 0};
  return page;
}

}  // namespace duban::app
