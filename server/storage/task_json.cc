#include "server/storage/task_json.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include <absl/time/civil_time.h>
#include <nlohmann/json.hpp>

namespace duban::storage {
namespace {

using nlohmann::json;

// Most tasks have no section or, once issued, are read often: an empty list costs nothing.
constexpr char kEmptyList[] = "[]";

std::optional<json> ParseList(const std::string& text) {
  json list = json::parse(text, /*cb=*/nullptr, /*allow_exceptions=*/false);
  if (!list.is_array()) return std::nullopt;
  return list;
}

// Fields that few have may be missing; none may be unknown.
std::optional<domain::PlannedUnit> ParsePlannedUnit(json& item) {
  if (!item.is_object()) return std::nullopt;
  const auto unit = item.find("unit");
  const auto name = item.find("printed_name");
  const auto role = item.find("role");
  const auto group = item.find("group");
  const auto due = item.find("due_date");
  if (unit == item.end() || name == item.end() || role == item.end()) return std::nullopt;
  if (!unit->is_number_integer() || !name->is_string() || !role->is_number_integer()) {
    return std::nullopt;
  }
  domain::PlannedUnit planned{.unit = {unit->get<std::int64_t>()},
                              .printed_name = std::move(name->get_ref<std::string&>()),
                              .role = static_cast<domain::AssignmentRole>(role->get<int>())};
  std::size_t known = 3;
  if (group != item.end()) {
    if (!group->is_number_integer()) return std::nullopt;
    planned.group = {group->get<std::int64_t>()};
    ++known;
  }
  if (due != item.end()) {
    absl::CivilDay day;
    if (!due->is_string() || !absl::ParseCivilTime(due->get_ref<std::string&>(), &day)) {
      return std::nullopt;
    }
    planned.due_date = day;
    ++known;
  }
  if (item.size() != known) return std::nullopt;
  return planned;
}

}  // namespace

std::string SectionsJson(const std::vector<std::string>& sections) {
  if (sections.empty()) return kEmptyList;
  return json(sections).dump();
}

std::string PlannedUnitsJson(const std::vector<domain::PlannedUnit>& units) {
  if (units.empty()) return kEmptyList;
  json list = json::array();
  for (const domain::PlannedUnit& unit : units) {
    json item = {{"unit", unit.unit.value},
                 {"printed_name", unit.printed_name},
                 {"role", static_cast<int>(unit.role)}};
    // What few have: left out, as it is in rows from before there was such a thing.
    if (unit.group) item["group"] = unit.group.value;
    if (unit.due_date) item["due_date"] = absl::FormatCivilTime(*unit.due_date);
    list.push_back(std::move(item));
  }
  return list.dump();
}

std::string UnitsJson(const std::vector<domain::UnitId>& units) {
  if (units.empty()) return kEmptyList;
  json list = json::array();
  for (const domain::UnitId unit : units) list.push_back(unit.value);
  return list.dump();
}

std::optional<std::vector<std::string>> ParseSections(const std::string& text) {
  std::vector<std::string> sections;
  if (text == kEmptyList) return sections;
  std::optional<json> list = ParseList(text);
  if (!list) return std::nullopt;
  for (json& item : *list) {
    if (!item.is_string()) return std::nullopt;
    sections.push_back(std::move(item.get_ref<std::string&>()));
  }
  return sections;
}

std::optional<std::vector<domain::PlannedUnit>> ParsePlannedUnits(const std::string& text) {
  std::vector<domain::PlannedUnit> units;
  if (text == kEmptyList) return units;
  std::optional<json> list = ParseList(text);
  if (!list) return std::nullopt;
  for (json& item : *list) {
    std::optional<domain::PlannedUnit> unit = ParsePlannedUnit(item);
    if (!unit) return std::nullopt;
    units.push_back(*std::move(unit));
  }
  return units;
}

std::optional<std::vector<domain::UnitId>> ParseUnits(const std::string& text) {
  std::vector<domain::UnitId> units;
  if (text == kEmptyList) return units;
  const std::optional<json> list = ParseList(text);
  if (!list) return std::nullopt;
  for (const json& item : *list) {
    if (!item.is_number_integer()) return std::nullopt;
    units.push_back({item.get<std::int64_t>()});
  }
  return units;
}

}  // namespace duban::storage
