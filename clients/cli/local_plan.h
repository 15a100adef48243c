// A plan document read on this machine, for the commands that need no server.
#ifndef DUBAN_CLIENTS_CLI_LOCAL_PLAN_H_
#define DUBAN_CLIENTS_CLI_LOCAL_PLAN_H_

#include <string>

#include "clients/cli/runtime.h"
#include "clients/cpp/error.h"
#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::cli {

struct LocalPlan {
  std::string text;  // what the findings' offsets refer to
  domain::ParsedPlan plan;
};

// `year` stands in for the year of a document that names none; 0: none. Dates are past or not as
// seen from today. Errors: those of ReadDocument and of the plan compiler, the server's own words.
client::Result<LocalPlan> ReadLocalPlan(Runtime& runtime, const std::string& path, int year);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_LOCAL_PLAN_H_
