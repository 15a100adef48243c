// What must hold for a command beyond its state, as a table: the reasons in their order, a row
// each.
#ifndef DUBAN_SERVER_DOMAIN_GUARDS_H_
#define DUBAN_SERVER_DOMAIN_GUARDS_H_

#include <span>
#include <string_view>
#include <vector>

#include "server/domain/asked.h"

namespace duban::domain {

using Failures = std::vector<base::Precondition>;

// Adds what fails. A check on arguments that are not known yet adds nothing.
struct Guard {
  ChainCommand command;
  std::string_view reason;
  void (*check)(const Asked& asked, Failures& failed);
};

// In the order in which a refusal lists them.
std::span<const Guard> Guards();

// TASK_CANCELLED, else WRONG_STATE, else SUSPENDED; OK if the state takes the command.
absl::Status CheckTaken(const Asked& asked);

// Every guard of the command that fails.
Failures FailingGuards(const Asked& asked);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_GUARDS_H_
