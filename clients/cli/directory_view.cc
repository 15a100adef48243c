#include "clients/cli/directory_view.h"

#include <absl/strings/str_join.h>

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/table.h"

namespace duban::cli {

std::string RenderUnit(const v1::Unit& unit, const Style& style) {
  return RenderFields({{"编号", unit.name()},
                       {"名称", {unit.display_name(), Color::kBold}},
                       {"类型", Label(unit.kind())},
                       {"上级", unit.parent()},
                       {"别名", absl::StrJoin(unit.aliases(), "、")},
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
