#include "clients/cli/directory_view.h"

#include <vector>

#include <absl/strings/str_join.h>

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

std::string MemberNames(const v1::UnitGroup& group, const UnitIndex& units) {
  std::vector<std::string> names;
  for (const std::string& member : group.members()) names.push_back(units.DisplayName(member));
  return absl::StrJoin(names, "、");
}

}  // namespace

std::string RenderUnit(const v1::Unit& unit, const Style& style) {
  return RenderFields({{"编号", unit.name()},
                       {"名称", {unit.display_name(), Color::kBold}},
                       {"类型", Label(unit.kind())},
                       {"上级", unit.parent()},
                       {"别名", absl::StrJoin(unit.aliases(), "、")},
                       {"成员单位", absl::StrJoin(unit.member_units(), "、")},
                       {"版本", unit.etag()}},
                      style);
}

std::string RenderUnits(const UnitIndex& units, const Style& style) {
  Table table({{"编号"}, {"名称"}, {"类型"}, {"别名", Overflow::kWrap}});
  for (const UnitIndex::Placed& placed : units.InTreeOrder()) {
    const std::string indent(static_cast<std::size_t>(placed.depth) * 2, ' ');
    table.AddRow({{placed.unit->name(), Color::kDim},
                  indent + placed.unit->display_name(),
                  Label(placed.unit->kind()),
                  absl::StrJoin(placed.unit->aliases(), "、")});
  }
  return table.Render(style, "机构名录是空的");
}

std::string RenderUsers(const v1::ListUsersResponse& users, const Style& style) {
  Table table({{"编号"}, {"登录名"}, {"姓名"}});
  for (const v1::User& user : users.users()) {
    table.AddRow({{user.name(), Color::kDim}, user.login(), user.display_name()});
  }
  return table.Render(style, "没有人员");
}

std::string RenderMemberships(const v1::ListMembershipsResponse& memberships,
                              const UnitIndex& units, const UserIndex& users, const Style& style) {
  Table table({{"编号"}, {"人员"}, {"单位"}, {"角色"}});
  for (const v1::Membership& membership : memberships.memberships()) {
    table.AddRow({{membership.name(), Color::kDim},
                  users.DisplayName(membership.user()),
                  units.DisplayName(membership.unit()),
                  Label(membership.role())});
  }
  return table.Render(style, "没有任职记录");
}

std::string RenderGroup(const v1::UnitGroup& group, const UnitIndex& units, const Style& style) {
  return RenderFields({{"编号", group.name()},
                       {"名称", {group.display_name(), Color::kBold}},
                       {"所属", units.DisplayName(group.owner())},
                       {"别名", absl::StrJoin(group.aliases(), "、")},
                       {"成员", MemberNames(group, units)},
                       {"版本", group.etag()}},
                      style);
}

std::string RenderGroups(const v1::ListUnitGroupsResponse& groups, const UnitIndex& units,
                         const Style& style) {
  Table table({{"编号"}, {"名称"}, {"所属"}, {"成员", Overflow::kWrap}});
  for (const v1::UnitGroup& group : groups.unit_groups()) {
    table.AddRow({{group.name(), Color::kDim},
                  group.display_name(),
                  units.DisplayName(group.owner()),
                  MemberNames(group, units)});
  }
  return table.Render(style, "没有单位组");
}

std::string RenderDelegations(const v1::ListDelegationsResponse& delegations,
                              const UserIndex& users, const Style& style) {
  Table table({{"编号"}, {"被代理人"}, {"代理人"}, {"角色"}, {"起"}, {"止"}});
  for (const v1::Delegation& delegation : delegations.delegations()) {
    std::vector<std::string> roles;
    roles.reserve(static_cast<std::size_t>(delegation.roles_size()));
    for (int i = 0; i < delegation.roles_size(); ++i) roles.push_back(Label(delegation.roles(i)));
    table.AddRow({{delegation.name(), Color::kDim},
                  users.DisplayName(delegation.principal()),
                  users.DisplayName(delegation.delegate()),
                  absl::StrJoin(roles, "、"),
                  DateText(delegation.start_date()),
                  delegation.ended() ? "已终止" : DateText(delegation.end_date())});
  }
  return table.Render(style, "没有代理授权");
}

std::string RenderSession(const v1::Session& session, const UnitIndex& units, const Style& style) {
  std::vector<std::pair<std::string, Cell>> fields = {
      {"人员", {session.user().display_name(), Color::kBold}},
      {"登录名", session.user().login()},
      {"编号", session.user().name()}};
  std::string label = "角色";
  for (const v1::Membership& membership : session.memberships()) {
    fields.emplace_back(label,
                        units.DisplayName(membership.unit()) + " " + Label(membership.role()));
    label = "";
  }
  fields.emplace_back("有效期至", TimeText(session.expire_time()));
  return RenderFields(fields, style);
}

}  // namespace duban::cli
