#include "server/storage/task_json.h"

#include <cstdint>
#include <utility>

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

}  // namespace

std::string SectionsJson(const std::vector<std::string>& sections) {
  if (sections.empty()) return kEmptyList;
  return json(sections).dump();
}

std::string PlannedUnitsJson(const std::vector<domain::PlannedUnit>& units) {
  if (units.empty()) return kEmptyList;
  json list = json::array();
  for (const domain::PlannedUnit& unit : units) {
    list.push_back({{"unit", unit.unit.value},
                    {"printed_name", unit.printed_name},
                    {"role", static_cast<int>(unit.role)}});
  }
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
    if (!item.is_object() || item.size() != 3) return std::nullopt;
    const auto unit = item.find("unit");
    const auto name = item.find("printed_name");
    const auto role = item.find("role");
    if (unit == item.end() || name == item.end() || role == item.end()) return std::nullopt;
    if (!unit->is_number_integer() || !name->is_string() || !role->is_number_integer()) {
      return std::nullopt;
    }
    units.push_back({domain::UnitId{unit->get<std::int64_t>()},
                     std::move(name->get_ref<std::string&>()),
                     static_cast<domain::AssignmentRole>(role->get<int>())});
  }
  return units;
}

}  // namespace duban::storage
