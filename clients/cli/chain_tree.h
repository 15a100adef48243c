// The chain of a task drawn as a tree: who holds which part, in which state, until when, how often
// it came back, and whom it waits for.
#ifndef DUBAN_CLIENTS_CLI_CHAIN_TREE_H_
#define DUBAN_CLIENTS_CLI_CHAIN_TREE_H_

#include <string>

#include "clients/cli/terminal.h"
#include "duban/v1/task_service.pb.h"

namespace duban::cli {

// Several lines, the task itself first. A draft shows the units it names.
std::string DrawChain(const v1::Task& task, const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_CHAIN_TREE_H_
