#include "server/storage/task_json.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>
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

// Their numbers are stored.
static_assert(static_cast<int>(domain::Comparator::kRange) == 4);
static_assert(static_cast<int>(domain::IndicatorBasis::kDecrease) == 2);
static_assert(static_cast<int>(domain::Period::kTerm) == 7);
static_assert(static_cast<int>(domain::ReviewStepKind::kSupervision) == 4);

json ToJson(const domain::Indicator& i) {
  return {i.raw,       i.name, static_cast<int>(i.comparator), i.value,
          i.value_max, i.unit, static_cast<int>(i.basis),      i.approximate};
}
json ToJson(const domain::Deliverable& d) { return {d.raw, d.verb, d.name}; }
json ToJson(const domain::Recurrence& r) {
  return {r.raw, static_cast<int>(r.period), r.periods, r.reporting};
}
json ToJson(const domain::ReviewStep& s) {
  json decide_at_us;
  if (s.decide_time) decide_at_us = absl::ToUnixMicros(*s.decide_time);
  return {static_cast<int>(s.kind), static_cast<int>(s.state), s.decider.value,
          s.decided_for.value,      std::move(decide_at_us),   s.comment};
}
json ToJson(const std::string& text) { return text; }

// These throw json::exception where the value is another one; who calls ReadList catches it.
void FromJson(const json& from, domain::Indicator& to) {
  to = {.raw = from.at(0).get<std::string>(),
        .name = from.at(1).get<std::string>(),
        .comparator = static_cast<domain::Comparator>(from.at(2).get<int>()),
        .value = from.at(3).get<std::string>(),
        .value_max = from.at(4).get<std::string>(),
        .unit = from.at(5).get<std::string>(),
        .basis = static_cast<domain::IndicatorBasis>(from.at(6).get<int>()),
        .approximate = from.at(7).get<bool>()};
}
void FromJson(const json& from, domain::Deliverable& to) {
  to = {from.at(0).get<std::string>(), from.at(1).get<std::string>(),
        from.at(2).get<std::string>()};
}
void FromJson(const json& from, domain::Recurrence& to) {
  to = {.raw = from.at(0).get<std::string>(),
        .period = static_cast<domain::Period>(from.at(1).get<int>()),
        .periods = from.at(2).get<int>(),
        .reporting = from.at(3).get<bool>()};
}
void FromJson(const json& from, domain::ReviewStep& to) {
  to = {.kind = static_cast<domain::ReviewStepKind>(from.at(0).get<int>()),
        .state = static_cast<domain::ReviewStepState>(from.at(1).get<int>()),
        .decider = {from.at(2).get<std::int64_t>()},
        .decided_for = {from.at(3).get<std::int64_t>()},
        .comment = from.at(5).get<std::string>()};
  if (!from.at(4).is_null()) to.decide_time = absl::FromUnixMicros(from.at(4).get<std::int64_t>());
}
void FromJson(const json& from, std::string& to) { from.get_to(to); }

template <class Item>
json ListOf(const std::vector<Item>& items) {
  json list = json::array();
  for (const Item& item : items) list.push_back(ToJson(item));
  return list;
}

template <class Item>
void ReadList(const json& list, std::vector<Item>& items) {
  for (const json& item : list) FromJson(item, items.emplace_back());
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

std::string StepsJson(const std::vector<domain::ReviewStep>& steps) { return ListOf(steps).dump(); }

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

std::optional<std::vector<domain::ReviewStep>> ParseSteps(const std::string& text) {
  const std::optional<json> list = ParseList(text);
  if (!list) return std::nullopt;
  std::vector<domain::ReviewStep> steps;
  try {
    ReadList(*list, steps);
  } catch (const json::exception&) {
    return std::nullopt;
  }
  return steps;
}

std::string ParticularsJson(const domain::TaskContent& content) {
  if (content.indicators.empty() && content.deliverables.empty() && content.recurrences.empty() &&
      content.printed_leaders.empty()) {
    return "";
  }
  return json({ListOf(content.indicators), ListOf(content.deliverables),
               ListOf(content.recurrences), ListOf(content.printed_leaders)})
      .dump();
}

bool ParseParticulars(const std::string& text, domain::TaskContent& content) {
  if (text.empty()) return true;
  const std::optional<json> lists = ParseList(text);
  if (!lists || lists->size() != 4) return false;
  try {
    ReadList(lists->at(0), content.indicators);
    ReadList(lists->at(1), content.deliverables);
    ReadList(lists->at(2), content.recurrences);
    ReadList(lists->at(3), content.printed_leaders);
  } catch (const json::exception&) {
    return false;
  }
  return true;
}

}  // namespace duban::storage
