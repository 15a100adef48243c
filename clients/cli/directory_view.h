// Units, people, roles and sessions as text.
#ifndef DUBAN_CLIENTS_CLI_DIRECTORY_VIEW_H_
#define DUBAN_CLIENTS_CLI_DIRECTORY_VIEW_H_

#include <string>
#include <vector>

#include "clients/cli/terminal.h"
#include "clients/cli/unit_index.h"
#include "duban/v1/delegation_service.pb.h"
#include "duban/v1/directory_service.pb.h"
#include "duban/v1/session_service.pb.h"

namespace duban::cli {

std::string RenderUnit(const v1::Unit& unit, const Style& style);
std::string RenderUnits(const UnitIndex& units, const Style& style);
std::string RenderUsers(const v1::ListUsersResponse& users, const Style& style);
std::string RenderMemberships(const v1::ListMembershipsResponse& memberships,
                              const UnitIndex& units, const UserIndex& users, const Style& style);
std::string RenderGroup(const v1::UnitGroup& group, const UnitIndex& units, const Style& style);
std::string RenderGroups(const v1::ListUnitGroupsResponse& groups, const UnitIndex& units,
                         const Style& style);
std::string RenderDelegations(const v1::ListDelegationsResponse& delegations,
                              const UserIndex& users, const Style& style);
std::string RenderSession(const v1::Session& session, const UnitIndex& units, const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_DIRECTORY_VIEW_H_
