// Who sees what a unit on a task hands up, where a row names the unit and no assignment.
#ifndef DUBAN_SERVER_APP_QUERY_UNIT_VISIBILITY_H_
#define DUBAN_SERVER_APP_QUERY_UNIT_VISIBILITY_H_

#include <algorithm>

#include "server/domain/visibility.h"

namespace duban::app {

// By any of the unit's assignments; needs the whole chain.
inline bool CanSeeSubmissionsOf(const domain::Chain& chain, domain::UnitId unit,
                                const domain::Reader& reader) {
  return std::any_of(chain.assignments.begin(), chain.assignments.end(),
                     [&](const domain::Assignment& a) {
                       return a.unit == unit && domain::CanSeeSubmissions(chain, a, reader);
                     });
}

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_QUERY_UNIT_VISIBILITY_H_
