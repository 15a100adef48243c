// Between the model's words and the domain's.
#ifndef DUBAN_TESTS_SIMULATION_CHAIN_MODEL_TRANSLATE_H_
#define DUBAN_TESTS_SIMULATION_CHAIN_MODEL_TRANSLATE_H_

#include <string>
#include <utility>
#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/commands.h"
#include "server/domain/policy.h"
#include "tests/simulation/chain_model/model.h"

namespace duban::model {

absl::CivilDay DayOf(int day);
domain::Command CommandOf(const Ask& ask);
domain::Directory DirectoryOf(const World& world);
domain::Policy PolicyOf(const World& world);
domain::TaskDrafted DraftOf(const std::vector<std::pair<Id, AssignmentRole>>& units, int due,
                            const World& world);
std::string NameOf(Act act);

}  // namespace duban::model

#endif  // DUBAN_TESTS_SIMULATION_CHAIN_MODEL_TRANSLATE_H_
