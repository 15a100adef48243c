#include "clients/cli/unit_index.h"

#include <algorithm>
#include <set>
#include <utility>

#include <absl/strings/str_join.h>

#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

bool Carries(const v1::Unit& unit, const std::string& name) {
  return unit.display_name() == name ||
         std::find(unit.aliases().begin(), unit.aliases().end(), name) != unit.aliases().end();
}

}  // namespace

bool IsUnitResource(const std::string& text) { return ResourceName("units", text, "unit").ok(); }

UnitIndex::UnitIndex(std::vector<v1::Unit> units) : units_(std::move(units)) {
  for (const v1::Unit& unit : units_) by_resource_[unit.name()] = &unit;
}

client::Result<std::string> UnitIndex::Find(const std::string& name,
                                            const std::string& field) const {
  std::vector<const v1::Unit*> found;
  for (const v1::Unit& unit : units_) {
    if (Carries(unit, name)) found.push_back(&unit);
  }
  if (found.size() == 1) return found.front()->name();
  if (found.empty()) {
    return client::InvalidField(field, "UNIT_UNKNOWN",
                                "机构名录中没有“" + name + "”(名称、别名均未找到)");
  }
  std::vector<std::string> candidates;
  candidates.reserve(found.size());
  for (const v1::Unit* unit : found) candidates.push_back(unit->name() + " " + PathOf(*unit));
  return client::InvalidField(
      field, "UNIT_AMBIGUOUS",
      "“" + name + "”不止一个,请用编号指明:" + absl::StrJoin(candidates, "、"));
}

std::string UnitIndex::PathOf(const v1::Unit& unit) const {
  std::string path = unit.display_name();
  std::set<std::string> seen = {unit.name()};
  auto above = by_resource_.find(unit.parent());
  while (above != by_resource_.end() && seen.insert(above->first).second) {
    path.insert(0, above->second->display_name() + "/");
    above = by_resource_.find(above->second->parent());
  }
  return path;
}

std::string UnitIndex::DisplayName(const std::string& resource) const {
  const auto found = by_resource_.find(resource);
  return found == by_resource_.end() ? resource : found->second->display_name();
}

std::vector<UnitIndex::Placed> UnitIndex::InTreeOrder() const {
  std::map<std::string, std::vector<const v1::Unit*>> children;
  for (const v1::Unit& unit : units_) {
    const bool has_parent = by_resource_.count(unit.parent()) != 0;
    children[has_parent ? unit.parent() : ""].push_back(&unit);
  }
  std::vector<Placed> ordered;
  std::vector<Placed> open;  // a stack: the next one last
  const auto push_children = [&](const std::string& parent, int depth) {
    const std::vector<const v1::Unit*>& below = children[parent];
    for (auto unit = below.rbegin(); unit != below.rend(); ++unit) open.push_back({*unit, depth});
  };
  push_children("", 0);
  while (!open.empty()) {
    const Placed next = open.back();
    open.pop_back();
    ordered.push_back(next);
    push_children(next.unit->name(), next.depth + 1);
  }
  return ordered;
}

UserIndex::UserIndex(std::vector<v1::User> users) {
  for (v1::User& user : users) {
    by_login_[user.login()] = user.name();
    const std::string name = user.name();
    by_resource_[name] = std::move(user);
  }
}

client::Result<std::string> UserIndex::Find(const std::string& login,
                                            const std::string& field) const {
  const auto found = by_login_.find(login);
  if (found != by_login_.end()) return found->second;
  return client::InvalidField(field, "USER_UNKNOWN", "没有登录名为“" + login + "”的人员");
}

std::string UserIndex::DisplayName(const std::string& resource) const {
  const auto found = by_resource_.find(resource);
  if (found == by_resource_.end()) return resource;
  return found->second.display_name() + " (" + found->second.login() + ")";
}

}  // namespace duban::cli
