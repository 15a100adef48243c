// What is kept as JSON text, lists, the particulars of a task and the steps of a submission: read
// and written with their row, never searched.
#ifndef DUBAN_SERVER_STORAGE_TASK_JSON_H_
#define DUBAN_SERVER_STORAGE_TASK_JSON_H_

#include <optional>
#include <string>
#include <vector>

#include "server/domain/task.h"

namespace duban::storage {

// Precondition: the texts are valid UTF-8 (checked where they enter); otherwise throws.
std::string SectionsJson(const std::vector<std::string>& sections);
std::string PlannedUnitsJson(const std::vector<domain::PlannedUnit>& units);
std::string UnitsJson(const std::vector<domain::UnitId>& units);

// Indicators, deliverables, recurrences and leaders; "" where there are none.
std::string ParticularsJson(const domain::TaskContent& content);

std::string StepsJson(const std::vector<domain::ReviewStep>& steps);

// nullopt for anything the functions above do not write.
std::optional<std::vector<std::string>> ParseSections(const std::string& json);
std::optional<std::vector<domain::PlannedUnit>> ParsePlannedUnits(const std::string& json);
std::optional<std::vector<domain::UnitId>> ParseUnits(const std::string& json);
std::optional<std::vector<domain::ReviewStep>> ParseSteps(const std::string& json);

// False for anything that ParticularsJson does not write; fills the four of `content` otherwise.
bool ParseParticulars(const std::string& json, domain::TaskContent& content);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_TASK_JSON_H_
