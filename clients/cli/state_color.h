// Colours of states, the same wherever a state is shown.
#ifndef DUBAN_CLIENTS_CLI_STATE_COLOR_H_
#define DUBAN_CLIENTS_CLI_STATE_COLOR_H_

#include <string>

#include <absl/time/civil_time.h>

#include "clients/cli/table.h"
#include "duban/v1/plan_service.pb.h"
#include "duban/v1/task_service.pb.h"
#include "server/domain/finding.h"

namespace duban::cli {

Color ColorOf(v1::TaskState state);
Color ColorOf(v1::AssignmentState state);
Color ColorOf(v1::ReviewStepState state);
Color ColorOf(v1::Severity severity);
// The API's severity of a finding made on this machine.
v1::Severity SeverityOf(domain::FindingSeverity severity);
// ERROR, WARNING, INFO.
std::string SeverityWord(domain::FindingSeverity severity);

// Whether somebody still has to do something about it.
bool IsLive(const v1::Assignment& assignment);

// Whether the day has passed while the unit still had the work; work handed up waits for others.
bool IsPastDue(const v1::Assignment& assignment, absl::CivilDay today);

// Whether the day has passed while the task was being worked on.
bool IsPastDue(const v1::Task& task, absl::CivilDay today);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_STATE_COLOR_H_
